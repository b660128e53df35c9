import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, localDay } from '../../../shared/calendar/calendar-day';
import type { Schedule } from '../../../shared/reminders/schedule';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { lastSlot, nextSlotAt, scheduleOf } from './digest-slots';

const AT_ANY_TIME: Schedule = { at: 540, quietHours: { enabled: false, from: 0, to: 0 }, weekdaysOnly: false };
const daily = { rhythm: 'daily', at: 480, weekday: 1 } as const;
const weekly = { ...daily, rhythm: 'weekly' } as const;
const at = (text: string) => new Date(text).getTime();
const day = (text: string) => dayFromIso(text)!;

describe('the digests of a channel', () => {
  it('come at a time of each day and cover that day', () => {
    expect(lastSlot(at('2026-11-24T08:00'), daily, AT_ANY_TIME)).toEqual({ at: at('2026-11-24T08:00'), through: day('2026-11-24') }); // prettier-ignore
    expect(lastSlot(at('2026-11-24T07:59'), daily, AT_ANY_TIME)).toEqual({ at: at('2026-11-23T08:00'), through: day('2026-11-23') }); // prettier-ignore
    expect(nextSlotAt(at('2026-11-24T07:59'), daily, AT_ANY_TIME)).toBe(at('2026-11-24T08:00'));
    expect(nextSlotAt(at('2026-11-24T08:00'), daily, AT_ANY_TIME)).toBe(at('2026-11-25T08:00'));
  });

  it('come once a week and cover all days up to the next', () => {
    // 23 November 2026 is a Monday
    const monday = { at: at('2026-11-23T08:00'), through: day('2026-11-29') };
    expect(lastSlot(at('2026-11-23T08:00'), weekly, AT_ANY_TIME)).toEqual(monday);
    expect(lastSlot(at('2026-11-30T07:59'), weekly, AT_ANY_TIME)).toEqual(monday);
    expect(nextSlotAt(at('2026-11-23T08:00'), weekly, AT_ANY_TIME)).toBe(at('2026-11-30T08:00'));
  });

  it('wait for the end of a weekend or of quiet hours, also those of days before', () => {
    const weekdays = { ...AT_ANY_TIME, weekdaysOnly: true };
    const onSaturdays = { ...weekly, weekday: 6 };
    expect(nextSlotAt(at('2026-11-29T12:00'), onSaturdays, weekdays)).toBe(at('2026-11-30T09:00'));
    expect(lastSlot(at('2026-11-30T09:00'), onSaturdays, weekdays)).toEqual({ at: at('2026-11-30T09:00'), through: day('2026-12-04') }); // prettier-ignore
    const quiet = { ...AT_ANY_TIME, quietHours: { enabled: true, from: 420, to: 600 } };
    expect(nextSlotAt(at('2026-11-24T09:00'), daily, quiet)).toBe(at('2026-11-24T10:00'));
  });

  it('keep to the hours of the settings only where the channel does', () => {
    const settings = { ...DEFAULT_SETTINGS.reminders, at: 600, quietHours: { enabled: true, from: 1, to: 2 }, weekdaysOnly: true }; // prettier-ignore
    expect(scheduleOf({ followsQuietHours: true }, settings)).toEqual({ at: 600, quietHours: settings.quietHours, weekdaysOnly: true }); // prettier-ignore
    expect(scheduleOf({ followsQuietHours: false }, settings)).toEqual({ at: 600, quietHours: { enabled: false, from: 1, to: 2 }, weekdaysOnly: false }); // prettier-ignore
  });

  it('follow one another without a gap, whatever the schedule and also where clocks are set', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const schedule = fc.record({ at: minute, quietHours: fc.record({ enabled: fc.boolean(), from: minute, to: minute }), weekdaysOnly: fc.boolean() }); // prettier-ignore
    const channel = fc.record({ rhythm: fc.constantFrom('daily', 'weekly'), at: minute, weekday: fc.integer({ min: 0, max: 6 }) }); // prettier-ignore
    // October and March, when the clocks of Berlin are set
    const instants = fc.oneof(...['2026-10-20T00:00', '2027-03-23T00:00'].map((text) => fc.integer({ min: at(text), max: at(text) + 10 * 86_400_000 }))); // prettier-ignore
    fc.assert(
      fc.property(channel, schedule, instants, (rhythm, when, now) => {
        const last = lastSlot(now, rhythm, when);
        const next = nextSlotAt(now, rhythm, when);
        expect(last.at).toBeLessThanOrEqual(now);
        expect(next).toBeGreaterThan(now);
        // nothing lies between: the next is the last one a moment later, and not before
        expect(lastSlot(next, rhythm, when).at).toBe(next);
        expect(lastSlot(next - 1, rhythm, when)).toEqual(last);
        if (rhythm.rhythm === 'weekly') expect(localDay(last.at)).toBeGreaterThanOrEqual(last.through - 6);
      }),
    );
  });
});
