import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay, localDay } from '../calendar/calendar-day';
import { Formatter } from '../format';
import type { PhoneNumber } from '../numbers/phone-number';
import { CONTEXT, numbersArbitrary } from '../query/number-arbitrary';
import { NO_PREFERENCE, type ReminderPreference } from '../reminders/preference';
import { instantOn } from '../reminders/schedule';
import { DEFAULT_OFFSETS } from '../reminders/offsets';
import { DEFAULT_SETTINGS } from '../settings';
import { nextRenewal } from './renewal';
import { renewalCalendarParts, type CalendarRenewal, type RenewalCalendar } from './calendar-file';
import { sampleEnvironment, sampleNumber } from '../testing/sample';

const originalZone = process.env.TZ;
afterEach(() => {
  process.env.TZ = originalZone;
});

const NOW = new Date(2026, 10, 24, 12).getTime();
const NINE = 9 * 60;

interface Changes extends Partial<Omit<RenewalCalendar, 'renewals'>> {
  environment?: CalendarRenewal['environment'];
  /** By number id. */
  preferences?: Record<string, ReminderPreference>;
}

function fileOf(
  numbers: PhoneNumber[],
  { environment = sampleEnvironment(), preferences = {}, ...changes }: Changes = {},
): string {
  const now = changes.now ?? NOW;
  const renewals = numbers.flatMap((number) => {
    const renewal = nextRenewal(number, localDay(now), localDay(now));
    return renewal ? [{ environment, number, renewal, preference: preferences[number.id] ?? NO_PREFERENCE }] : [];
  });
  return [
    ...renewalCalendarParts({
      name: environment.name,
      renewals,
      settings: { ...DEFAULT_SETTINGS.reminders, at: NINE },
      now,
      format: new Formatter('en-GB'),
      ...changes,
    }),
  ].join('');
}

