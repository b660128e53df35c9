import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { dueReminder, sentAfter, type Sent } from './plan';
import {
  handledNow,
  handledOf,
  isHandled,
  isReopened,
  settleHandled,
  type Handled,
  type HandledOutcome,
} from './handled';
import { NO_PREFERENCE } from './preference';
import { DEFAULT_SETTINGS } from '../settings';

const DAY = 20_800;
const AT = 1_700_000_000_000;
const LATER = AT + 86_400_000;

const lapsing = sampleNumber({ auto_renewal: false });
const renewing = sampleNumber({ auto_renewal: true });
const suspended = sampleNumber({ auto_renewal: true, current_status: 'suspended' });

it('the handled renewals are those that were decided so', () => {
  const handled = handledNow(lapsing, DAY, AT);
  expect(handledOf({ a: { handled }, b: { handled: null } })).toEqual(new Map([['a', handled]]));
});

describe('a handled renewal', () => {
  it.each([
    ['nothing changed', lapsing, lapsing, 0, true],
    ['its date was corrected to a later one', lapsing, lapsing, 14, true],
    ['auto-renewal is on', lapsing, renewing, 0, true],
    ['it was suspended then already', suspended, suspended, 0, true],
    ['its date moved nearer', lapsing, lapsing, -1, false],
    ['it is the next period’s', lapsing, lapsing, 15, false],
    ['auto-renewal is off again', renewing, lapsing, 0, false],
    ['it was suspended', renewing, suspended, 0, false],
  ])('where %s', (_, before, now, days, expected) => {
    expect(isHandled(handledNow(before, DAY, AT), now, DAY + days)).toBe(expected);
  });

  it('is none where none was handled', () => {
    expect(isHandled(null, lapsing, DAY)).toBe(false);
  });
});

/** What a row of syncs makes of it. */
function settled(handled: Handled | null, ...syncs: [typeof lapsing, days: number][]) {
  const outcomes = syncs.map(([number, days]) => {
    if (!handled) return 'none left';
    const after = settleHandled(handled, number, DAY + days, LATER);
    ({ handled } = after);
    return after.outcome;
  });
  return { handled, outcomes };
}

describe('what a sync makes of a handled renewal', () => {
  const handled = handledNow(lapsing, DAY, AT);

  it('keeps it as it is while nothing changes', () => {
    expect(settleHandled(handled, lapsing, DAY, LATER).handled).toBe(handled);
    expect(settleHandled(handled, renewing, null, LATER)).toEqual({ handled, outcome: null });
  });

  it('confirms it once when auto-renewal is on', () => {
    const { handled: after, outcomes } = settled(handled, [renewing, 0], [renewing, 0], [renewing, 30]);
    expect(outcomes).toEqual(['renews', null, null]);
    expect(after).toBeNull();
    expect(settled(handled, [renewing, 0]).handled).toEqual({ ...handled, autoRenewal: true, confirmedAt: LATER });
  });

  it('confirms it when the date moved on, and says nothing of it afterwards', () => {
    expect(settled(handled, [lapsing, 30], [lapsing, 30])).toEqual({
      handled: null,
      outcomes: ['moved', 'none left'],
    });
  });

  it('confirms a suspended number only once it is active again with auto-renewal on', () => {
    const both = sampleNumber({ auto_renewal: false, current_status: 'suspended' });
    const { outcomes } = settled(handledNow(both, DAY, AT), [suspended, 0], [renewing, 0]);
    expect(outcomes).toEqual([null, 'renews']);
  });

  it('does not confirm what renewed when it was handled', () => {
    expect(settled(handledNow(renewing, DAY, AT), [renewing, 0], [renewing, 3]).outcomes).toEqual([null, null]);
  });

  it.each([
    ['its date moves nearer', 'nearer', [[lapsing, -3]]],
    ['its date moves nearer than it was last', 'nearer', [[lapsing, 9], [lapsing, 8]]],
    ['auto-renewal is off again', 'auto_off', [[renewing, 0], [lapsing, 0]]],
    ['it is suspended', 'status', [[{ ...lapsing, current_status: 'suspended' }, 0]]],
  ] as [string, HandledOutcome, [typeof lapsing, number][]][])('reopens it when %s', (_, why, syncs) => {
    const { handled: after, outcomes } = settled(handled, ...syncs);
    expect([after, outcomes.at(-1)]).toEqual([null, why]);
    expect(outcomes.map((outcome) => outcome !== null && isReopened(outcome as HandledOutcome)).at(-1)).toBe(true);
  }); // prettier-ignore

  it('is none the nearer where days are counted and the server’s day turns later, but where it is more than one', () => {
    const counted = sampleNumber({ auto_renewal: false, renewal_date: null, days_until_monthly_renewal: 9 });
    const first = handledNow(counted, DAY, AT);
    expect(isHandled(first, counted, DAY - 1)).toBe(true);
    const { handled: after, outcomes } = settled(first, [counted, -1], [counted, 0], [counted, 1], [counted, 0]);
    expect([after, outcomes]).toEqual([{ ...first, day: DAY + 1 }, [null, null, null, null]]);
    expect(settled(first, [counted, -1], [counted, -2])).toEqual({ handled: null, outcomes: [null, 'nearer'] });
    // once its date is known, it counts
    expect(settled(first, [lapsing, -1], [lapsing, -2])).toEqual({ handled: null, outcomes: [null, 'nearer'] });
    expect(settled(first, [lapsing, -1]).handled).toEqual(handledNow(lapsing, DAY - 1, AT));
  });

  it('follows corrections, however many, as one renewal', () => {
    const { handled: after, outcomes } = settled(handled, [lapsing, 10], [lapsing, 20], [lapsing, 30]);
    expect(after).toEqual({ ...handled, day: DAY + 30 });
    expect(outcomes).toEqual([null, null, null]);
  });
});

