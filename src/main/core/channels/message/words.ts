import type { AppNotification } from '../../../../shared/bridge/notification';
import type { Day } from '../../../../shared/calendar/calendar-day';
import type { ChannelLanguage } from '../../../../shared/channels/channel';
import { formatterFor, type Formatter } from '../../../../shared/format';
import { formatLocale } from '../../../../shared/i18n/language';
import { listed } from '../../../../shared/i18n/lists';
import { loadSpeech } from '../../../../shared/i18n/load-messages';
import { saidIn, translate, type MessageKey, type MessageValues } from '../../../../shared/i18n/translate';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import { alertNotification, costOf, digestTitle, renewalNotification } from '../../reminders/announce/reminder-words';
import type { Alert } from '../../reminders/ledger/alert';
import type { DueRenewal } from '../../reminders/plan/due';

type Said = Pick<AppNotification, 'title' | 'body' | 'urgency'>;

/** The words of a channel's messages, in its language: those of the notifications. */
export interface Words {
  format: Formatter;
  t(key: MessageKey, values?: MessageValues): string;
  listed(words: readonly string[]): string;
  renewal(item: DueRenewal, today: Day): Said;
  alert(alert: Alert, environmentName: string): Said;
  /** Counts by kind: `2 numbers will lapse, 1 number renews`. */
  counts(renewals: readonly ComingRenewal[], alerts: readonly Alert[]): string;
  /** `$3.45 + €1.40`. */
  cost(renewals: readonly ComingRenewal[]): string;
}

/** @param format of the app's language */
export async function wordsIn(language: ChannelLanguage, format: Formatter): Promise<Words> {
  if (language === 'app') return wordsOf(format, (say) => say());
  const locale = formatLocale(language, format.locale);
  const speech = await loadSpeech(language, locale);
  return wordsOf(formatterFor(locale), (say) => saidIn(speech, say));
}

function wordsOf(format: Formatter, said: <T>(say: () => T) => T): Words {
  return {
    format,
    t: (key, values) => said(() => translate(key, values)),
    listed: (words) => said(() => listed(words)),
    renewal: (item, today) => said(() => renewalNotification(item, today, format)),
    alert: (alert, environmentName) => said(() => alertNotification(alert, environmentName, format)),
    counts: (renewals, alerts) => said(() => digestTitle(renewals, alerts)),
    cost: (renewals) => said(() => costOf(renewals, format)),
  };
}