/** What a calendar that reads the file shows, and when it rings, as wall-clock time. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, startDate, endDate, sequence } = new ICAL.Event(component);
    const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
      const { year, month, day } = startDate;
      const rings = ICAL.Time.fromData({ year, month, day, hour: 0, minute: 0, second: 0, isDate: false });
      rings.addDuration(alarm.getFirstPropertyValue('trigger') as ICAL.Duration);
      return rings.toString();
    });
    return { uid, summary, description, sequence, start: startDate.toString(), end: endDate.toString(), alarms };
  });
}

const lapsing = sampleNumber({
  id: 'n1',
  formatted_number: '(415) 555-0132',
  number: '+14155550132',
  renewal_date: '2026-12-10',
  auto_renewal: false,
  monthly_renewal_cost: 1.15,
});

describe('the calendar of renewals', () => {
  it('says of a number that lapses what happens if nothing is done, and rings at each offset', () => {
    expect(read(fileOf([lapsing]))).toEqual([
      {
        uid: 'n1@app.talkover.ai',
        summary: '(415) 555-0132 lapses',
        description:
          'Auto-renewal is off. Unless you turn it on in Talkover, the number will be lost and may not be available again.\n' +
          'It costs US$1.15 a month.\n' +
          '+14155550132 of Production',
        sequence: Math.floor(NOW / 60_000),
        start: '2026-12-10',
        end: '2026-12-11',
        alarms: [
          '2026-11-26T09:00:00', '2026-12-03T09:00:00', '2026-12-07T09:00:00',
          '2026-12-09T09:00:00', '2026-12-10T09:00:00', '2026-12-11T09:00:00',
        ],
      },
    ]); // prettier-ignore
  });

  it('says of a number that renews what will be charged', () => {
    const [event] = read(fileOf([{ ...lapsing, auto_renewal: true }]));
    expect(event).toMatchObject({ summary: '(415) 555-0132 renews', alarms: ['2026-12-09T09:00:00'] });
    expect(event?.description).toContain('US$1.15 will be charged.');
  });

  it('speaks of today as of a day to come', () => {
    const today = { ...lapsing, renewal_date: '2026-11-24' };
    const charged = { ...today, id: 'charged', auto_renewal: true };
    const unpriced = { ...today, id: 'unpriced', monthly_renewal_cost: null };
    const [lapses, renews, unknown] = read(fileOf([today, charged, unpriced]));
    expect([lapses?.summary.slice(15), renews?.summary.slice(15)]).toEqual(['lapses', 'renews']);
    expect(lapses?.description).toContain('Auto-renewal is off');
    expect(renews?.description).toContain('US$1.15 will be charged.');
    // what is not known is not spoken of
    expect(unknown?.description.split('\n')).toEqual([
      lapses?.description.split('\n')[0],
      '+14155550132 of Production',
    ]);
  });

  it('says what endangers a number, and what has passed', () => {
    const suspended = { ...lapsing, auto_renewal: true, current_status: 'suspended', renewal_date: '2026-11-26' };
    const past = { ...lapsing, id: 'past', renewal_date: '2026-11-20' };
    const due = { ...past, id: 'due', auto_renewal: true, monthly_renewal_cost: null };
    const events = read(fileOf([suspended, past, due]));
    expect(events.map(({ summary }) => summary.slice(15))).toEqual(['lapses', 'lapsed', 'was due']);
    expect(events[0]?.description).toContain('The number is suspended');
    expect(events[1]?.description).toContain('may already be lost');
    expect(events[2]?.description).toContain('An unknown amount should have been charged.');
    expect(events[1]?.alarms).toEqual([]);
  });

  it('rings as the user decided for the number', () => {
    const day = dayFromIso(lapsing.renewal_date)!;
    const alarmsWith = (preference: Partial<typeof NO_PREFERENCE>) =>
      read(fileOf([lapsing], { preferences: { n1: { ...NO_PREFERENCE, ...preference } } }))[0]?.alarms;
    expect(alarmsWith({ muted: true })).toEqual([]);
    expect(alarmsWith({ offsets: { lapses: [2], renews: [] } })).toEqual(['2026-12-08T09:00:00']);
    expect(alarmsWith({ snooze: { until: day - 2, renewal: day } })).toEqual([
      '2026-12-08T09:00:00', '2026-12-09T09:00:00', '2026-12-10T09:00:00', '2026-12-11T09:00:00',
    ]); // prettier-ignore
    // once where an offset falls on the day that it was put off to
    expect(alarmsWith({ snooze: { until: day - 1, renewal: day } })).toEqual([
      '2026-12-09T09:00:00', '2026-12-10T09:00:00', '2026-12-11T09:00:00',
    ]); // prettier-ignore
  });

  it('does not ring at the moment at which it is written', () => {
    const now = new Date(2026, 11, 10, 9).getTime();
    const alarmsAt = (instant: number) => read(fileOf([lapsing], { now: instant }))[0]?.alarms;
    expect(alarmsAt(now - 1)).toEqual(['2026-12-10T09:00:00', '2026-12-11T09:00:00']);
    expect(alarmsAt(now)).toEqual(['2026-12-11T09:00:00']);
  });

  it('names an event by server and number: one that is read again, or has moved, is the same', () => {
    const later = { ...lapsing, renewal_date: '2027-01-10' };
    const [before] = read(fileOf([lapsing]));
    const [after] = read(fileOf([later], { now: NOW + 60_000 }));
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before!.sequence);
    expect(fileOf([lapsing])).toBe(fileOf([lapsing]));

    const uidAt = (environment: Parameters<typeof sampleEnvironment>[0]) =>
      read(fileOf([lapsing], { environment: sampleEnvironment(environment) }))[0]?.uid;
    expect(uidAt({ id: 'another', name: 'Renamed' })).toBe(before?.uid);
    expect(uidAt({ baseUrl: 'http://localhost:4010' })).toBe('n1@localhost:4010');
    expect(uidAt({ kind: 'sample' })).toBe('n1@sample');
  });

  it.each(['Pacific/Pago_Pago', 'America/St_Johns', 'America/Havana', 'UTC', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
    'holds the right days and hours in %s',
    (zone) => {
      process.env.TZ = zone;
      const at = fc.integer({ min: 0, max: 1439 });
      fc.assert(
        fc.property(numbersArbitrary, at, fc.integer({ min: 0, max: 365 * 1440 }), (numbers, minute, ago) => {
          const now = instantOn(CONTEXT.today, 720) - ago * 60_000;
          const named = numbers.map((number, index) => ({ ...number, id: String(index) }));
          const events = read(fileOf(named, { now, settings: { ...DEFAULT_SETTINGS.reminders, at: minute } }));
          const expected = named.flatMap((number) => {
            const renewal = nextRenewal(number, localDay(now), localDay(now));
            if (!renewal) return [];
            const clock = `T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;
            const kindOn = (day: number) => nextRenewal(number, localDay(now), day)!.kind;
            const alarms = (['lapses', 'renews'] as const)
              .flatMap((kind) => DEFAULT_OFFSETS[kind].filter((offset) => kindOn(renewal.day - offset) === kind))
              .map((offset) => renewal.day - offset)
              .sort((a, b) => a - b)
              .filter((day) => instantOn(day, minute) > now)
              .map((day) => isoFromDay(day) + clock);
            return [{ start: isoFromDay(renewal.day), end: isoFromDay(renewal.day + 1), alarms }];
          });
          expect(events.map(({ start, end, alarms }) => ({ start, end, alarms }))).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    },
  ); // prettier-ignore
});
