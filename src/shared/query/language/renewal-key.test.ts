import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../../calendar/calendar-day';
import { sampleNumber } from '../../testing/sample';
import { prepareColumns } from '../columns';
import { countValues } from '../facets';
import { CONTEXT, TODAY } from '../number-arbitrary';
import { rowsPassing } from '../run-query';
import { parseQuery } from './parse';

/** One number for each of these days from today; null for one without a renewal. None of them renews automatically. */
const columnsOf = (daysAhead: readonly (number | null)[]) =>
  prepareColumns(
    daysAhead.map((days, row) =>
      sampleNumber({
        id: String(row),
        auto_renewal: false,
        renewal_date: days === null ? null : isoFromDay(TODAY + days),
        days_until_monthly_renewal: null,
      }),
    ),
    CONTEXT,
  );

const offered = (daysAhead: readonly (number | null)[], key: 'renews' | 'lapses') =>
  countValues(columnsOf(daysAhead), [], key).map(({ value, count }) => [value, count]);

/** TODAY is 2026-05-27. */
const spans = (...counts: number[]) =>
  ['overdue', '<=1d', '<=7d', '<=14d', '<=30d', '<=90d'].map((value, at) => [value, counts[at]]);

describe('renews:', () => {
  /** Days from today, the first of which are 2026-05-26, -27 and -28. */
  const days = [-1, 0, 1, 2, 7, 13, 14, 15, 4, 5, 34, 35, 218, 219];
  it.each([
    ['<1d', [0]],
    ['<tomorrow', [-1, 0]],
    ['..tomorrow', [-1, 0, 1]],
    ['..1d', [0, 1]],
    ['tomorrow', [1]],
    ['2w', [14]],
    ['1w..2w', [7, 13, 14]],
    ['>2w', [15, 34, 35, 218, 219]],
    ['2026-05', [-1, 0, 1, 2, 4]],
    ['2026-06', [5, 7, 13, 14, 15, 34]],
    ['<=2026-06', [-1, 0, 1, 2, 4, 5, 7, 13, 14, 15, 34]],
    ['>2026-06', [35, 218, 219]],
    ['2026', [-1, 0, 1, 2, 4, 5, 7, 13, 14, 15, 34, 35, 218]],
    ['>2026', [219]],
    ['<2027-01-01', [-1, 0, 1, 2, 4, 5, 7, 13, 14, 15, 34, 35, 218]],
    ['2026-06-30..', [34, 35, 218, 219]],
    ['..2026-05-27', [-1, 0]],
    ['overdue', [-1]],
  ])('%s finds what is %j days away', (value, expected) => {
    const found = rowsPassing(columnsOf(days), parseQuery(`renews:${value}`).terms.map(({ term }) => term)); // prettier-ignore
    expect(days.filter((_, row) => found[row] === 1).sort((a, b) => a - b)).toEqual(expected);
  });
});

describe('the days of renewals that a menu offers', () => {
  it('are spans, then the months that occur from this one on, the nearest first', () => {
    expect(offered([40, 0, -40, 70, 1, 7, 8, -27], 'renews')).toEqual([
      ...spans(2, 2, 3, 4, 4, 6),
      ['2026-05', 2],
      ['2026-06', 2],
      ['2026-07', 1],
      ['2026-08', 1],
    ]);
  });

  it('are no more than six months', () => {
    const months = offered([300, 210, 180, 150, 120, 90, 60, 30], 'lapses').slice(6);
    expect(months.map(([value]) => value)).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
  });

  it('include those without a renewal where there are some', () => {
    expect(offered([0, null], 'renews').at(-1)).toEqual(['none', 1]);
    expect(offered([0], 'renews').at(-1)).toEqual(['2026-05', 1]);
    expect(offered([0, null], 'lapses').at(-1)).toEqual(['2026-05', 1]);
  });

  it('count the numbers that meet the rest of the query only', () => {
    const terms = parseQuery('id:0').terms.map(({ term }) => term);
    expect(countValues(columnsOf([0, 0, 3]), terms, 'renews').map(({ count }) => count)).toEqual([0, 1, 1, 1, 1, 1, 1]);
  });
});
