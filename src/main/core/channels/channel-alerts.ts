import type { Channel } from '../../../shared/channels/channel';
import type { Environment } from '../../../shared/environment';
import type { Alert } from '../reminders/ledger/alert';
import type { ChannelScope } from './channel-scope';

/**
 * The alerts that are sent to a channel: all, or where it is limited to a saved view, those about numbers that the view
 * finds in the list as it was before the change. Alerts about an environment as a whole name numbers outside the view.
 *
 * @throws {AppError} as {@link ChannelScope}
 */
export async function alertsFor(
  channel: Channel,
  alerts: readonly Alert[],
  scope: Pick<ChannelScope, 'finds'>,
  environmentOf: (environmentId: string) => Environment | null,
): Promise<Alert[]> {
  if (!channel.enabled || !channel.about.alerts) return [];
  if (channel.savedViewId === null) return [...alerts];
  const wanted: Alert[] = [];
  for (const environmentId of new Set(alerts.map((alert) => alert.environmentId))) {
    const environment = environmentOf(environmentId);
    const own = alerts.filter((alert) => alert.environmentId === environmentId && alert.numberId !== null);
    if (!environment || own.length === 0) continue;
    const ids = own.map(({ numberId }) => numberId ?? '');
    const found = await scope.finds(channel, environment, ids);
    for (const alert of own) if (found.has(alert.numberId ?? '')) wanted.push(alert);
  }
  return wanted;
}
