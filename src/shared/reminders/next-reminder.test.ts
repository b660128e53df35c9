import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, localDay, type Day } from '../calendar-day';
import { renewalAsOf } from '../renewal';
import { settingsSchema, type ReminderSettings } from '../settings';
import { sampleNumber } from '../testing/sample';
import { inZone, ODD_ZONES } from '../testing/zone';
import { nextReminder, type ReminderRules } from './next-reminder';
import { NO_PREFERENCE, type ReminderPreference } from './preference';
import { heldBackAt, lastDueDay } from './schedule';
import { dueStage, EARLIEST_STAGE, LATEST_STAGE, MOST_STAGES, stagesSchema } from './stages';

const defaults = settingsSchema.parse({}).reminders;
const day = (iso: string) => dayFromIso(iso) ?? NaN;
const at = (text: string) => new Date(text).getTime();

/** Wednesday noon; the number lapses in two weeks and a day, where nothing else is said. */
const NOW = at('2026-11-25T12:00');
const lapsing = sampleNumber({ auto_renewal: false });
const renewing = sampleNumber({ auto_renewal: true });

function next(
  number = lapsing,
  renewal: string | null = '2026-12-10',
  changes: Partial<ReminderSettings> = {},
  preference: Partial<ReminderPreference> = {},
  rules: Partial<ReminderRules> = {},
) {
  return nextReminder(number, renewal === null ? null : day(renewal), {
    now: NOW,
    settings: { ...defaults, ...changes },
    pausedUntil: null,
    preference: { ...NO_PREFERENCE, ...preference },
    ...rules,
  });
}

describe('the next reminder of a number', () => {
  it('is the next stage of its kind at the reminder time', () => {
    expect(next()).toEqual({ at: at('2026-11-26T09:00'), stage: 14 });
    expect(next(renewing)).toEqual({ at: at('2026-12-09T09:00'), stage: 1 });
    expect(next(lapsing, '2026-11-25')).toEqual({ at: at('2026-11-26T09:00'), stage: -1 });
    expect(next(lapsing, '2027-11-25')).toEqual({ at: at('2027-11-11T09:00'), stage: 14 });
  });

  it('reaches from the earliest stage there is to the latest', () => {
    const stages = { lapses: [EARLIEST_STAGE, LATEST_STAGE], renews: [] };
    expect(next(lapsing, '2027-11-25', { stages })).toEqual({ at: at('2027-09-26T09:00'), stage: EARLIEST_STAGE });
    expect(next(lapsing, '2026-11-25', { stages })).toEqual({ at: at('2026-12-02T09:00'), stage: LATEST_STAGE });
  });

  it('follows the number’s own stages', () => {
    const stages = { lapses: [2], renews: [5] };
    expect(next(lapsing, '2026-12-10', {}, { stages })).toEqual({ at: at('2026-12-08T09:00'), stage: 2 });
    expect(next(renewing, '2026-12-10', {}, { stages })).toEqual({ at: at('2026-12-05T09:00'), stage: 5 });
  });

  it('moves out of quiet hours and weekends, and is the most urgent of what falls together', () => {
    const quietHours = { enabled: true, from: 8 * 60, to: 10 * 60 };
    expect(next(lapsing, '2026-12-10', { quietHours })).toEqual({ at: at('2026-11-26T10:00'), stage: 14 });
    // stages on Saturday, Sunday and Monday
    const weekend = { weekdaysOnly: true, stages: { lapses: [3, 2, 1], renews: [] } };
    expect(next(lapsing, '2026-12-01', weekend)).toEqual({ at: at('2026-11-30T09:00'), stage: 1 });
  });

  it('comes when a snooze ends, whatever the stages, and only while that renewal is meant', () => {
    const snooze = { until: day('2026-11-28'), renewal: day('2026-12-10') };
    expect(next(lapsing, '2026-12-10', {}, { snooze })).toEqual({ at: at('2026-11-28T09:00'), stage: null });
    const ended = { ...snooze, until: day('2026-11-25') };
    expect(next(lapsing, '2026-12-10', {}, { snooze: ended })).toMatchObject({ stage: 14 });
    expect(next(lapsing, '2027-01-10', {}, { snooze })).toMatchObject({ stage: 14 });
  });

  it('comes once a pause has ended', () => {
    const pausedUntil = at('2026-12-05T15:00');
    expect(next(lapsing, '2026-12-10', {}, {}, { pausedUntil })).toEqual({ at: pausedUntil, stage: 7 });
  });

  it('comes when an endangered number begins to count as lapsing', () => {
    const suspended = sampleNumber({ current_status: 'suspended' });
    const stages = { lapses: [30], renews: [40] };
    expect(next(suspended, '2026-12-20', { stages })).toEqual({ at: at('2026-12-06T09:00'), stage: 30 });
    // also where both kinds have the same stage
    const same = { lapses: [30], renews: [30] };
    expect(next(suspended, '2026-12-20', { stages: same })).toEqual({ at: at('2026-12-06T09:00'), stage: 30 });
    // but not where no stage for lapsing numbers has fallen due yet
    const later = { lapses: [3], renews: [40] };
    expect(next(suspended, '2026-12-20', { stages: later })).toEqual({ at: at('2026-12-17T09:00'), stage: 3 });
  });

  it('says why there is none', () => {
    expect(next(lapsing, '2026-12-10', {}, { muted: true })).toBe('muted');
    expect(next(lapsing, '2026-12-10', { enabled: false })).toBe('disabled');
    expect(next(lapsing, '2026-12-10', {}, {}, { pausedUntil: 'forever' })).toBe('paused');
    expect(next(lapsing, null)).toBe('undated');
    expect(next(lapsing, '2026-12-10', { stages: { lapses: [], renews: [1] } })).toBe('unstaged');
    expect(next(lapsing, '2026-11-20')).toBe('past');
  });
});

