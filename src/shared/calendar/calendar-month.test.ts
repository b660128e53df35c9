import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from './calendar-day';
import { addMonths, firstDayOf, monthOf } from './calendar-month';

const day = (iso: string) => dayFromIso(iso)!;
const days = fc.integer({ min: day('0001-01-01'), max: day('9998-01-01') });

describe('a calendar month', () => {
  it('holds the days from its first to the first of the next, and no other', () => {
    fc.assert(
      fc.property(days, (some) => {
        const month = monthOf(some);
        expect(firstDayOf(month)).toBeLessThanOrEqual(some);
        expect(firstDayOf(month + 1)).toBeGreaterThan(some);
        expect(isoFromDay(firstDayOf(month))).toBe(`${isoFromDay(some).slice(0, 7)}-01`);
      }),
    );
  });

  it.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2027-01-31', 2, '2027-03-31'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-03-31', -1, '2027-02-28'],
    ['2027-01-15', -13, '2025-12-15'],
    ['0050-01-31', 1, '0050-02-28'],
  ])('is counted on by the day of the month: %s and %i', (from, months, to) => {
    expect(isoFromDay(addMonths(day(from), months))).toBe(to);
  });

  it('is counted on to a day in the right month, the same of the month or its last', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -11, max: 12 }), (some, months) => {
        const later = addMonths(some, months);
        expect(monthOf(later)).toBe(monthOf(some) + months);
        const isSame = isoFromDay(later).slice(8) === isoFromDay(some).slice(8);
        expect(isSame || monthOf(later + 1) > monthOf(later)).toBe(true);
      }),
    );
  });
});
