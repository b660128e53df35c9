import type { AppNotification } from '../../../../shared/bridge/notification';
import type { Announcement } from '../../storage/formats/ledger-format';
import type { Alert } from '../ledger/alert';
import type { DueRenewal } from '../plan/due';
import { placeOf } from '../ledger/place';
import { alertNotification, digestNotification, renewalNotification, type DigestContext } from './reminder-words';

/** More than these at once become one digest. */
export const MOST_SINGLE_NOTIFICATIONS = 3;

/** A notification with all that it speaks of. */
export interface Composed {
  notification: AppNotification;
  renewals: DueRenewal[];
  alerts: Alert[];
}

export interface ComposeContext extends DigestContext {
  /** Epoch ms. */
  now: number;
}

/**
 * Puts what is due into notifications: up to three single ones, or one digest of everything. A notification that was
 * under way when the app was killed keeps its id, so that the system can replace the one it may have shown.
 */
export function composeAnnouncements(
  renewals: readonly DueRenewal[],
  alerts: readonly Alert[],
  underWay: Announcement | null,
  context: ComposeContext,
): Composed[] {
  if (renewals.length + alerts.length > MOST_SINGLE_NOTIFICATIONS) {
    return [digest(underWay?.id ?? digestId(context.now), renewals, alerts, context)];
  }
  if (!underWay || !isDigest(underWay.id)) return singles(renewals, alerts, context);

  const keys = new Set([...underWay.renewals.map(({ key }) => key), ...underWay.alerts]);
  const [again, others] = partition(renewals, alerts, keys);
  const rest = singles(others.renewals, others.alerts, context);
  if (again.renewals.length + again.alerts.length === 0) return rest;
  return [digest(underWay.id, again.renewals, again.alerts, context), ...rest];
}

function partition(renewals: readonly DueRenewal[], alerts: readonly Alert[], keys: ReadonlySet<string>) {
  const part = (inside: boolean) => ({
    renewals: renewals.filter(({ key }) => keys.has(key) === inside),
    alerts: alerts.filter(({ key }) => keys.has(key) === inside),
  });
  return [part(true), part(false)] as const;
}

function singles(renewals: readonly DueRenewal[], alerts: readonly Alert[], context: ComposeContext): Composed[] {
  return [
    ...renewals.map((item) => ({
      notification: renewalNotification(item, context.today, context.format),
      renewals: [item],
      alerts: [],
    })),
    ...alerts.map((alert) => ({
      notification: alertNotification(alert, context.environmentName(alert.environmentId), context.format),
      renewals: [],
      alerts: [alert],
    })),
  ];
}

function digest(
  id: string,
  renewals: readonly DueRenewal[],
  alerts: readonly Alert[],
  context: ComposeContext,
): Composed {
  const notification = digestNotification(id, renewals, alerts, context);
  return { notification, renewals: [...renewals], alerts: [...alerts] };
}

const DIGEST = 'digest ';
const digestId = (now: number) => `${DIGEST}${now}`;

/** Whether a notification speaks of many things, by its id. */
export const isDigest = (id: string) => id.startsWith(DIGEST);

/** A composed notification as the record of reminders keeps it. */
export function announcementOf({ notification, renewals, alerts }: Composed, at: number): Announcement {
  const { id, title, body, urgency, target } = notification;
  return {
    id,
    at,
    title,
    body,
    urgency,
    target: placeOf(target),
    renewals: renewals.map(({ key, environment, number, renewal, offset, snooze }) => {
      const { day, kind } = renewal;
      return { key, environmentId: environment.id, numberId: number.id, day, kind, offset, snooze };
    }),
    alerts: alerts.map(({ key }) => key),
  };
}