describe('the next reminder of a number, whatever is set', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  const stages = fc
    .array(fc.integer({ min: LATEST_STAGE, max: EARLIEST_STAGE }), { maxLength: MOST_STAGES })
    .map((list) => stagesSchema.parse(list));
  const stagesByKind = fc.record({ lapses: stages, renews: stages });
  const today = localDay(NOW);
  const near = (least: number, most: number) => fc.integer({ min: today + least, max: today + most });
  const now = fc.integer({ min: NOW, max: NOW + 400 * 86_400_000 });

  const worlds = fc.record({
    number: fc.record({
      auto_renewal: fc.boolean(),
      current_status: fc.constantFrom('active', 'suspended', 'pending'),
    }),
    renewalDay: near(-20, 500),
    settings: fc.record({
      enabled: fc.constant(true),
      stages: stagesByKind,
      at: minutes,
      quietHours: fc.record({ enabled: fc.boolean(), from: minutes, to: minutes }),
      weekdaysOnly: fc.boolean(),
      notices: fc.constant(defaults.notices),
    }),
    preference: fc.record({
      muted: fc.boolean(),
      snooze: fc.option(fc.record({ until: near(-20, 500), renewal: near(-20, 500) })),
      stages: fc.option(stagesByKind),
    }),
    pausedUntil: fc.option(now),
    now,
  });

  it.each(['Europe/Berlin', ...ODD_ZONES])('keeps to the schedule and leaves out nothing in %s', (zone) => {
    const check = () =>
      fc.assert(
        fc.property(worlds, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (world, parts) => {
          const { settings, preference, pausedUntil, renewalDay } = world;
          const number = sampleNumber(world.number);
          const rules: ReminderRules = { now: world.now, settings, preference, pausedUntil };
          const found = nextReminder(number, renewalDay, rules);
          expect(found === 'muted').toBe(preference.muted);
          if (preference.muted) return;

          const dueOn = (on: Day) => {
            const { kind } = renewalAsOf(number, renewalDay, on);
            return { kind, stage: dueStage((preference.stages ?? settings.stages)[kind], renewalDay, on) };
          };
          const isSnoozed = typeof found === 'object' && found.stage === null;
          const given = dueOn(lastDueDay(world.now, settings));
          const isNothingNewAt = (instant: number) => {
            const due = dueOn(lastDueDay(instant, settings));
            expect(due.stage === null ? given : due).toEqual(given);
          };
          if (typeof found === 'string') {
            expect(['unstaged', 'past']).toContain(found);
            for (const part of parts) isNothingNewAt(world.now + part * 600 * 86_400_000);
            return;
          }
          expect(found.at).toBeGreaterThanOrEqual(Math.max(world.now, pausedUntil ?? 0));
          expect(heldBackAt(found.at, settings)).toBeNull();
          if (isSnoozed) return;
          expect(found.stage).toBe(dueOn(lastDueDay(found.at, settings)).stage);
          if (pausedUntil !== null) return;
          for (const part of parts) isNothingNewAt(world.now + part * (found.at - 1 - world.now));
        }),
        { numRuns: 150 },
      );
    inZone(zone, check);
  });
});
