import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay, type Day } from '../calendar/calendar-day';
import { addMonths, firstDayOf, monthOf } from '../calendar/calendar-month';
import type { PhoneNumber } from '../numbers/phone-number';
import { prepareColumns } from '../query/columns';
import { CONTEXT, numbersArbitrary, TODAY } from '../query/number-arbitrary';
import { nextRenewal } from './renewal';
import { forecastCosts } from './costs';
import { sampleNumber } from '../testing/sample';

const day = (iso: string) => dayFromIso(iso)!;

function forecast(numbers: PhoneNumber[], today: Day, months?: number) {
  return forecastCosts(
    prepareColumns(numbers, { environmentId: 'a', fetchedOn: today, today, locale: 'en' }),
    today,
    months,
  );
}

/** The days on which a number is charged from today until the end of the last month, one by one. */
function chargeDays(renewalDay: Day, today: Day, months: number): Day[] {
  const days = renewalDay < today ? [today] : [];
  const end = firstDayOf(monthOf(today) + months);
  for (let month = 0, at = renewalDay; at < end; at = addMonths(renewalDay, ++month)) if (at >= today) days.push(at);
  return days;
}

describe('the cost forecast', () => {
  it('charges a number on its renewal day and monthly after it', () => {
    const { months, currencies } = forecast([sampleNumber({ renewal_date: '2027-01-31' })], day('2026-11-25'));
    expect(months.map((month) => isoFromDay(firstDayOf(month)).slice(0, 7))).toEqual([
      '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04',
      '2027-05', '2027-06', '2027-07', '2027-08', '2027-09', '2027-10',
    ]); // prettier-ignore
    const charged = { byMonth: [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], total: 10 };
    expect(currencies).toEqual([
      { currency: 'USD', charged, lapsing: { byMonth: Array(12).fill(0), total: 0 }, count: 1 },
    ]);
  });

  it('keeps currencies apart, sums exactly, and puts the one with the most numbers first', () => {
    const numbers = [
      sampleNumber({ currency: 'EUR', monthly_renewal_cost: 5, renewal_date: '2026-11-30' }),
      sampleNumber({ monthly_renewal_cost: 0.1, renewal_date: '2026-11-30' }),
      sampleNumber({ monthly_renewal_cost: 0.2, renewal_date: '2026-12-01' }),
    ];
    const { currencies } = forecast(numbers, day('2026-11-25'), 2);
    expect(currencies.map(({ currency, charged }) => [currency, charged.byMonth, charged.total])).toEqual([
      ['USD', [0.1, 0.3], 0.4],
      ['EUR', [5, 5], 10],
    ]);
  });

  it('does not charge what lapses, but tells what it would cost', () => {
    const numbers = [
      sampleNumber({ auto_renewal: false, renewal_date: '2026-12-01' }),
      sampleNumber({ current_status: 'suspended', renewal_date: '2026-11-26' }),
      sampleNumber({ auto_renewal: false, renewal_date: '2026-11-24' }), // lost already
    ];
    const [usd] = forecast(numbers, day('2026-11-25'), 2).currencies;
    expect(usd).toMatchObject({ charged: { total: 0 }, lapsing: { byMonth: [1, 2], total: 3 }, count: 2 });
  });

  it('takes what was due and is still shown to be charged today', () => {
    const overdue = (renewal_date: string) => forecast([sampleNumber({ renewal_date })], day('2026-11-25'), 3);
    expect(overdue('2026-11-20').currencies[0]?.charged.byMonth).toEqual([1, 1, 1]);
    expect(overdue('2026-10-30').currencies[0]?.charged.byMonth).toEqual([2, 1, 1]);
  });

  it('counts what it cannot know', () => {
    const numbers = [sampleNumber({ monthly_renewal_cost: null, renewal_date: '2026-12-01' })];
    expect(forecast(numbers, day('2026-11-25'))).toMatchObject({ currencies: [], unknown: 1 });
  });

  it('is the sum over every single day of a charge', () => {
    const todays = fc.integer({ min: TODAY - 45, max: TODAY + 45 });
    fc.assert(
      fc.property(numbersArbitrary, todays, fc.integer({ min: 1, max: 14 }), (numbers, today, months) => {
        const context = { ...CONTEXT, today };
        const expected = new Map<string, number[]>();
        let unknown = 0;
        for (const number of numbers) {
          const renewal = nextRenewal(number, context.fetchedOn, today);
          if (!renewal || (renewal.kind === 'lapses' && renewal.daysLeft < 0)) continue;
          const cost = number.monthly_renewal_cost;
          if (cost === null || !Number.isFinite(cost)) {
            unknown++;
            continue;
          }
          const key = `${number.currency.toUpperCase()} ${renewal.kind}`;
          const sums = expected.get(key) ?? Array<number>(months).fill(0);
          for (const at of chargeDays(renewal.day, today, months)) sums[monthOf(at) - monthOf(today)]! += cost;
          expected.set(key, sums);
        }
        const found = forecastCosts(prepareColumns(numbers, context), today, months);
        expect(found.unknown).toBe(unknown);
        for (const { currency, charged, lapsing } of found.currencies) {
          const none = Array<number>(months).fill(0);
          for (const [kind, { byMonth, total }] of Object.entries({ renews: charged, lapses: lapsing })) {
            const sums = expected.get(`${currency} ${kind}`) ?? none;
            byMonth.forEach((amount, at) => expect(amount).toBeCloseTo(sums[at]!, 6));
            expect(total).toBeCloseTo(
              sums.reduce((sum, each) => sum + each, 0),
              6,
            );
            expected.delete(`${currency} ${kind}`);
          }
        }
        expect(expected.size).toBe(0);
      }),
    );
  });
});
