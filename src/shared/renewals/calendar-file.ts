import type { Environment } from '../environment';
import { localDay } from '../calendar/calendar-day';
import type { Formatter } from '../format';
import { calendarFileParts, type DayEvent } from '../calendar/icalendar';
import { translate } from '../i18n/translate';
import { renewalCost } from './money';
import type { PhoneNumber } from '../numbers/phone-number';
import { planReminders, timetableFrom, type Timetable } from '../reminders/plan';
import type { OffsetRules, ReminderPreference } from '../reminders/preference';
import type { Renewal } from './renewal';
import type { ReminderSettings } from '../settings';

/** One renewal of a number. */
export interface CalendarRenewal {
  environment: Pick<Environment, 'kind' | 'name' | 'baseUrl'>;
  number: PhoneNumber;
  renewal: Renewal;
  /** What the user decided for the number. */
  preference: ReminderPreference;
}

export interface RenewalCalendar {
  /** What it is called in the calendar: the environment's name, mostly. */
  name: string;
  renewals: readonly CalendarRenewal[];
  settings: Pick<ReminderSettings, 'at'> & OffsetRules;
  /** Epoch ms. */
  now: number;
  format: Formatter;
}

/** Quiet hours and weekends are for notifications: calendars have their own. */
const AT_ANY_HOUR = { quietHours: { enabled: false, from: 0, to: 0 }, weekdaysOnly: false };

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

/**
 * Renewals as a calendar file, piece by piece. A number has one event, named by server and id and not by its day: when it
 * has renewed, or its day was corrected, a later file moves the event instead of leaving a stale one behind.
 */
export function renewalCalendarParts(calendar: RenewalCalendar): Generator<string> {
  const { name, now } = calendar;
  return calendarFileParts({
    name: translate('calendar.name', { environment: name }),
    madeAt: now,
    // no file is known when the next one is written, but time goes on between them
    sequence: Math.floor(now / MINUTE_MS),
    events: eventsOf(calendar),
  });
}

function* eventsOf(calendar: RenewalCalendar): Generator<DayEvent> {
  const { settings, now } = calendar;
  const timetable = timetableFrom(now, { at: settings.at, ...AT_ANY_HOUR });
  // the same environment may have been added twice, and its numbers are the same events
  const written = new Set<string>();
  for (const renewal of calendar.renewals) {
    const event = eventOf(renewal, calendar, timetable);
    if (!written.has(event.uid)) yield event;
    written.add(event.uid);
  }
}

function eventOf(one: CalendarRenewal, calendar: RenewalCalendar, timetable: Timetable): DayEvent {
  const { environment, number, renewal } = one;
  const server = environment.kind === 'sample' ? 'sample' : environment.baseUrl.replace(/^\w+:\/\//, '');
  return {
    uid: `${number.id}@${server}`,
    day: renewal.day,
    summary: summary(number, renewal),
    description: [
      ...consequence(number, renewal, calendar.format),
      translate('calendar.origin', { number: number.number, environment: environment.name }),
    ].join('\n'),
    alarms: alarms(one, calendar, timetable),
  };
}

function summary(number: PhoneNumber, { kind, daysLeft }: Renewal): string {
  const values = { number: number.formatted_number || number.number };
  if (kind === 'lapses') return translate(daysLeft < 0 ? 'calendar.lapsed' : 'calendar.lapses', values);
  return translate(daysLeft < 0 ? 'calendar.wasDue' : 'calendar.renews', values);
}

function consequence(number: PhoneNumber, { kind, daysLeft }: Renewal, format: Formatter): string[] {
  const amount = renewalCost(number);
  const cost = amount === null ? translate('calendar.costUnknown') : format.amount(amount, number.currency);
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
 * When the calendar rings, in minutes from midnight of the renewal date: when the app would announce the renewal, if the
 * reminder time were all that it keeps to. What is past would ring at once, and what the app has sent is no reason for
 * the calendar to keep silent.
 */
function alarms(
  { number, renewal: { day }, preference }: CalendarRenewal,
  calendar: RenewalCalendar,
  timetable: Timetable,
): number[] {
  const rules = { settings: calendar.settings, sent: () => null, settledThrough: null };
  return [...planReminders({ number, day, preference }, timetable, rules)]
    .filter(({ at }) => at > calendar.now)
    .map(({ at }) => (localDay(at) - day) * MINUTES_A_DAY + calendar.settings.at);
}
