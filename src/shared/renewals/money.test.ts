import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareColumns } from '../query/columns';
import { CONTEXT } from '../query/number-arbitrary';
import { sumMonthlyCost } from '../query/run-query';
import { convertSums, currencyOf, renewalCost, Sum, sumRenewalCosts } from './money';
import type { ExchangeRates } from './exchange-rates';
import { sampleNumber } from '../testing/sample';

/** A decimal number as it is written: whole steps of ten to the minus `places`. */
const decimals = fc
  .record({ steps: fc.integer({ min: -(10 ** 7), max: 10 ** 9 }), places: fc.integer({ min: 0, max: 9 }) })
  .map(({ steps, places }) => {
    const digits = String(Math.abs(steps)).padStart(places + 1, '0');
    const at = digits.length - places;
    return `${steps < 0 ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}0`;
  });

/** Adds by hand, digit by digit. */
function addDecimals(written: readonly string[]): number {
  const places = Math.max(...written.map((text) => text.split('.')[1]!.length), 1);
  const total = written.reduce((sum, text) => {
    const [whole = '', fraction = ''] = text.split('.');
    return sum + BigInt(whole + fraction.padEnd(places, '0'));
  }, 0n);
  return Number(`${total}e-${places}`);
}

function sumOf(amounts: readonly number[]): number {
  const sum = new Sum();
  for (const amount of amounts) sum.add(amount);
  return sum.value();
}

describe('a sum', () => {
  it.each([
    [[0.1, 0.2], 0.3],
    [[1.005, 1.005], 2.01],
    [[0.00005, 0.00005], 0.0001],
    [[0.00015, 1.1], 1.10015],
    [[1e15, 0.1], 1e15 + 0.1],
    [[-0.1, 0.1], 0],
    [[0.1, 0.7, -0.8], 0],
    [[0.00005, 0.00005, -0.0001], 0],
    // what doubles made of 0.1 + 0.7 is meant as 0.8
    [[0.1 + 0.7], 0.8],
    [[-0.1 - 0.7], -0.8],
    [[4.4e-13], 0],
    [[4.6e-13, 5.4e-13], 1e-12],
    [[], 0],
  ])('of %j is %d', (amounts, expected) => {
    expect(sumOf(amounts)).toBe(expected);
  });

  it('equals decimal arithmetic, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (written, places) => {
        const expected = addDecimals(written);
        const amounts = written.map(Number);
        const shuffled = amounts
          .map((amount) => ({ amount, place: places.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ amount }) => amount);
        expect(sumOf(amounts)).toBeCloseTo(expected, 12);
        expect(sumOf(amounts) === expected || Math.abs(expected) > 2 ** 40).toBe(true);
        expect(sumOf(shuffled)).toBe(sumOf(amounts));
      }),
    );
  });

  it('is the same in parts', () => {
    fc.assert(
      fc.property(fc.array(decimals), fc.array(decimals), (some, others) => {
        const total = new Sum();
        for (const part of [some, others]) {
          const sum = new Sum();
          for (const text of part) sum.add(Number(text));
          total.addSum(sum);
        }
        expect(total.value()).toBe(sumOf([...some, ...others].map(Number)));
      }),
    );
  });

  it('stays exact where whole numbers of ten-thousandths would not', () => {
    const large = 112_589_990_684.2624; // MOST_UNITS / 4 ten-thousandths
    expect(sumOf(Array<number>(9).fill(large))).toBe(Number(`${1_125_899_906_842_624n * 9n}e-4`));
    for (const sign of [1, -1]) {
      const many = Array<number>(20).fill(sign * large);
      expect(sumOf([...many, 0.0001, ...many.map((amount) => -amount)])).toBe(0.0001);
    }
    const odd = 112_589_990_684.2623; // doubles lose the last digit of an odd number first
    expect(sumOf([...Array<number>(9).fill(odd), ...Array<number>(8).fill(-odd)])).toBe(odd);
  });

  it('adds an amount many times at once, as exactly as one by one', () => {
    const odd = 112_589_990_684.2623;
    const times = (...added: [amount: number, times: number][]) => {
      const sum = new Sum();
      for (const each of added) sum.add(...each);
      return sum.value();
    };
    expect(times([0.1, 3], [0.00001, 12])).toBe(0.30012);
    expect(times([odd, 1], [odd, 1], [odd, 7], [-odd, 8])).toBe(odd);
  });
});

