import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_NAMES, COLUMN_TRAITS, DEFAULT_COLUMNS, resizeColumn } from '../../../shared/numbers/table-columns';
import { fitColumns } from './column-fit';

describe('fitColumns', () => {
  it('shares the room among the columns that have no width of their own', () => {
    const columns = resizeColumn(DEFAULT_COLUMNS.slice(0, 3), 'number', 200);
    // half and six tenths
    expect(fitColumns(columns, 500)).toEqual({ columns, widths: [200, 136, 164] });
  });

  it('gives each what it needs, and the others less', () => {
    const columns = resizeColumn(DEFAULT_COLUMNS.slice(0, 3), 'number', 200);
    expect(fitColumns(columns, 330).widths).toEqual([200, 58, 72]);
    expect(fitColumns(columns.slice(0, 2), 100).widths).toEqual([200, 56]);
  });

  it('gives the number room for its labels before the others share what is left', () => {
    const least = DEFAULT_COLUMNS.reduce((sum, { name }) => sum + COLUMN_TRAITS[name].atLeast, 0);
    expect(fitColumns(DEFAULT_COLUMNS, least + 60).widths[0]).toBe(200);
    const { widths } = fitColumns(DEFAULT_COLUMNS, least + 140);
    expect(widths).toEqual([280, ...DEFAULT_COLUMNS.slice(1).map(({ name }) => COLUMN_TRAITS[name].atLeast)]);
    const wide = fitColumns(DEFAULT_COLUMNS, least + 240).widths;
    expect(wide[0]).toBeGreaterThanOrEqual(280);
    expect(wide[5]).toBeGreaterThan(COLUMN_TRAITS.renews.atLeast);
  });

  it('leaves out what has given way', () => {
    const { columns, widths } = fitColumns(DEFAULT_COLUMNS, 600);
    expect(columns.map(({ name }) => name)).not.toContain('type');
    expect(widths).toHaveLength(columns.length);
  });

  it('fills the room exactly, or takes no more than is needed', () => {
    const some = fc.subarray([...COLUMN_NAMES], { minLength: 1 });
    const widths = fc.array(fc.option(fc.integer({ min: 48, max: 800 })), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(some, widths, fc.integer({ min: 0, max: 4000 }), (names, own, room) => {
        const columns = names.map((name, at) => ({ name, width: own[at]! }));
        const fit = fitColumns(columns, room);
        const needed = fit.columns.map(({ name, width }) => width ?? COLUMN_TRAITS[name].atLeast);
        fit.widths.forEach((width, at) => {
          expect(Number.isInteger(width)).toBe(true);
          if (fit.columns[at]!.width !== null) expect(width).toBe(needed[at]);
          else expect(width).toBeGreaterThanOrEqual(needed[at]!);
        });
        const all = (some: readonly number[]) => some.reduce((sum, width) => sum + width, 0);
        const shared = fit.columns.some(({ name, width }) => width === null && COLUMN_TRAITS[name].share > 0);
        expect(all(fit.widths)).toBe(shared ? Math.max(room, all(needed)) : all(needed));
      }),
    );
  });
});
