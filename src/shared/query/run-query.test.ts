import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../numbers/phone-number';
import { parseQuery } from './language/parse';
import { sampleNumber } from '../testing/sample';
import { nextRenewal } from '../renewals/renewal';
import { prepareColumns, renewalOf } from './columns';
import { answers, compareKeys, demandsOf, sortKey } from './naive-query';
import { CONTEXT, numbersArbitrary, queryArbitrary, sortArbitrary, TODAY, wordsArbitrary } from './number-arbitrary';
import { DEFAULT_SORT, type Sort } from './query';
import { countAnswers, runQuery } from './run-query';
import { digitsOf } from '../fold';

const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);

/** The definition of every sort, without a trick. */
function naiveOrder(numbers: PhoneNumber[], { column, direction }: Sort): number[] {
  const key = (row: number) => sortKey(numbers[row]!, column, CONTEXT);
  const tie = (row: number) => [digitsOf(numbers[row]!.number), numbers[row]!.id, row];
  return [...numbers.keys()].sort((a, b) => {
    const [keyA, keyB] = [key(a), key(b)];
    if (keyA === null || keyB === null) {
      return Number(keyA === null) - Number(keyB === null) || compareKeys(tie(a), tie(b));
    }
    return compareKeys(keyA, keyB) * (direction === 'ascending' ? 1 : -1) || compareKeys(tie(a), tie(b));
  });
}

