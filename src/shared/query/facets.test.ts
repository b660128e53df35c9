import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareColumns, type Columns } from './columns';
import { countFacets, countQuickFilters, QUICK_FILTERS, type Facet } from './facets';
import { CONTEXT, numbersArbitrary, queryArbitrary } from './number-arbitrary';
import { DEFAULT_SORT, type NumberQuery } from './query';
import { runQuery } from './run-query';

const found = (columns: Columns, query: NumberQuery) => runQuery(columns, query, DEFAULT_SORT).rows.length;
const sum = (facets: Facet<unknown>[]) => facets.reduce((total, { count }) => total + count, 0);

describe('countFacets', () => {
  it('says of every value what choosing it finds', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, (numbers, query) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const facets = countFacets(columns, query);
        const chosen: [Facet<unknown>[], (value: never) => Partial<NumberQuery>][] = [
          [facets.types, (value) => ({ types: [value] })],
          [facets.statuses, (value) => ({ statuses: [value] })],
          [facets.countries, (value) => ({ countries: [value] })],
          [facets.capabilities, (value) => ({ capabilities: [...query.capabilities, value] })],
          [facets.renewsWithinDays, (value) => ({ renewsWithinDays: value })],
          [facets.lapsesWithinDays, (value) => ({ lapsesWithinDays: value })],
          [facets.autoRenewal, (value) => ({ autoRenewal: value })],
          [facets.sandbox, (value) => ({ sandbox: value })],
        ];
        for (const [values, choose] of chosen) {
          for (const { value, count } of values)
            expect(count).toBe(found(columns, { ...query, ...choose(value as never) }));
        }
      }),
    );
  });

  it('splits what the other parts find, without remainder', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, (numbers, query) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const facets = countFacets(columns, query);
        expect(sum(facets.types)).toBe(found(columns, { ...query, types: [] }));
        expect(sum(facets.countries)).toBe(found(columns, { ...query, countries: [] }));
        expect(sum(facets.statuses)).toBe(found(columns, { ...query, statuses: [] }));
        expect(sum(facets.autoRenewal)).toBe(found(columns, { ...query, autoRenewal: null }));
        expect(sum(facets.sandbox)).toBe(found(columns, { ...query, sandbox: null }));
      }),
    );
  });

  it('lists every word that occurs once, in alphabetical order', () => {
    fc.assert(
      fc.property(numbersArbitrary, queryArbitrary, (numbers, query) => {
        const { countries } = countFacets(prepareColumns(numbers, CONTEXT), query);
        const expected = [...new Set(numbers.map((number) => number.country_code))].sort();
        expect(countries.map(({ value }) => value)).toEqual(expected);
      }),
    );
  });
});

describe('countQuickFilters', () => {
  it('counts what each quick filter finds', () => {
    fc.assert(
      fc.property(numbersArbitrary, (numbers) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const counts = countQuickFilters(columns);
        expect(counts.all).toBe(numbers.length);
        for (const [name, query] of Object.entries(QUICK_FILTERS)) {
          expect(counts[name as keyof typeof counts]).toBe(found(columns, query));
        }
      }),
    );
  });
});
