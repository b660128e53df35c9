import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NUMBER_STATUSES, NUMBER_TYPES } from '../shared/numbers/phone-number';
import { nextRenewal } from '../shared/renewals/renewal';
import { COUNTRIES } from './countries';
import { generateNumbers, MOST_NUMBERS } from './generate';

const TODAY = 20_600;
const many = generateNumbers({ count: 10_000, seed: 7, today: TODAY });
const renewals = many.map((number) => nextRenewal(number, TODAY, TODAY));
const lapsing = renewals.filter((renewal) => renewal?.kind === 'lapses');

describe('generated numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const list = {
      count: fc.integer({ min: 0, max: 300 }),
      seed: fc.nat(),
      today: fc.integer({ min: 0, max: 40_000 }),
    };
    fc.assert(
      fc.property(fc.record(list), (options) => {
        const numbers = generateNumbers(options);
        expect(numbers).toHaveLength(options.count);
        expect(generateNumbers(options)).toEqual(numbers);
        if (options.count > 0) expect(generateNumbers({ ...options, seed: options.seed + 1 })).not.toEqual(numbers);
      }),
      { numRuns: 30 },
    );
  });

  it('are E.164, spelt alike everywhere, with ids and numbers that occur once', () => {
    for (const { number, international_number, formatted_number } of many) {
      expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(international_number.replace(/ /g, '')).toBe(number);
      expect(number.endsWith(formatted_number.replace(/\D/g, '').replace(/^0/, ''))).toBe(true);
    }
    expect(new Set(many.map(({ id }) => id)).size).toBe(many.length);
    expect(new Set(many.map(({ number }) => number)).size).toBe(many.length);
  });

  it('stay unique when the small countries are full', () => {
    const numbers = generateNumbers({ count: 60_000, seed: 1, today: TODAY });
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(60_000);
    expect(new Set(numbers.map(({ id }) => id)).size).toBe(60_000);
    expect(() => generateNumbers({ count: MOST_NUMBERS + 1, seed: 1, today: TODAY })).toThrow(RangeError);
  });

  it('cover all countries, types and statuses, each with its own capability', () => {
    expect(COUNTRIES.length).toBeGreaterThanOrEqual(20);
    expect(new Set(many.map((number) => number.country_code)).size).toBe(COUNTRIES.length);
    expect(new Set(many.map((number) => number.type))).toEqual(new Set(NUMBER_TYPES));
    expect(new Set(many.map((number) => number.current_status))).toEqual(new Set(NUMBER_STATUSES));
    for (const type of NUMBER_TYPES) expect(many.every((n) => n.type !== type || n[`has_${type}`])).toBe(true);
  });

  it('lapse 5 times in 100 or so, some of them tomorrow, and one or two are overdue', () => {
    expect(lapsing.length / many.length).toBeGreaterThan(0.035);
    expect(lapsing.length / many.length).toBeLessThan(0.07);
    const short = generateNumbers({ count: 20, seed: 3, today: TODAY }).map((n) => nextRenewal(n, TODAY, TODAY));
    const count = (daysLeft: number, kind: string) =>
      short.filter((renewal) => renewal?.daysLeft === daysLeft && renewal.kind === kind).length;
    expect(count(1, 'lapses')).toBeGreaterThan(0);
    expect(count(0, 'renews')).toBeGreaterThan(0);
    expect(count(1, 'renews')).toBeGreaterThan(0);
    expect(renewals.filter((renewal) => renewal && renewal.daysLeft < 0)).toHaveLength(2);
  });

  it('cost whole yen, and cents where there are cents', () => {
    const yen = many.filter(({ currency }) => currency === 'JPY').map((number) => number.current_price);
    expect(yen.length).toBeGreaterThan(0);
    expect(yen.every(Number.isInteger)).toBe(true);
    expect(many.some((number) => number.current_price === 1.15)).toBe(true);
  });

  it('were created and changed before today, in that order', () => {
    const now = TODAY * 86_400_000;
    for (const { created_at, updated_at } of many) {
      expect(Date.parse(created_at ?? '')).toBeLessThan(Date.parse(updated_at ?? ''));
      expect(Date.parse(updated_at ?? '')).toBeLessThan(now);
    }
  });
});
