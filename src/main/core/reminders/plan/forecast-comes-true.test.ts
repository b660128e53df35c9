import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppNotification } from '../../../../shared/bridge/notification';
import { isoFromDay, localDay } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { handledArbitrary } from '../../../../shared/reminders/handled-arbitrary';
import { pauseAsOf } from '../../../../shared/reminders/pause';
import { offsetsSchema } from '../../../../shared/reminders/offsets';
import { settingsSchema, type ReminderSettings, type Session } from '../../../../shared/settings';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { createManualClock } from '../../testing/manual-clock';
import { previewReachOf, reachOf, summarizeRenewals } from '../../renewals/renewal-summary';
import { createAnnouncer } from '../announce/announcer';
import { forecastReminders } from './forecast';
import { createLedger } from '../ledger/ledger';
import { numberKey } from '../../storage/number-key';
import { createMortalJournal } from '../testing/mortal-journal';

const HOUR = 3_600_000;
const environment = sampleEnvironment();
const format = new Formatter('en-GB');
const NOW = new Date('2026-11-25T12:00').getTime(); // a Wednesday
const TODAY = localDay(NOW);
/** What a notification says, and of how many numbers. */
type Announced = Pick<AppNotification, 'title' | 'body' | 'urgency'> & { count: number };

const FORECAST_DAYS = 30;

interface World {
  numbers: PhoneNumber[];
  preferences: ReminderPreference[];
  settings: ReminderSettings;
  pausedUntil: Session['remindersPausedUntil'];
  /** What the number of the same place was last announced with. */
  sent: ({ correctedBy: number; offset: number } | null)[];
}

/** The real announcer over the real ledger, on a clock that is wound by hand. */
async function live({ numbers, preferences, settings, pausedUntil, sent }: World) {
  const clock = createManualClock(NOW);
  const preferenceOf = (id: string) => preferences[numbers.findIndex((number) => number.id === id)] ?? NO_PREFERENCE;
  const comingWithin = (reach: ReturnType<typeof reachOf>) =>
    summarizeRenewals(environment, numbers, TODAY, localDay(clock.now()), () => true).coming.filter(
      ({ number, renewal: { kind, daysLeft } }) => daysLeft <= reach[kind] || preferenceOf(number.id) !== NO_PREFERENCE,
    );
  const ledger = createLedger(createMortalJournal({ pass: () => Promise.resolve() }, () => 1).open(), () => TODAY);
  await ledger.load(TODAY);
  const { coming: all } = summarizeRenewals(environment, numbers, TODAY, TODAY, () => true);
  await ledger.intend({
    id: 'earlier', at: NOW, title: '', body: '', urgency: 'normal', target: { place: 'reminders' }, alerts: [],
    renewals: all.flatMap(({ number, renewal }) => {
      const last = sent[numbers.indexOf(number)];
      const { day, kind } = renewal;
      if (!last) return [];
      return { key: numberKey(environment, number.id), environmentId: environment.id, numberId: number.id, day: day - last.correctedBy, kind, offset: last.offset, snooze: null }; // prettier-ignore
    }),
  }); // prettier-ignore
  await ledger.shown('earlier');

  const shown = new Map<number, Announced[]>();
  const announcer = createAnnouncer({
    clock,
    format,
    ledger,
    preferences: {
      load: () => Promise.resolve(null),
      version: () => 1,
      of: (_, id) => preferenceOf(id),
      ofEnvironment: () => ({}),
      change: () => Promise.resolve(),
    },
    coming: () => comingWithin(reachOf(settings)),
    renewalsOf: () => Promise.resolve(new Map()),
    settings: () => settings,
    pausedUntil: () => pauseAsOf(pausedUntil, clock.now()),
    environment: () => environment,
    areSeveral: () => true,
    listsSettled: () => Promise.resolve(),
    onChange: () => undefined,
    onProblem(problem) {
      if (problem) throw problem;
    },
    shell: {
      notify({ title, body, urgency }) {
        const announced = ledger.underWay()!.renewals.length;
        shown.set(clock.now(), [...(shown.get(clock.now()) ?? []), { title, body, urgency, count: announced }]);
        return Promise.resolve({ outcome: 'shown' });
      },
    },
  });
  const steps = forecastReminders({
    coming: comingWithin(previewReachOf(settings)),
    settings,
    pausedUntil,
    now: NOW,
    rules: {
      settings,
      preference: (_, id) => preferenceOf(id),
      announced: (key) => ledger.announced(key),
      settledThrough: ledger.settledThrough(),
    },
    context: { format, environmentName: () => environment.name, areSeveral: true },
  });
  let step = steps.next();
  while (!step.done) step = steps.next();

  await announcer.check();
  await clock.advance((FORECAST_DAYS + 1) * 24 * HOUR);
  await announcer.stop();
  const last = TODAY + FORECAST_DAYS;
  const sentByThen = [...shown].filter(([at]) => localDay(at) <= last);
  const forecast = step.value.map(({ at, composed }) => ({
    at,
    notifications: composed.map(({ notification: { title, body, urgency }, renewals }): Announced => {
      return { title, body, urgency, count: renewals.length };
    }),
  }));
  return { forecast, announced: sentByThen.map(([at, notifications]) => ({ at, notifications })) };
}