describe('what renewals cost', () => {
  it('is the monthly cost, and nothing else', () => {
    expect(renewalCost(sampleNumber({ monthly_renewal_cost: 1.15, current_price: 2 }))).toBe(1.15);
    expect(renewalCost(sampleNumber({ monthly_renewal_cost: null, current_price: 2 }))).toBeNull();
    expect(renewalCost(sampleNumber({ monthly_renewal_cost: NaN }))).toBeNull();
  });

  it('is added by currency, however it is written, the one with the most numbers first', () => {
    const costs = [['EUR', 1], ['credits', 3], ['USD', 0.1], ['CHF', 2], [' usd', 0.2], ['EUR', null]] as const; // prettier-ignore
    const numbers = costs.map(([currency, cost]) => sampleNumber({ currency, monthly_renewal_cost: cost }));
    const expected = [
      { currency: 'USD', amount: 0.3, count: 2 },
      { currency: 'CHF', amount: 2, count: 1 },
      { currency: 'EUR', amount: 1, count: 1 },
      { currency: 'credits', amount: 3, count: 1 },
    ];
    expect(sumRenewalCosts(numbers)).toEqual(expected);
    const columns = prepareColumns(numbers, CONTEXT);
    expect(sumMonthlyCost(columns, Uint32Array.from(numbers.keys()))).toEqual(expected);
  });

  it.each([
    ['usd', 'USD'],
    [' USD\n', 'USD'],
    ['Eur', 'EUR'],
    ['credits', 'credits'],
    ['', ''],
  ])('in %j is in %j', (word, currency) => {
    expect(currencyOf(word)).toBe(currency);
  });
});

describe('amounts at the user’s own rates', () => {
  const rates: ExchangeRates = {
    base: 'USD',
    rates: {
      USD: { EUR: { rate: 1.1, setOn: '2026-11-12' }, JPY: { rate: 0.0064, setOn: '2026-11-02' } },
      CHF: { GBP: { rate: 1.1, setOn: '2026-01-01' } },
    },
  };
  const sum = (currency: string, amount: number) => ({ currency, amount });

  it('are one total, as old as the oldest rate that was used', () => {
    expect(convertSums([sum('USD', 10), sum('EUR', 20), sum('JPY', 1000)], rates)).toEqual({
      amount: expect.closeTo(38.4, 9) as number,
      currency: 'USD',
      ratesOf: '2026-11-02',
      without: [],
    });
    expect(convertSums([sum('JPY', 1000), sum('EUR', 20)], rates)).toMatchObject({ ratesOf: '2026-11-02' });
    expect(convertSums([sum('EUR', 20)], rates)).toMatchObject({ ratesOf: '2026-11-12' });
  });

  it('leave out what has no rate, and say so', () => {
    expect(convertSums([sum('EUR', 20), sum('GBP', 5), sum('credits', 7)], rates)).toMatchObject({
      amount: expect.closeTo(22, 9) as number,
      without: ['GBP', 'credits'],
    });
  });

  it.each([
    ['there is nothing to convert', [sum('USD', 10)], rates],
    ['no rate is known', [sum('USD', 10), sum('GBP', 5)], rates],
    ['no rate was ever set', [sum('USD', 10), sum('EUR', 20)], { ...rates, base: 'SEK' }],
    ['there are none', [], rates],
    ['the user does not convert', [sum('EUR', 10)], { ...rates, base: null }],
  ])('are not converted where %s', (_why, sums, rates) => {
    expect(convertSums(sums, rates)).toBeNull();
  });
});
