import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, localDay } from '../calendar/calendar-day';
import { inZone, ODD_ZONES } from '../testing/zone';
import { dueMoment, heldBackAt, instantOn, lastDueDay, nextAllowed, nextTurn, type Schedule } from './schedule';

const NINE: Schedule = { at: 540, quietHours: { enabled: false, from: 0, to: 0 }, weekdaysOnly: false };
const NIGHT = { enabled: true, from: 22 * 60, to: 8 * 60 };
const at = (text: string) => new Date(text).getTime();
const day = (iso: string) => dayFromIso(iso) ?? NaN;
const text = (instant: number) => {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

const minutes = fc.integer({ min: 0, max: 1439 });
const schedules: fc.Arbitrary<Schedule> = fc.record({
  at: minutes,
  quietHours: fc.record({ enabled: fc.boolean(), from: minutes, to: minutes }),
  weekdaysOnly: fc.boolean(),
});
const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2029, 0, 1) });

describe('the schedule', () => {
  it('lets the offsets of a day fall due at its reminder time', () => {
    expect(text(dueMoment(day('2026-11-25'), NINE))).toBe('2026-11-25T09:00');
    expect(text(dueMoment(day('2026-11-25'), { ...NINE, at: 0 }))).toBe('2026-11-25T00:00');
    expect(text(dueMoment(day('2026-11-25'), { ...NINE, at: 1439 }))).toBe('2026-11-25T23:59');
  });

  it.each([
    // a Wednesday
    ['2026-11-25T21:59', null],
    ['2026-11-25T22:00', '2026-11-26T08:00'],
    ['2026-11-26T00:00', '2026-11-26T08:00'],
    ['2026-11-26T07:59', '2026-11-26T08:00'],
    ['2026-11-26T08:00', null],
  ])('holds back at %s when nights are quiet, until %s', (now, until) => {
    const schedule = { ...NINE, quietHours: NIGHT };
    expect(heldBackAt(at(now), schedule)).toBe(until === null ? null : 'quiet');
    expect(text(nextAllowed(at(now), schedule))).toBe(until ?? now);
  });

  it('knows quiet hours within a day, and none where both ends are one', () => {
    const lunch = { ...NINE, quietHours: { enabled: true, from: 720, to: 780 } };
    expect(text(nextAllowed(at('2026-11-25T12:30'), lunch))).toBe('2026-11-25T13:00');
    const held = ['11:59', '12:00', '12:59', '13:00'].map((time) => heldBackAt(at(`2026-11-25T${time}`), lunch));
    expect(held).toEqual([null, 'quiet', 'quiet', null]);
    expect(heldBackAt(at('2026-11-25T12:00'), { ...NINE, quietHours: { enabled: true, from: 720, to: 720 } })).toBeNull(); // prettier-ignore
    expect(heldBackAt(at('2026-11-25T23:00'), { ...NINE, quietHours: { ...NIGHT, enabled: false } })).toBeNull();
  });

  it.each([
    ['2026-11-27T23:59', null],
    ['2026-11-28T00:00', 'weekend'],
    ['2026-11-29T23:59', 'weekend'],
    // what waited over the weekend must not come in the middle of the night
    ['2026-11-30T08:59', 'weekend'],
    ['2026-11-30T09:00', null],
  ])('on weekdays only, is at %s: %s', (now, held) => {
    const schedule = { ...NINE, weekdaysOnly: true };
    expect(heldBackAt(at(now), schedule)).toBe(held);
    expect(text(nextAllowed(at(now), schedule))).toBe(held === null ? now : '2026-11-30T09:00');
  });

  it('moves an offset out of quiet hours and weekends, one after the other', () => {
    const early: Schedule = { at: 6 * 60, quietHours: NIGHT, weekdaysOnly: true };
    expect(text(dueMoment(day('2026-11-27'), early))).toBe('2026-11-27T08:00'); // Friday
    expect(text(dueMoment(day('2026-11-28'), early))).toBe('2026-11-30T08:00'); // Saturday
    const allDay: Schedule = { at: 540, quietHours: { enabled: true, from: 480, to: 479 }, weekdaysOnly: true };
    expect(text(dueMoment(day('2026-11-27'), allDay))).toBe('2026-12-01T07:59');
  });

  it('ends quiet hours once, also in the night in which an hour comes twice', () => {
    const quietHours = { enabled: true, from: 60, to: 150 }; // 01:00 to 02:30; on 25 Oct 2026 03:00 becomes 02:00
    const second = at('2026-10-25T01:10:00Z'); // 02:10 for the second time
    expect(nextAllowed(second, { ...NINE, quietHours })).toBe(at('2026-10-25T01:30:00Z'));
    expect(nextAllowed(second + 20_000, { ...NINE, quietHours })).toBe(at('2026-10-25T01:30:00Z'));
  });

  it('ends quiet hours where the clock is set forward over their end', () => {
    const quietHours = { enabled: true, from: 60, to: 150 }; // 01:00 to 02:30; on 29 Mar 2026 02:00 becomes 03:00
    inZone('Europe/Berlin', () => {
      const night = at('2026-03-29T00:30:00Z');
      expect(nextAllowed(night, { ...NINE, quietHours })).toBe(at('2026-03-29T01:00:00Z'));
    });
  });

  it.each(ODD_ZONES)('keeps its laws in %s, whatever the hours', (zone) =>
    inZone(zone, () => {
      fc.assert(
        fc.property(instants, schedules, (now, schedule) => {
          const allowed = nextAllowed(now, schedule);
          expect(allowed).toBeGreaterThanOrEqual(now);
          expect(heldBackAt(allowed, schedule)).toBeNull();
          if (heldBackAt(now, schedule) === null) expect(allowed).toBe(now);

          const today = localDay(now);
          expect(dueMoment(today + 1, schedule)).toBeGreaterThanOrEqual(dueMoment(today, schedule));

          const due = lastDueDay(now, schedule);
          expect(due).toBeLessThanOrEqual(today);
          expect(dueMoment(due, schedule)).toBeLessThanOrEqual(now);
          expect(dueMoment(due + 1, schedule)).toBeGreaterThan(now);

          const turn = nextTurn(now, schedule);
          expect(turn).toBeGreaterThan(now);
          expect(localDay(turn) - today).toBeLessThanOrEqual(1);
          // nothing falls due, and nothing is let through, before the next turn
          expect(lastDueDay(turn - 1, schedule)).toBe(due);
          if (heldBackAt(now, schedule) !== null) expect(heldBackAt(turn - 1, schedule)).not.toBeNull();
        }),
        { numRuns: 300 },
      );
    }),
  );

  it.each(ODD_ZONES)('finds every minute of every day in %s, also on the days on which the clocks change', (zone) =>
    inZone(zone, () => {
      fc.assert(
        fc.property(instants, minutes, (instant, minute) => {
          const today = localDay(instant);
          const date = new Date(instantOn(today, minute));
          const late = date.getHours() * 60 + date.getMinutes() - minute;
          // where the clock is set forward over it, as much later as the clock was set
          expect([0, 30, 60]).toContain(late);
          expect(localDay(date.getTime())).toBe(today);
        }),
        { numRuns: 2_000 },
      );
    }),
  );
});