const days = (min: number, max: number) => fc.integer({ min, max });
const offsets = fc.array(days(-30, 400), { maxLength: 6 }).map((list) => offsetsSchema.parse(list));
const offsetsByKind = fc.record({ lapses: offsets, renews: offsets });
const numbers = fc
  .array(
    fc.record({
      renewal_date: days(-10, 95).map((ahead) => isoFromDay(TODAY + ahead)),
      auto_renewal: fc.boolean(),
      current_status: fc.constantFrom('active', 'suspended', 'pending'),
      currency: fc.constantFrom('USD', 'usd', 'EUR'),
      monthly_renewal_cost: fc.constantFrom(null, 0.1, 0.2, 1.15),
    }),
    { minLength: 3, maxLength: 7 },
  )
  .map((fields) =>
    fields.map((some, at) => sampleNumber({ ...some, id: `n${at}`, number: `+1415555013${at}`, formatted_number: `${at}` })),
  ); // prettier-ignore
const preference: fc.Arbitrary<ReminderPreference> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(NO_PREFERENCE) },
  fc.record({
    muted: fc.boolean(),
    snooze: fc.option(
      fc.record({ until: days(-5, 35).map((ahead) => TODAY + ahead), renewal: days(-10, 95).map((ahead) => TODAY + ahead) }),
    ),
    offsets: fc.option(offsetsByKind),
    handled: handledArbitrary(days(-10, 95).map((ahead) => TODAY + ahead)),
  }), // prettier-ignore
);
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 7, maxLength: 7 });

const worlds: fc.Arbitrary<World> = fc.record({
  numbers,
  preferences: many(preference),
  sent: many(fc.option(fc.record({ correctedBy: days(-9, 40), offset: days(-30, 400) }))),
  settings: fc
    .record({
      enabled: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
      offsets: offsetsByKind,
      at: fc.constantFrom(0, 540, 1439),
      quietHours: fc.record({
        enabled: fc.boolean(),
        from: fc.constantFrom(0, 600, 1320),
        to: fc.constantFrom(480, 700),
      }),
      weekdaysOnly: fc.boolean(),
      repeatDaily: fc.record({ enabled: fc.boolean(), from: days(1, 20) }),
      onceMore: fc.boolean(),
    })
    .map((some) => ({ ...settingsSchema.parse({}).reminders, ...some })),
  pausedUntil: fc.constantFrom<World['pausedUntil']>(null, null, 'forever', NOW + HOUR, NOW + 30 * HOUR),
});

describe('the forecast', () => {
  it('is what the announcer then sends, step by step and word for word', async () => {
    let entries = 0;
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { forecast, announced } = await live(world);
        entries += forecast.length;
        expect(announced).toEqual(forecast);
      }),
      { numRuns: 100 },
    );
    expect(entries).toBeGreaterThan(100);
  });
});
