import type { TrayState } from '../../shared/bridge';
import type { Formatter } from '../../shared/format';
import { translate } from '../../shared/i18n/translate';
import type { Session, Settings } from '../../shared/settings';
import { headline, targetOf } from './reminder-words';
import { DUE_SOON_DAYS, type ComingRenewal } from './renewal-summary';

const NEXT_SHOWN = 5;

export interface TrayInput {
  /** Soonest first. */
  coming: readonly ComingRenewal[];
  /** How many accounts there are, and the name of one whose token was refused. */
  accounts: number;
  signedOut: string | null;
  online: boolean;
  reminders: Settings['reminders'];
  pausedUntil: Session['remindersPausedUntil'];
  format: Formatter;
}

/** What the tray shows: an icon for the state, a line that sums it up, and the next five renewals. */
export function trayState(input: TrayInput): TrayState {
  const { coming, format, reminders } = input;
  const ahead = coming.filter((item) => item.renewal.daysLeft >= 0);
  const attention =
    input.signedOut !== null ||
    ahead.some(
      ({ renewal }) =>
        renewal.daysLeft <= (renewal.kind === 'lapses' ? reminders.lapsesWithinDays : reminders.renewsWithinDays),
    );
  return {
    icon: !input.online ? 'offline' : attention ? 'attention' : 'calm',
    tooltip: tooltip(input, ahead),
    next: ahead.slice(0, NEXT_SHOWN).map((item) => ({
      label: input.accounts > 1 ? `${headline(item, format)} · ${item.account.name}` : headline(item, format),
      target: targetOf(item),
    })),
    pausedUntil: input.pausedUntil,
  };
}

function tooltip(input: TrayInput, ahead: readonly ComingRenewal[]): string {
  if (input.accounts === 0) return translate('tray.tooltip.none');
  const soon = ahead.filter((item) => item.renewal.daysLeft <= DUE_SOON_DAYS);
  const lapsing = soon.filter((item) => item.renewal.kind === 'lapses');
  const parts: string[] = [];
  if (input.signedOut !== null) parts.push(translate('tray.tooltip.signedOut', { account: input.signedOut }));
  parts.push(
    soon.length === 0 ? translate('tray.tooltip.calm') : translate('tray.tooltip.renewals', { count: soon.length }),
  );
  const first = lapsing[0];
  if (first) {
    const when = input.format.inDays(first.renewal.daysLeft);
    parts.push(translate('tray.tooltip.lapses', { count: lapsing.length, when }));
  }
  if (!input.online) parts.push(translate('tray.tooltip.offline'));
  return parts.join(' · ');
}
