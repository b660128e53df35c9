import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { prepareColumns, type Columns } from './columns';
import { countQuickFilters, countValues, QUICK_FILTERS } from './facets';
import { chooseValues } from './language/edit';
import type { ValueCount } from './language/key';
import { KEY_NAMES, keyOf } from './language/keys';
import { menuTerm, valuesOf } from './language/menu-term';
import { parseQuery } from './language/parse';
import { printQuery } from './language/print';
import { CONTEXT, numbersArbitrary, queryArbitrary } from './number-arbitrary';
import { DEFAULT_SORT } from './query';
import { runQuery } from './run-query';

const found = (columns: Columns, text: string) =>
  runQuery(
    columns,
    parseQuery(text).terms.map(({ term }) => term),
    DEFAULT_SORT,
  ).rows.length;
const sum = (counts: ValueCount[]) => counts.reduce((total, { count }) => total + count, 0);

describe('countValues', () => {
  it('says of every value what choosing it finds', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, fc.constantFrom(...KEY_NAMES), (numbers, query, key) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const text = printQuery(query);
        const own = menuTerm(query, key);
        const chosen = keyOf(key).many && own ? valuesOf(own)! : [];
        for (const { value, count } of countValues(columns, query, key)) {
          expect(found(columns, chooseValues(text, key, [...chosen, value])), value).toBe(count);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('splits what the other demands find, without remainder', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, (numbers, query) => {
        const columns = prepareColumns(numbers, CONTEXT);
        for (const key of ['type', 'status', 'country', 'currency', 'auto', 'sandbox'] as const) {
          const others = query.filter((term) => term !== menuTerm(query, key));
          expect(sum(countValues(columns, query, key))).toBe(found(columns, printQuery(others)));
        }
      }),
    );
  });

  it('lists every word that occurs once, in alphabetical order, and countries by how many numbers they have', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, (numbers, query) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const types = [...new Set(numbers.map((number) => number.type || 'none'))].sort();
        expect(countValues(columns, query, 'type').map(({ value }) => value)).toEqual(types);
        const countries = countValues(columns, query, 'country');
        const codes = new Set(numbers.map((number) => number.country_code || 'none'));
        expect(new Set(countries.map(({ value }) => value))).toEqual(codes);
        const counts = countries.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
      }),
    );
  });
});

describe('the countries that are offered', () => {
  it('stand by how many numbers they have, then by their names', () => {
    const numbers = ['CH', 'DE', 'AT', 'DE', 'ES'].map((country_code, id) =>
      sampleNumber({ id: `${id}`, country_code }),
    );
    const columns = prepareColumns(numbers, CONTEXT);
    expect(countValues(columns, [], 'country').map(({ value }) => value)).toEqual(['DE', 'AT', 'ES', 'CH']);
  });
});

describe('countQuickFilters', () => {
  it('counts what each quick filter finds', () => {
    fc.assert(
      fc.property(numbersArbitrary, (numbers) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const counts = countQuickFilters(columns);
        expect(counts.all).toBe(numbers.length);
        for (const [name, text] of Object.entries(QUICK_FILTERS)) {
          expect(counts[name as keyof typeof counts]).toBe(found(columns, text));
        }
      }),
    );
  });

  it('has filters that are understood, and written as they print', () => {
    for (const text of Object.values(QUICK_FILTERS)) {
      const { terms, problems } = parseQuery(text);
      expect(problems).toEqual([]);
      expect(printQuery(terms.map(({ term }) => term))).toBe(text);
    }
  });
});
