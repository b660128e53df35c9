import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from '../calendar/calendar-day';
import { settingsSchema } from '../settings';
import { sampleNumber } from '../testing/sample';
import { inZone, ODD_ZONES } from '../testing/zone';
import { handledArbitrary } from './handled-arbitrary';
import { nextReminder } from './next-reminder';
import { NO_PREFERENCE } from './preference';
import { dueReminder, planReminders, sentAfter, timetableFrom, type PlannedReminder, type PlanRules } from './plan';
import { heldBackAt, lastDueDay, nextTurn } from './schedule';
import { EARLIEST_OFFSET, LATEST_OFFSET, MOST_OFFSETS, offsetsSchema } from './offsets';

const NOW = new Date('2026-11-25T12:00').getTime();
const TODAY = localDay(NOW);
const DAY_MS = 86_400_000;

const near = (least: number, most: number) => fc.integer({ min: TODAY + least, max: TODAY + most });
const minutes = fc.integer({ min: 0, max: 1439 });
const offset = fc.integer({ min: LATEST_OFFSET, max: EARLIEST_OFFSET });
const offsets = fc.array(offset, { maxLength: MOST_OFFSETS }).map((list) => offsetsSchema.parse(list));
const offsetsByKind = fc.record({ lapses: offsets, renews: offsets });

const worlds = fc.record({
  number: fc
    .record({ auto_renewal: fc.boolean(), current_status: fc.constantFrom('active', 'suspended', 'pending') })
    .map(sampleNumber),
  day: near(-50, 80),
  settings: fc.record({
    enabled: fc.constant(true),
    offsets: offsetsByKind,
    at: minutes,
    quietHours: fc.record({ enabled: fc.boolean(), from: minutes, to: minutes }),
    weekdaysOnly: fc.boolean(),
    repeatDaily: fc.record({ enabled: fc.boolean(), from: fc.integer({ min: 1, max: 20 }) }),
    onceMore: fc.boolean(),
    alerts: fc.constant(settingsSchema.parse({}).reminders.alerts),
  }),
  preference: fc.record({
    muted: fc.constant(false),
    snooze: fc.option(fc.record({ until: near(-20, 60), renewal: near(-50, 80) })),
    offsets: fc.option(offsetsByKind),
    handled: handledArbitrary(near(-50, 80)),
  }),
  sent: fc.option(
    fc.record({
      day: near(-60, 90),
      lapses: fc.option(offset),
      renews: fc.option(offset),
      snooze: fc.option(near(-20, 60)),
    }),
  ),
  settledThrough: fc.option(near(-30, 5)),
  pausedUntil: fc.option(fc.integer({ min: NOW - DAY_MS, max: NOW + 5 * DAY_MS })),
  now: fc.integer({ min: NOW, max: NOW + 40 * DAY_MS }),
});
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** Lives from one turn of the schedule to the next, sending whatever is due when something may be sent. */
function liveThrough({ settings, pausedUntil, now, sent, ...world }: World, rules: PlanRules): PlannedReminder[] {
  const lived: PlannedReminder[] = [];
  const end = Math.max(now, pausedUntil ?? now, NOW + 100 * DAY_MS) + 20 * DAY_MS;
  let known = sent;
  for (let at = Math.max(now, pausedUntil ?? now); at < end; at = nextTurn(at, settings)) {
    if (heldBackAt(at, settings)) continue;
    const moment = { today: localDay(at), dueDay: lastDueDay(at, settings) };
    const due = dueReminder(world, moment, { ...rules, sent: () => known });
    if (!due) continue;
    lived.push({ ...due, at });
    known = sentAfter(known, world.day, due);
  }
  return lived;
}

describe('the plan of reminders', () => {
  it('ends 45 days after the renewal', () => {
    const renewal = { number: sampleNumber({ auto_renewal: false }), day: TODAY, preference: NO_PREFERENCE };
    const rules = { settings: settingsSchema.parse({}).reminders, sent: () => null, settledThrough: null };
    const on = (day: number) => dueReminder(renewal, { today: day, dueDay: day }, rules)?.offset;
    expect([on(TODAY + 45), on(TODAY + 46)]).toEqual([-1, undefined]);
  });

  it.each(['Europe/Berlin', ...ODD_ZONES])('is what is sent, moment after moment, in %s', (zone) => {
    const check = () =>
      fc.assert(
        fc.property(worlds, (world) => {
          const { settings, pausedUntil, now, sent, settledThrough } = world;
          const rules: PlanRules = { settings, sent: () => sent, settledThrough };
          const timetable = timetableFrom(Math.max(now, pausedUntil ?? now), settings);
          const plan = [...planReminders(world, timetable, rules)];
          expect(plan).toEqual(liveThrough(world, rules));

          const next = nextReminder(world.number, world.day, { ...world, pausedUntil, isLimited: false });
          if (plan.length > 0) expect(next).toEqual(plan[0]);
          else expect(['past', 'handled', 'no_offsets']).toContain(next);
        }),
        { numRuns: 60 },
      );
    inZone(zone, check);
  });

  it('ends with the last day that is of interest', () => {
    fc.assert(
      fc.property(worlds, near(0, 90), (world, until) => {
        const { settings, now, sent, settledThrough } = world;
        const rules: PlanRules = { settings, sent: () => sent, settledThrough };
        const plan = (last?: number) => [...planReminders(world, timetableFrom(now, settings), rules, last)];
        expect(plan(until)).toEqual(plan().filter(({ at }) => localDay(at) <= until));
      }),
    );
  });
});
