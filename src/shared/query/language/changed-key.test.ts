import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../../calendar/calendar-day';
import { sampleNumber } from '../../testing/sample';
import { addLocalColumns } from '../add-local-columns';
import { prepareColumns } from '../columns';
import { countValues } from '../facets';
import { CONTEXT, TODAY } from '../number-arbitrary';
import { rowsPassing } from '../run-query';
import { parseQuery } from './parse';

/** One number for each of these; null for one that never changed. */
function columnsOf(daysAgo: readonly (number | null)[]) {
  const days = daysAgo.flatMap((days, row) => (days === null ? [] : [[String(row), TODAY - days] as const]));
  return addLocalColumns(prepareColumns(daysAgo.map((_, row) => sampleNumber({ id: String(row) })), CONTEXT), {
    notes: new Map(),
    handled: new Map(),
    changedOn: new Map([[CONTEXT.environmentId, new Map(days)]]),
  }); // prettier-ignore
}

const asked = (text: string) => parseQuery(text).terms.map(({ term }) => term);

describe('changed:', () => {
  it('finds what is so many days ago', () => {
    const sign = fc.constantFrom('', '<', '<=', '>', '>=', '..', '-..');
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat({ max: 20 }))), sign, fc.integer({ min: 1, max: 15 }), (ago, how, days) => {
        const holds: Record<typeof how, (age: number) => boolean> = {
          '': (age) => age === days,
          '<': (age) => age < days,
          '<=': (age) => age <= days,
          '>': (age) => age > days,
          '>=': (age) => age >= days,
          '..': (age) => age <= days,
          '-..': (age) => age >= days && age <= days + 3,
        };
        const text = how === '-..' ? `${days}d..${days + 3}d` : `${how}${days}d`;
        const found = rowsPassing(columnsOf(ago), asked(`changed:${text}`));
        expect([...found]).toEqual(ago.map((age) => (age !== null && holds[how](age) ? 1 : 0)));
      }),
    );
  });

  it('finds days of the calendar, and what never changed', () => {
    const columns = columnsOf([0, 1, 5, null]);
    const find = (text: string) => [...rowsPassing(columns, asked(text))].join('');
    expect(find(`changed:${isoFromDay(TODAY - 1)}`)).toBe('0100');
    expect(find(`changed:${isoFromDay(TODAY - 5)}..1d`)).toBe('0110');
    expect(find(`changed:<${isoFromDay(TODAY)}`)).toBe('0110');
    expect(find('changed:yesterday|none')).toBe('0101');
    expect(find('-changed:none')).toBe('1110');
    expect(find('changed:TODAY|NONE')).toBe('1001');
  });

  it.each([
    ['changed:tomorrow', 'notPastDay'],
    ['changed:overdue', 'notPastDay'],
    ['changed:<0d', 'emptyRange'],
    ['changed:3d..2d', 'emptyRange'],
  ])('explains %s', (text, code) => {
    expect(parseQuery(text).problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('counts what its values would find', () => {
    const columns = columnsOf([0, 1, 1, 2, 6, 7, 13, 14, 29, 30, 40, null]);
    const counts = countValues(columns, [], 'changed');
    for (const { value, count } of counts) {
      expect(rowsPassing(columns, asked(`changed:${value}`)).filter(Boolean), value).toHaveLength(count);
    }
    expect(counts.at(-1)).toEqual({ value: 'none', count: 1 });
  });

  it('offers spans, then the three latest months, the latest first', () => {
    const values = countValues(columnsOf([70, 0, 130, 40, 100]), [], 'changed').map(({ value }) => value);
    expect(values).toEqual(['today', '<2d', '<7d', '<14d', '<30d', '2026-05', '2026-04', '2026-03']);
  });

  it('counts the numbers that meet the rest of the query only', () => {
    const counts = countValues(columnsOf([0, 0, null]), asked('id:0'), 'changed').map(({ count }) => count);
    expect(counts).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
