import type { Account } from './account';
import type { Formatter } from './format';
import { writeCalendarFile, type DayEvent } from './icalendar';
import { translate } from './i18n/translate';
import type { PhoneNumber } from './phone-number';
import { snoozedUntil, stagesFor, type ReminderPreference } from './reminders/preference';
import { instantOn } from './reminders/schedule';
import type { Renewal } from './renewal';
import type { ReminderSettings } from './settings';

/** One renewal of a number. */
export interface CalendarRenewal {
  account: Pick<Account, 'kind' | 'name' | 'baseUrl'>;
  number: PhoneNumber;
  renewal: Renewal;
  /** What the user decided for the number. */
  preference: ReminderPreference;
}

export interface RenewalCalendar {
  /** What it is called in the calendar: the account's name, mostly. */
  name: string;
  renewals: readonly CalendarRenewal[];
  settings: Pick<ReminderSettings, 'at' | 'stages'>;
  /** Epoch ms. */
  now: number;
  format: Formatter;
}

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

/**
 * Renewals as a calendar file. A number has one event, named by server and id and not by its day: when it has renewed, or
 * its day was corrected, a later file moves the event instead of leaving a stale one behind.
 */
export function writeRenewalCalendar(calendar: RenewalCalendar): string {
  const { name, renewals, now } = calendar;
  return writeCalendarFile({
    name: translate('calendar.name', { account: name }),
    madeAt: now,
    // no file is known when the next one is written, but time goes on between them
    sequence: Math.floor(now / MINUTE_MS),
    events: renewals.map((renewal) => eventOf(renewal, calendar)),
  });
}

function eventOf(one: CalendarRenewal, calendar: RenewalCalendar): DayEvent {
  const { account, number, renewal } = one;
  const server = account.kind === 'sample' ? 'sample' : account.baseUrl.replace(/^\w+:\/\//, '');
  return {
    uid: `${number.id}@${server}`,
    day: renewal.day,
    summary: summary(number, renewal),
    description: [
      ...consequence(number, renewal, calendar.format),
      translate('calendar.origin', { number: number.number, account: account.name }),
    ].join('\n'),
    alarms: alarms(one, calendar),
  };
}

function summary(number: PhoneNumber, { kind, daysLeft }: Renewal): string {
  const values = { number: number.formatted_number || number.number };
  if (kind === 'lapses') return translate(daysLeft < 0 ? 'calendar.lapsed' : 'calendar.lapses', values);
  return translate(daysLeft < 0 ? 'calendar.wasDue' : 'calendar.renews', values);
}

function consequence(number: PhoneNumber, { kind, daysLeft }: Renewal, format: Formatter): string[] {
  const { monthly_renewal_cost: amount, currency } = number;
  const cost = amount === null ? translate('calendar.costUnknown') : format.amount(amount, currency);
  if (kind === 'renews') {
    return [translate(daysLeft < 0 ? 'calendar.wasDue.charged' : 'calendar.renews.charged', { cost })];
  }
  const aMonth = amount === null ? [] : [translate('calendar.cost', { cost })];
  if (daysLeft < 0) return [translate('calendar.lapsed.consequence'), ...aMonth];
  return number.auto_renewal
    ? [translate('calendar.lapses.status', { status: number.current_status }), ...aMonth]
    : [translate('calendar.lapses.noAuto'), ...aMonth];
}

/**
 * When the calendar rings, in minutes from the day's midnight: at the reminder time of every stage, or, where the user put
 * the number off, of the day that it was put off to and of the stages after it. What is past would ring at once.
 */
function alarms({ renewal, preference }: CalendarRenewal, { settings, now }: RenewalCalendar): number[] {
  const { day, kind } = renewal;
  if (preference.muted) return [];
  const stageDays = stagesFor(preference, settings.stages)[kind].map((stage) => day - stage);
  const snooze = snoozedUntil(preference, day);
  const days = snooze === null ? stageDays : [snooze, ...stageDays.filter((stageDay) => stageDay > snooze)];
  return days
    .filter((alarmDay) => instantOn(alarmDay, settings.at) > now)
    .map((alarmDay) => (alarmDay - day) * MINUTES_A_DAY + settings.at);
}
