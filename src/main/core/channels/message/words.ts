import type { AppNotification } from '../../../../shared/bridge/notification';
import type { Day } from '../../../../shared/calendar/calendar-day';
import type { ChannelLanguage } from '../../../../shared/channels/channel';
import type { Formatter } from '../../../../shared/format';
import { translate, type MessageKey, type MessageValues } from '../../../../shared/i18n/translate';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import { alertNotification, costOf, digestTitle, renewalNotification } from '../../reminders/announce/reminder-words';
import type { Alert } from '../../reminders/ledger/alert';
import type { DueRenewal } from '../../reminders/plan/due';

type Said = Pick<AppNotification, 'title' | 'body' | 'urgency'>;

/** The words of a channel's messages, in its language: those of the notifications. */
export interface Words {
  format: Formatter;
  t(key: MessageKey, values?: MessageValues): string;
  renewal(item: DueRenewal, today: Day): Said;
  alert(alert: Alert, environmentName: string): Said;
  /** Counts by kind: `2 numbers will lapse, 1 number renews`. */
  counts(renewals: readonly ComingRenewal[], alerts: readonly Alert[]): string;
  /** `$3.45 + €1.40`. */
  cost(renewals: readonly ComingRenewal[]): string;
}

/** There is one catalogue so far, so that every channel speaks the app's language. */
export function wordsIn(_language: ChannelLanguage, format: Formatter): Words {
  return {
    format,
    t: translate,
    renewal: (item, today) => renewalNotification(item, today, format),
    alert: alertNotification,
    counts: (renewals, alerts) => digestTitle(renewals, alerts),
    cost: (renewals) => costOf(renewals, format),
  };
}
