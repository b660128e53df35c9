import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../../testing/sample';
import { prepareColumns } from '../columns';
import { countValues } from '../facets';
import { CONTEXT } from '../number-arbitrary';
import { rowsPassing } from '../run-query';
import { currencyOfCost } from './cost-key';
import { parseQuery } from './parse';

const columnsOf = (costs: readonly (number | null)[], currencies = ['USD']) =>
  prepareColumns(
    costs.map((monthly_renewal_cost, at) =>
      sampleNumber({ id: String(at), monthly_renewal_cost, currency: currencies[at % currencies.length]! }),
    ),
    CONTEXT,
  );
const asked = (text: string) => parseQuery(text).terms.map(({ term }) => term);
const find = (costs: readonly (number | null)[], text: string, currencies?: string[]) =>
  [...rowsPassing(columnsOf(costs, currencies), asked(text))].join('');

/** Few amounts, so that the ends of ranges are met. */
const amounts = fc.constantFrom(-0.5, 0, 0.1, 0.2, 1, 1.15, 2);

describe('cost:', () => {
  it('compares amounts, the ends of a range included', () => {
    const how = fc.constantFrom('', '<', '<=', '>', '>=', '..to', 'from..', 'from..to');
    fc.assert(
      fc.property(
        fc.array(fc.option(amounts)),
        how,
        amounts,
        amounts,
        fc.boolean(),
        (costs, sign, one, other, named) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const holds: Record<typeof sign, (cost: number) => boolean> = {
            '': (cost) => cost === from,
            '<': (cost) => cost < from,
            '<=': (cost) => cost <= from,
            '>': (cost) => cost > from,
            '>=': (cost) => cost >= from,
            '..to': (cost) => cost <= to,
            'from..': (cost) => cost >= from,
            'from..to': (cost) => cost >= from && cost <= to,
          };
          const range = sign.replace('from', String(from)).replace('to', String(to));
          const text = `cost:${sign.includes('..') ? range : `${sign}${from}`}`;
          // an open end leaves no place for the currency
          const asks = named && !text.endsWith('..') ? `${text}usd` : text;
          expect(find(costs, asks)).toBe(costs.map((cost) => (cost !== null && holds[sign](cost) ? 1 : 0)).join(''));
        },
      ),
    );
  });

  it('finds amounts of the currency that it names, in any case, and what has no amount', () => {
    expect(find([1, 1, 2, null], 'cost:1eur', ['USD', 'EUR'])).toBe('0100');
    expect(find([1, 1, 2, null], 'cost:>=1USD', ['USD', 'EUR'])).toBe('1010');
    expect(find([1, 1, 2, null], 'cost:>=1chf', ['USD', 'EUR'])).toBe('0000');
    expect(find([1, 1, 2, null], 'cost:NONE', ['USD', 'EUR'])).toBe('0001');
    expect([currencyOfCost('>5usd'), currencyOfCost('1..2Eur'), currencyOfCost('5'), currencyOfCost('usd')]).toEqual(
      ['USD', 'EUR', null, null], //
    );
  });

  it.each([
    ['1.123456', []],
    ['-0.5', []],
    ['123456789012', []],
    ['1234567890123', ['notAmount']],
    ['1.1234567', ['notAmount']],
    ['1.', ['notAmount']],
    ['.5', ['notAmount']],
    ['1e3', ['notAmount']],
    ['x1', ['notAmount']],
    ['1x', ['notAmount']],
    ['>usd', ['notAmount']],
    ['2..1', ['emptyRange']],
    ['1..1', []],
    ['1..x', ['notAmount']],
    ['x..1', ['notAmount']],
  ])('reads %s: %j', (value, codes) => {
    expect(parseQuery(`cost:${value}`).problems.map(({ code }) => code)).toEqual(codes);
  });

  it('proposes the amounts that most numbers have, by currency where there are several', () => {
    const counts = (costs: readonly (number | null)[], currencies?: string[]) =>
      countValues(columnsOf(costs, currencies), [], 'cost').map(({ value, count }) => [value, count]);
    expect(counts([2, 1, 1, null, 1, null])).toEqual([['1', 3], ['none', 2], ['2', 1]]); // prettier-ignore
    // 1e-7 and what has more places than can be asked for are not proposed
    expect(counts([1e-7, 0.12345678, 3])).toEqual([['3', 1]]);
    expect(counts([5, 5, 5, 5, 5], ['USD', 'EUR'])).toEqual([['5usd', 3], ['5eur', 2]]); // prettier-ignore
    expect(counts([5, 5, 5, 5, null], ['USD', 'EUR', 'credits', ''])).toEqual([['5usd', 1], ['5eur', 1], ['none', 1]]); // prettier-ignore
    expect(counts(Array.from({ length: 20 }, (_, at) => at))).toHaveLength(8);
    const active = countValues(columnsOf([1, 2]), asked('id:0'), 'cost');
    expect(active).toEqual([{ value: '1', count: 1 }]);
  });
});
