import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay, localDay } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { settingsSchema, type ReminderSettings } from '../../../../shared/settings';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { summarizeRenewals } from '../../renewals/renewal-summary';
import { forecastReminders } from './forecast';
import type { Sent } from '../../../../shared/reminders/plan';
import type { DueRules } from './due';

const environment = sampleEnvironment();
const NOW = new Date('2026-11-25T12:00:00').getTime(); // a Wednesday
const TODAY = localDay(NOW);

interface Case {
  numbers: PhoneNumber[];
  settings?: Partial<ReminderSettings>;
  preference?: Partial<ReminderPreference>;
  announced?: Sent | null;
  pausedUntil?: number | 'forever' | null;
}

function forecast({ numbers, settings: patch, preference, announced = null, pausedUntil = null }: Case) {
  const settings = { ...settingsSchema.parse({}).reminders, ...patch };
  const rules: DueRules = {
    settings,
    preference: () => ({ ...NO_PREFERENCE, ...preference }),
    announced: () => announced,
    settledThrough: null,
  };
  const { coming } = summarizeRenewals(environment, numbers, TODAY, TODAY);
  const context = { format: new Formatter('en-GB'), environmentName: () => environment.name, areSeveral: false };
  const steps = forecastReminders({ coming, rules, settings, pausedUntil, now: NOW, context });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { entries: step.value };
}

const text = (at: number) => `${isoFromDay(localDay(at))} ${new Date(at).getHours()}:00`;
const lines = (input: Case) =>
  forecast(input).entries.map(({ at, composed }) => `${text(at)} ${composed.map(({ notification }) => notification.title).join(' | ')}`); // prettier-ignore
const lapsing = (renewal_date: string, fields: Partial<PhoneNumber> = {}) =>
  sampleNumber({ formatted_number: '(415) 555-0132', renewal_date, auto_renewal: false, ...fields });

describe('the forecast', () => {
  it('says what would be announced, as of then, beginning with what is due now', () => {
    expect(lines({ numbers: [lapsing('2026-12-05')] })).toEqual([
      '2026-11-25 12:00 (415) 555-0132 lapses in 10 days',
      '2026-11-28 9:00 (415) 555-0132 lapses in 7 days',
      '2026-12-02 9:00 (415) 555-0132 lapses in 3 days',
      '2026-12-04 9:00 (415) 555-0132 lapses tomorrow',
      '2026-12-05 9:00 (415) 555-0132 lapses today',
      '2026-12-06 9:00 (415) 555-0132 lapsed yesterday',
    ]);
  });

  it('leaves out what was announced, and moves what falls on a weekend, one for all', () => {
    const announced = { day: dayFromIso('2026-12-05') ?? 0, lapses: 14, renews: null, snooze: null };
    expect(lines({ numbers: [lapsing('2026-12-05')], announced, settings: { weekdaysOnly: true } })).toEqual([
      '2026-11-30 9:00 (415) 555-0132 lapses in 5 days',
      '2026-12-02 9:00 (415) 555-0132 lapses in 3 days',
      '2026-12-04 9:00 (415) 555-0132 lapses tomorrow',
      '2026-12-07 9:00 (415) 555-0132 lapsed 2 days ago',
    ]);
  });

  it('knows that a suspended number lapses only once its day is near', () => {
    const suspended = sampleNumber({ current_status: 'suspended', renewal_date: '2026-12-15' });
    expect(lines({ numbers: [suspended] })[0]).toBe('2026-12-01 9:00 (123) 456-7890 lapses in 14 days');
  });

  it('follows the decisions for a number', () => {
    const numbers = [lapsing('2026-12-05')];
    expect(lines({ numbers, preference: { muted: true } })).toEqual([]);
    expect(lines({ numbers, preference: { offsets: { lapses: [2], renews: [] } } })).toEqual(['2026-12-03 9:00 (415) 555-0132 lapses in 2 days']); // prettier-ignore
    const snooze = { until: TODAY + 8, renewal: dayFromIso('2026-12-05') ?? 0 };
    expect(lines({ numbers, preference: { snooze } }).slice(0, 2)).toEqual([
      '2026-12-03 9:00 (415) 555-0132 lapses in 2 days',
      '2026-12-04 9:00 (415) 555-0132 lapses tomorrow',
    ]);
  });

  it('speaks of the end of a snooze, whatever the offsets', () => {
    const numbers = [lapsing('2026-12-05')];
    const offsets = { lapses: [], renews: [] };
    const renewal = dayFromIso('2026-12-05') ?? 0;
    const until = (day: number) => lines({ numbers, preference: { offsets, snooze: { until: day, renewal } } });
    expect(until(TODAY + 3)).toEqual(['2026-11-28 9:00 (415) 555-0132 lapses in 7 days']);
    expect(until(TODAY)).toEqual(['2026-11-25 12:00 (415) 555-0132 lapses in 10 days']);
    expect(until(TODAY + 31)).toEqual([]);
  });

  it('reaches 30 days ahead', () => {
    const renewing = (renewal_date: string) => lines({ numbers: [sampleNumber({ renewal_date })] });
    expect(renewing('2026-12-26')).toEqual(['2026-12-25 9:00 (123) 456-7890 renews tomorrow']);
    expect(renewing('2026-12-27')).toEqual([]);
  });

  it('begins with what lapses', () => {
    const numbers = [sampleNumber({ id: 'a', renewal_date: '2026-12-02' }), lapsing('2026-12-02', { id: 'b' })];
    expect(lines({ numbers })).toContain(
      '2026-12-01 9:00 (415) 555-0132 lapses tomorrow | (123) 456-7890 renews tomorrow',
    );
  });

  it('is empty while reminders are off or paused permanently, and waits for the end of a pause', () => {
    const numbers = [lapsing('2026-11-28')];
    expect(lines({ numbers, settings: { enabled: false } })).toEqual([]);
    expect(lines({ numbers, pausedUntil: 'forever' })).toEqual([]);
    expect(lines({ numbers, pausedUntil: new Date('2026-11-28T15:00:00').getTime() })).toEqual([
      '2026-11-28 15:00 (415) 555-0132 lapses today',
      '2026-11-29 9:00 (415) 555-0132 lapsed yesterday',
    ]);
  });

  it('puts many into one digest', () => {
    const numbers = ['1', '2', '3', '4'].map((id) => sampleNumber({ id, renewal_date: '2026-12-10' }));
    const [{ composed } = { composed: [] }] = forecast({ numbers }).entries;
    expect(composed).toMatchObject([{ notification: { title: '4 numbers renew' } }]);
    expect(composed[0]?.renewals).toHaveLength(4);
  });

  it('names offsets of a number that lapses for its status, however early they are, once it does', () => {
    const suspended = sampleNumber({ current_status: 'suspended', renewal_date: '2026-12-15' });
    const offsets = { lapses: [40, 20, 3], renews: [] };
    const announced = null;
    expect(lines({ numbers: [suspended], announced, settings: { offsets } })).toEqual([
      '2026-12-01 9:00 (123) 456-7890 lapses in 14 days',
      '2026-12-12 9:00 (123) 456-7890 lapses in 3 days',
    ]);
  });
});