describe('the reminders of a handled renewal', () => {
  const numbers = fc.record({
    auto_renewal: fc.boolean(),
    current_status: fc.constantFrom('active', 'suspended', 'inactive', 'pending'),
    renewal_date: fc.constant('2026-12-13'),
  });
  const offset = fc.integer({ min: -30, max: 400 });
  const offsets = fc.uniqueArray(offset, { maxLength: 8 }).map((list) => list.sort((a, b) => b - a));

  it('are none but one, at the last offset before its date, whatever is sent and set and however late it comes', () => {
    let count = 0;
    fc.assert(
      fc.property(
        fc.record({
          number: numbers,
          offsets: fc.record({ lapses: offsets, renews: offsets }),
          repeatDaily: fc.record({ enabled: fc.boolean(), from: fc.integer({ min: 1, max: 60 }) }),
          onceMore: fc.boolean(),
          sent: fc.option(fc.record({ day: fc.constant(DAY), lapses: fc.option(offset), renews: fc.option(offset), snooze: fc.constant(null) })),
          snooze: fc.option(fc.integer({ min: DAY - 30, max: DAY + 5 })),
          looks: fc.uniqueArray(fc.integer({ min: DAY - 70, max: DAY + 50 }), { minLength: 1, maxLength: 40 }),
        }),
        ({ number, offsets, repeatDaily, onceMore, snooze, looks, ...world }) => {
          const preference = {
            ...NO_PREFERENCE,
            snooze: snooze === null ? null : { until: snooze, renewal: DAY },
            handled: handledNow(number, DAY, AT),
          };
          const rules = { settings: { offsets, repeatDaily, onceMore }, settledThrough: null };
          let sent: Sent | null = world.sent;
          const announced = looks.sort((a, b) => a - b).flatMap((today) => {
            const due = dueReminder({ number, day: DAY, preference }, { today, dueDay: today }, { ...rules, sent: () => sent }); // prettier-ignore
            if (due) sent = sentAfter(sent, DAY, due);
            return due ? [{ ...due, today }] : [];
          });
          expect(announced.length).toBeLessThanOrEqual(onceMore ? 1 : 0);
          for (const { kind, handledAt, offset, snooze, today } of announced) {
            expect([kind, handledAt, snooze]).toEqual(['lapses', AT, null]);
            expect(today).toBeGreaterThanOrEqual(DAY - offset!);
            const daily = repeatDaily.enabled && offsets.lapses.length > 0 ? [1] : [];
            const before = [...offsets.lapses.filter((one) => one > 0), ...daily];
            expect(offset).toBe(before.length > 0 ? Math.min(...before) : 0);
            count++;
          }
        },
      ), // prettier-ignore
    );
    expect(count).toBeGreaterThan(10);
  });

  it('come at the last offset where the number still lapses, and not where that was sent before', () => {
    const preference = { ...NO_PREFERENCE, handled: handledNow(lapsing, DAY, AT) };
    const due = (today: number, last: number | null, settings = DEFAULT_SETTINGS.reminders) =>
      dueReminder({ number: lapsing, day: DAY, preference }, { today, dueDay: today }, {
        settings,
        settledThrough: null,
        sent: () => ({ day: DAY, lapses: last, renews: null, snooze: null }),
      }); // prettier-ignore
    expect(due(DAY - 3, 7)).toBeNull();
    expect(due(DAY - 1, 7)).toEqual({ kind: 'lapses', offset: 1, snooze: null, handledAt: AT });
    expect(due(DAY, 7)).toMatchObject({ offset: 1 });
    expect(due(DAY, 1)).toBeNull();
    expect(due(DAY - 1, 7, { ...DEFAULT_SETTINGS.reminders, onceMore: false })).toBeNull();
  });
});

describe('daily repetition', () => {
  const repeatDaily = { enabled: true, from: 5 };
  const days = (preference = NO_PREFERENCE, number = lapsing) => {
    const settings = { ...DEFAULT_SETTINGS.reminders, repeatDaily };
    let sent: Sent | null = null;
    return Array.from({ length: 20 }, (_, index) => DAY - 16 + index).flatMap((today) => {
      const rules = { settings, settledThrough: null, sent: () => sent };
      const due = dueReminder({ number, day: DAY, preference }, { today, dueDay: today }, rules);
      if (due) sent = sentAfter(sent, DAY, due);
      return due ? [DAY - today] : [];
    });
  };

  it('announces a lapsing number each day up to its date, and at the other offsets', () => {
    expect(days()).toEqual([14, 7, 5, 4, 3, 2, 1, 0, -1]);
  });

  it('adds to offsets of its own, and not where a number has none', () => {
    expect(days({ ...NO_PREFERENCE, offsets: { lapses: [9, 2], renews: [] } })).toEqual([9, 5, 4, 3, 2, 1, 0]);
    expect(days({ ...NO_PREFERENCE, offsets: { lapses: [], renews: [] } })).toEqual([]);
  });

  it('ends when the renewal is handled, but for the last offset, and is not for numbers that renew', () => {
    expect(days({ ...NO_PREFERENCE, handled: handledNow(lapsing, DAY, AT) })).toEqual([1]);
    expect(days(NO_PREFERENCE, renewing)).toEqual([1]);
  });
});
