import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_DAY, isoFromDay, LAST_DAY } from '../calendar/calendar-day';
import type { PhoneNumber } from '../numbers/phone-number';
import { numberArbitrary } from '../query/number-arbitrary';
import { ENDANGERED_WITHIN_DAYS, isInEndangeredStatus, nextRenewal } from './renewal';

const TODAY = 20_600;
const [sample] = fc.sample(numberArbitrary, { numRuns: 1, seed: 11 });
const active: PhoneNumber = {
  ...sample!,
  current_status: 'active',
  auto_renewal: true,
  renewal_date: null,
  days_until_monthly_renewal: null,
  is_due_for_monthly_renewal: false,
};
const inDays = (days: number) => isoFromDay(TODAY + days);

describe('nextRenewal', () => {
  it.each([
    // what the API says; fetched how many days ago; days left
    [{}, 0, null],
    [{ renewal_date: inDays(3) }, 0, 3],
    [{ renewal_date: inDays(3) }, 2, 3],
    [{ renewal_date: inDays(-2) }, 0, -2],
    [{ renewal_date: inDays(3), days_until_monthly_renewal: 9, is_due_for_monthly_renewal: true }, 0, 3],
    [{ days_until_monthly_renewal: 9 }, 0, 9],
    [{ days_until_monthly_renewal: 9 }, 4, 5],
    [{ days_until_monthly_renewal: 0, is_due_for_monthly_renewal: true }, 1, -1],
    [{ is_due_for_monthly_renewal: true }, 0, 0],
    [{ is_due_for_monthly_renewal: true }, 3, -3],
    [{ renewal_date: 'soon', days_until_monthly_renewal: 2 }, 0, 2],
    [{ renewal_date: '2026-02-30', is_due_for_monthly_renewal: true }, 0, 0],
    [{ days_until_monthly_renewal: LAST_DAY - TODAY }, 0, LAST_DAY - TODAY],
    [{ days_until_monthly_renewal: FIRST_DAY - TODAY }, 0, FIRST_DAY - TODAY],
    // no day of any calendar
    [{ days_until_monthly_renewal: 1e15 }, 0, null],
    [{ days_until_monthly_renewal: LAST_DAY }, 0, null],
    [{ days_until_monthly_renewal: -1e9 }, 0, null],
    [{ days_until_monthly_renewal: 1.5 }, 0, null],
    [{ days_until_monthly_renewal: NaN, is_due_for_monthly_renewal: true }, 0, 0],
  ])('%j, fetched %i days ago: %j days left', (fields, age, daysLeft) => {
    const renewal = nextRenewal({ ...active, ...fields }, TODAY - age, TODAY);
    expect(renewal).toEqual(daysLeft === null ? null : { day: TODAY + daysLeft, daysLeft, kind: 'renews' });
  });

  it.each([
    ['active', true, 0, 'renews'],
    ['active', false, 300, 'lapses'],
    ['suspended', true, ENDANGERED_WITHIN_DAYS, 'lapses'],
    ['suspended', true, ENDANGERED_WITHIN_DAYS + 1, 'renews'],
    ['inactive', true, 1, 'lapses'],
    ['pending', true, -1, 'lapses'],
    ['pending', false, 100, 'lapses'],
    ['ported', true, 1, 'lapses'],
    ['expired', true, 300, 'lapses'],
    ['', true, 300, 'lapses'],
    // as 0.1.0 stored them
    ['Suspended ', true, 3, 'lapses'],
    ['Suspended ', true, ENDANGERED_WITHIN_DAYS + 1, 'renews'],
    ['Active', true, 3, 'renews'],
  ])('%s, auto-renewal %j, in %i days: it %s', (current_status, auto_renewal, days, kind) => {
    const number = { ...active, current_status, auto_renewal, renewal_date: inDays(days) };
    expect(nextRenewal(number, TODAY, TODAY)?.kind).toBe(kind);
  });

  const near = fc.integer({ min: -50, max: 50 });

  it('depends on how far apart days are, not on which they are', () => {
    fc.assert(
      fc.property(numberArbitrary, near, fc.integer({ min: -5000, max: 5000 }), (number, age, shift) => {
        const before = nextRenewal({ ...number, renewal_date: null }, TODAY - age, TODAY);
        const after = nextRenewal({ ...number, renewal_date: null }, TODAY - age + shift, TODAY + shift);
        expect(after).toEqual(before && { ...before, day: before.day + shift });
      }),
    );
    fc.assert(
      fc.property(numberArbitrary, near, near, (number, days, shift) => {
        const before = nextRenewal({ ...number, renewal_date: inDays(days) }, TODAY, TODAY);
        const after = nextRenewal({ ...number, renewal_date: inDays(days + shift) }, TODAY, TODAY + shift);
        expect([after?.daysLeft, after?.kind]).toEqual([before?.daysLeft, before?.kind]);
      }),
    );
  });

  it('that lapses goes on lapsing while its day comes nearer', () => {
    fc.assert(
      fc.property(numberArbitrary, fc.nat({ max: 60 }), (number, later) => {
        const [now, then] = [nextRenewal(number, TODAY, TODAY), nextRenewal(number, TODAY, TODAY + later)];
        expect(then?.day).toBe(now?.day);
        if (now?.kind === 'lapses') expect(then?.kind).toBe('lapses');
      }),
    );
  });

  it('lapses wherever auto-renewal is off', () => {
    fc.assert(
      fc.property(numberArbitrary, (number) => {
        const renewal = nextRenewal({ ...number, auto_renewal: false }, TODAY, TODAY);
        expect(renewal?.kind ?? 'lapses').toBe('lapses');
      }),
    );
  });
});

describe('isInEndangeredStatus', () => {
  it.each([
    ['active', false],
    ['Active', false],
    ['suspended', true],
    ['Pending ', true],
    ['ported', true],
  ])('%s: %s, whether auto-renewal is on or off', (current_status, expected) => {
    for (const auto_renewal of [true, false]) {
      const number = { ...active, current_status, auto_renewal };
      expect(isInEndangeredStatus(number)).toBe(expected);
    }
  });
});
