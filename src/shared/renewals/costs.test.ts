import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay, type Day } from '../calendar/calendar-day';
import { addMonths, firstDayOf, monthOf } from '../calendar/calendar-month';
import type { PhoneNumber } from '../numbers/phone-number';
import { addLocalColumns } from '../query/add-local-columns';
import { prepareColumns } from '../query/columns';
import { groupsBy, type GroupedBy } from '../query/groups';
import { CONTEXT, numbersArbitrary, TODAY } from '../query/number-arbitrary';
import { nextRenewal } from './renewal';
import { costsByMonth, forecastCosts, isEvenly } from './costs';
import { sampleNumber } from '../testing/sample';

const NOVEMBER_25 = dayFromIso('2026-11-25')!;

function prepared(numbers: PhoneNumber[], today: Day = NOVEMBER_25) {
  return prepareColumns(numbers, { environmentId: 'a', fetchedOn: today, today, locale: 'en' });
}

function forecast(numbers: PhoneNumber[], by: GroupedBy = 'currency', today: Day = NOVEMBER_25) {
  const columns = prepared(numbers, today);
  return forecastCosts(columns, groupsBy(columns, by));
}

/** The days on which a number is charged in the year from today on, one by one. */
function chargeDays(renewalDay: Day, today: Day): Day[] {
  const days = renewalDay < today ? [today] : [];
  for (let month = 0, at = renewalDay; at < addMonths(today, 12); at = addMonths(renewalDay, ++month)) {
    if (at >= today) days.push(at);
  }
  return days;
}