describe('runQuery', () => {
  it('finds what the plain definition finds', () => {
    fc.assert(
      fc.property(numbersArbitrary, fc.array(queryArbitrary, { minLength: 1, maxLength: 4 }), (numbers, queries) => {
        const columns = prepareColumns(numbers, CONTEXT); // asked several times, for what it keeps between questions
        for (const query of queries) {
          const demands = demandsOf(numbers, query);
          const expected = [...numbers.keys()].filter((row) => answers(numbers[row]!, demands, CONTEXT));
          expect(ascending(runQuery(columns, query, DEFAULT_SORT).rows)).toEqual(expected);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('finds as many as are counted', () => {
    fc.assert(
      fc.property(numbersArbitrary, fc.array(queryArbitrary, { minLength: 1, maxLength: 4 }), (numbers, queries) => {
        const columns = prepareColumns(numbers, CONTEXT);
        for (const terms of [[], ...queries, ...queries.flat().map((term) => [term])]) {
          expect(countAnswers(columns, terms)).toBe(runQuery(columns, terms, DEFAULT_SORT).rows.length);
        }
      }),
    );
  });

  it('searches as the plain definition does', () => {
    fc.assert(
      fc.property(numbersArbitrary, wordsArbitrary, (numbers, query) => {
        const expected = [...numbers.keys()].filter((row) => answers(numbers[row]!, query, CONTEXT));
        expect(ascending(runQuery(prepareColumns(numbers, CONTEXT), query, DEFAULT_SORT).rows)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('sorts as the plain definition does, in every column and direction', () => {
    fc.assert(
      fc.property(numbersArbitrary, sortArbitrary, (numbers, sort) => {
        expect([...runQuery(prepareColumns(numbers, CONTEXT), [], sort).rows]).toEqual(naiveOrder(numbers, sort));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the order of the whole list in every part of it', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, sortArbitrary, (numbers, query, sort) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const rows = runQuery(columns, query, sort).rows;
        // the usual one puts what begins so first
        fc.pre(sort.column !== DEFAULT_SORT.column);
        expect([...runQuery(columns, [], sort).rows].filter((row) => rows.includes(row))).toEqual([...rows]);
      }),
    );
  });

  it('shows what begins with the words that are searched for first, in the usual order only', () => {
    const numbers = [
      ['+41541555010', '054 155 50 10'],
      ['+13034155101', '(303) 415-5101'],
      ['+14155550120', '(415) 555-0120'],
      ['+441541555010', '01541 555010'],
    ].map(([number, formatted_number], at) => sampleNumber({ id: `${at}415000-0000-4000-8000-000000000000`, number: number!, formatted_number: formatted_number!, international_number: number! })); // prettier-ignore
    const columns = prepareColumns(numbers, CONTEXT);
    const asked = (query: string, sort = DEFAULT_SORT) => [...runQuery(columns, parseQuery(query).terms.map(({ term }) => term), sort).rows].map((row) => numbers[row]!.number); // prettier-ignore
    expect(asked('415')).toEqual(['+14155550120', '+13034155101', '+41541555010', '+441541555010']);
    expect(asked('1541')[0]).toBe('+441541555010'); // without the zero that it is dialed with
    expect(asked('415', { column: 'number', direction: 'ascending' })[0]).toBe('+13034155101');
    expect(asked('415', { ...DEFAULT_SORT, direction: 'descending' })[0]).toBe('+13034155101');
    expect(asked('0120 us')).toEqual(['+14155550120']);
  });

  it.each([
    ['ann', 'an agent whose second name begins so', { agents: '[{"id":"","name":"Joann"},{"id":"","name":"Bo Ann"}]' }],
    ['acme', 'a sender', { number: 'ACME', international_number: '', formatted_number: '' }],
    ['0123', 'a number as it is dialed within its country', { formatted_number: '0123 5' }],
    ['123', 'a number without the zero that it is dialed with', { formatted_number: '0123 5' }],
    ['100', 'a number that is dialed so, before a country code', { formatted_number: '(100) 5' }],
    ['123 -nowhere', 'a number, whatever is not to be found', { formatted_number: '0123 5' }],
    ['+4912', 'a whole number', { number: '+49123' }],
    ['004912', 'a whole number as it is dialed abroad', { number: '+49123' }],
    ['austria', 'a country', { country_code: 'AT' }],
    ['ann|acme', 'one of two words', { number: 'ACME', international_number: '', formatted_number: '' }],
  ])('shows by %s first %s', (query, _, fields) => {
    // has all of them somewhere, but nowhere at a beginning
    const other = sampleNumber({
      number: '+1004912301235',
      formatted_number: '(100) 4912301235',
      international_number: '',
      agents: '[{"id":"","name":"Joann Macme Xaustria"}]',
    });
    const columns = prepareColumns([other, sampleNumber({ id: 'z', number: '+999', ...fields })], CONTEXT);
    const asked = parseQuery(query).terms.map(({ term }) => term);
    const { rows } = runQuery(columns, asked, DEFAULT_SORT);
    expect(rows[0]).toBe(1);
    expect([...rows].length).toBe(query.startsWith('+') ? 1 : 2);
  });

  it('sorts by long ids that begin alike, and keeps the orders of columns and directions apart', () => {
    const ids = ['num_b', 'num_aaaaaaaaaB', 'num_é', 'num_aaaaaaaaaA', 'num_', 'num_z', 'num_ü'];
    const columns = prepareColumns(ids.map((id, row) => sampleNumber({ id, number: `+${row + 1}` })), CONTEXT); // prettier-ignore
    const sorted = (column: Sort['column'], direction: Sort['direction']) =>
      [...runQuery(columns, [], { column, direction }).rows].map((row) => ids[row]);
    const ascending = [...ids].sort();
    expect(sorted('id', 'ascending')).toEqual(ascending);
    expect(sorted('id', 'descending')).toEqual(ascending.toReversed());
    expect(sorted('number', 'descending')).toEqual(ids.toReversed());
    expect(sorted('number', 'ascending')).toEqual(ids);
  });

  it('sorts numbers that are longer than any of E.164', () => {
    const digits = ['1234567890123456', '12345678901234567', '1234567890123455', '123456789012345'];
    const columns = prepareColumns(digits.map((number, row) => sampleNumber({ id: String(row), number: `+${number}` })), CONTEXT); // prettier-ignore
    expect([...runQuery(columns, [], { column: 'number', direction: 'ascending' }).rows]).toEqual([3, 2, 0, 1]);
  });

  it('hands out rows that the next answer does not share', () => {
    const columns = prepareColumns(fc.sample(numbersArbitrary, { numRuns: 1, seed: 5 })[0]!, CONTEXT);
    const first = runQuery(columns, [], DEFAULT_SORT).rows;
    const before = [...first];
    first.fill(0);
    expect([...runQuery(columns, [], DEFAULT_SORT).rows]).toEqual(before);
  });

  it('sums the monthly cost of what it found exactly, per currency', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, (numbers, query) => {
        const { rows, monthlyCost } = runQuery(prepareColumns(numbers, CONTEXT), query, DEFAULT_SORT);
        const units = new Map<string, bigint[]>();
        for (const row of rows) {
          const { monthly_renewal_cost: cost } = numbers[row]!;
          const currency = numbers[row]!.currency.toUpperCase();
          if (cost === null || !Number.isFinite(cost)) continue;
          units.set(currency, [...(units.get(currency) ?? []), BigInt(Math.round(cost * 10_000))]);
        }
        const expected = [...units].map(([currency, costs]) => ({
          currency,
          amount: Number(costs.reduce((sum, cost) => sum + cost)) / 10_000,
          count: costs.length,
        }));
        expect(monthlyCost).toHaveLength(expected.length);
        expect(monthlyCost).toEqual(expect.arrayContaining(expected));
        const weights = monthlyCost.map(({ count }) => count);
        expect(weights).toEqual([...weights].sort((a, b) => b - a));
      }),
    );
  });

  it('adds ten times ten cents to one', () => {
    const [number] = fc.sample(numbersArbitrary, { numRuns: 50, seed: 1 }).flat();
    const numbers = Array.from({ length: 10 }, () => ({ ...number!, currency: 'EUR', monthly_renewal_cost: 0.1 }));
    expect(runQuery(prepareColumns(numbers, CONTEXT), [], DEFAULT_SORT).monthlyCost).toEqual([
      { currency: 'EUR', amount: 1, count: 10 },
    ]);
  });
});

describe('renewalOf', () => {
  it('is what nextRenewal says of the number', () => {
    fc.assert(
      fc.property(numbersArbitrary, (numbers) => {
        const columns = prepareColumns(numbers, CONTEXT);
        numbers.forEach((number, row) => {
          expect(renewalOf(columns, row)).toEqual(nextRenewal(number, TODAY - 1, TODAY));
        });
        expect(renewalOf(columns, numbers.length)).toBeNull();
      }),
    );
  });
});