describe('the cost forecast', () => {
  it('charges a number on its renewal day and monthly after it, until a year is over', () => {
    expect(forecast([sampleNumber({ renewal_date: '2026-11-30' })]).total).toEqual([
      { currency: 'USD', monthly: 1, year: 12, atRisk: 0, lapsing: 0, count: 1 },
    ]);
    for (const [renewal_date, year] of [
      ['2026-11-25', 12],
      ['2026-12-24', 12],
      ['2027-01-31', 10],
      ['2027-11-24', 1],
      ['2027-11-25', 0],
    ] as const) {
      expect(forecast([sampleNumber({ renewal_date })]).total[0]).toMatchObject({ monthly: 1, year });
    }
  });

  it('keeps currencies apart, sums exactly, and puts the one with the most numbers first', () => {
    const numbers = [
      sampleNumber({ currency: 'EUR', monthly_renewal_cost: 5, renewal_date: '2026-11-30' }),
      sampleNumber({ monthly_renewal_cost: 0.1, renewal_date: '2026-11-30' }),
      sampleNumber({ monthly_renewal_cost: 0.2, renewal_date: '2026-12-01' }),
    ];
    expect(forecast(numbers).total.map(({ currency, monthly, year }) => [currency, monthly, year])).toEqual([
      ['USD', 0.3, 3.6],
      ['EUR', 5, 60],
    ]);
  });

  it('does not charge what lapses, but shows what is at risk', () => {
    const numbers = [
      sampleNumber({ auto_renewal: false, renewal_date: '2026-11-25' }),
      sampleNumber({ current_status: 'suspended', renewal_date: '2026-11-26' }),
      sampleNumber({ auto_renewal: false, renewal_date: '2026-11-24' }), // lost already
    ];
    const { groups, total } = forecast(numbers);
    expect(total).toEqual([{ currency: 'USD', monthly: 0, year: 0, atRisk: 2, lapsing: 2, count: 2 }]);
    expect(groups).toEqual([{ value: 'USD', count: 3, costs: total }]);
  });

  it('takes what was due and is still shown to be charged today', () => {
    const year = (renewal_date: string) => forecast([sampleNumber({ renewal_date })]).total[0]?.year;
    expect(year('2026-11-20')).toBe(13);
    expect(year('2026-10-30')).toBe(13);
    expect(year('2026-10-25')).toBe(13); // as is what is due today
  });

  it('counts what it cannot know', () => {
    const numbers = [
      sampleNumber({ monthly_renewal_cost: null, renewal_date: '2026-12-01' }),
      sampleNumber({ monthly_renewal_cost: null, renewal_date: null, days_until_monthly_renewal: null }),
    ];
    expect(forecast(numbers)).toEqual({ groups: [{ value: 'USD', count: 2, costs: [] }], total: [], unknown: 1 });
  });

  it('counts a number with two labels in both groups, and once in all; those without come last', () => {
    const numbers = ['a', 'b', 'c'].map((id) => sampleNumber({ id, renewal_date: '2026-12-01' }));
    const notes = new Map([
      ['a', { labels: ['Sales', 'VIP'], note: '' }],
      ['b', { labels: ['vip'], note: '' }],
    ]);
    const columns = addLocalColumns(prepared(numbers), { notes: new Map([['a', notes]]), changedOn: new Map(), handled: new Map() }); // prettier-ignore
    const { groups, total } = forecastCosts(columns, groupsBy(columns, 'label'));
    expect(groups.map(({ value, count, costs }) => [value, count, costs[0]?.monthly])).toEqual([
      ['VIP', 2, 2],
      ['Sales', 1, 1],
      ['', 1, 1],
    ]);
    expect(total[0]).toMatchObject({ monthly: 3, count: 3 });
  });

  it('puts groups by the currency of most of their numbers, then by amount, never by the amount alone', () => {
    const of = (country_code: string, currency: string, cost: number) =>
      sampleNumber({ country_code, currency, monthly_renewal_cost: cost, renewal_date: '2026-12-01' });
    const numbers = [of('US', 'USD', 1), of('CA', 'USD', 3), of('PR', 'USD', 2), of('JP', 'JPY', 900), of('DE', 'EUR', 8), of('FR', 'EUR', 9), of('FR', 'USD', 1)]; // prettier-ignore
    const { groups } = forecast(numbers, 'country');
    expect(groups.map(({ value }) => value)).toEqual(['CA', 'PR', 'US', 'FR', 'DE', 'JP']);
    expect(groups[3]?.costs.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  });

  it('puts groups that cost the same in the order of their names, and those of unknown cost behind them', () => {
    const of = (country_code: string, currency: string, cost: number | null) =>
      sampleNumber({ country_code, currency, monthly_renewal_cost: cost, renewal_date: '2026-12-01' });
    const numbers = [of('US', 'USD', null), of('CA', '', null), of('JP', '', 1), ...Array.from({ length: 3 }, () => of('DE', '', 2)), of('FR', 'USD', 5), of('IT', 'USD', 5), of('ES', 'USD', 5)]; // prettier-ignore
    expect(forecast(numbers, 'country').groups.map(({ value }) => value)).toEqual(
      ['DE', 'JP', 'ES', 'FR', 'IT', 'CA', 'US'], //
    );
  });

  it('counts a number once in a group, however often it is named in it', () => {
    const agents = JSON.stringify([{ id: '1', name: 'Zoë' }, { id: '2', name: 'zoe' }]); // prettier-ignore
    const { groups } = forecast([sampleNumber({ agents, renewal_date: '2026-12-01' })], 'agent');
    expect(groups.map(({ value, count, costs }) => [value, count, costs[0]?.monthly])).toEqual([['Zoë', 1, 1]]);
  });

  it('groups by agent and by environment', () => {
    const agents = JSON.stringify([{ id: '1', name: 'Reception' }]);
    const numbers = [sampleNumber({ agents }), sampleNumber()];
    expect(forecast(numbers, 'agent').groups.map(({ value, count }) => [value, count])).toEqual([
      ['Reception', 1],
      ['', 1],
    ]);
    expect(forecast(numbers, 'environment').groups.map(({ value, count }) => [value, count])).toEqual([['a', 2]]);
  });

  it('is the sum over every single day of a charge, in all and month by month', () => {
    const todays = fc.integer({ min: TODAY - 45, max: TODAY + 45 });
    fc.assert(
      fc.property(numbersArbitrary, todays, (numbers, today) => {
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
          const sums = expected.get(key) ?? Array<number>(13).fill(0);
          for (const at of chargeDays(renewal.day, today)) sums[monthOf(at) - monthOf(today)]! += cost;
          expected.set(key, sums);
        }
        const columns = prepareColumns(numbers, context);
        const found = forecastCosts(columns, groupsBy(columns, 'currency'));
        expect(found.unknown).toBe(unknown);
        const { months, currencies } = costsByMonth(columns);
        for (const { currency, charged, atRisk } of currencies) {
          for (const [kind, amounts] of Object.entries({ renews: charged, lapses: atRisk })) {
            const sums = expected.get(`${currency} ${kind}`) ?? [];
            expect(amounts).toHaveLength(months.length);
            amounts.forEach((amount, at) => expect(amount).toBeCloseTo(sums[at] ?? 0, 6));
          }
          const year = (expected.get(`${currency} renews`) ?? []).reduce((sum, each) => sum + each, 0);
          expect(found.total.find((one) => one.currency === currency)?.year ?? 0).toBeCloseTo(year, 6);
        }
        // each number has one currency, so that a group by currency costs what the total says of it
        const byCurrency = found.groups.flatMap(({ value, costs }) => costs.map((cost) => [value, cost] as const));
        expect(new Map(byCurrency)).toEqual(new Map(found.total.map((cost) => [cost.currency, cost])));
      }),
    );
  });
});

describe('the costs by month', () => {
  it('are those from today until the day before the same day of the next year', () => {
    const { months, currencies } = costsByMonth(prepared([sampleNumber({ renewal_date: '2026-11-26' })]));
    expect(months.map((month) => isoFromDay(firstDayOf(month)).slice(0, 7))).toEqual([
      '2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05',
      '2027-06', '2027-07', '2027-08', '2027-09', '2027-10', '2027-11',
    ]); // prettier-ignore
    expect(currencies[0]?.charged).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
  });

  it('are twelve on the first of a month', () => {
    const { months } = costsByMonth(prepared([sampleNumber()], dayFromIso('2026-12-01')!));
    expect(months).toHaveLength(12);
  });

  it.each([
    [[1, 2, 2, 2, 0], true],
    [[1, 2, 2, 3, 3], false],
    [[1, 2], true],
  ])('%j are even: %s', (amounts, even) => {
    expect(isEvenly(amounts)).toBe(even);
  });
});
