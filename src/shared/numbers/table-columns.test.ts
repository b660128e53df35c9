import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  COLUMN_NAMES,
  COLUMN_TRAITS,
  columnsThatFit,
  dragEdge,
  DEFAULT_COLUMNS,
  NARROWEST,
  placeColumn,
  resizeColumn,
  sameColumns,
  showColumn,
  tableColumnsSchema,
  WIDEST,
  type TableColumn,
} from './table-columns';

const name = fc.constantFrom(...COLUMN_NAMES);
const width = fc.option(fc.integer({ min: NARROWEST, max: WIDEST }));
const columnsArbitrary: fc.Arbitrary<TableColumn[]> = fc.uniqueArray(fc.record({ name, width }), {
  minLength: 1,
  selector: (column) => column.name,
});
const names = (columns: readonly TableColumn[]) => columns.map((column) => column.name);

describe('the columns of the table', () => {
  it('stay a valid choice, whatever is done to them', () => {
    const change = fc.oneof(
      fc.tuple(name, fc.boolean()).map(([which, isShown]) => (columns: TableColumn[]) => showColumn(columns, which, isShown)),
      fc.tuple(name, fc.integer()).map(([which, place]) => (columns: TableColumn[]) => placeColumn(columns, which, place)),
      fc
        .tuple(name, fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 })))
        .map(([which, wide]) => (columns: TableColumn[]) => resizeColumn(columns, which, wide)),
    ); // prettier-ignore
    fc.assert(
      fc.property(columnsArbitrary, fc.array(change), (columns, changes) => {
        const changed = changes.reduce((before, apply) => apply(before), columns);
        expect(tableColumnsSchema.parse(changed)).toEqual(changed);
      }),
    );
  });

  it('refuse one that is shown twice, and none at all', () => {
    expect(tableColumnsSchema.safeParse([...DEFAULT_COLUMNS, DEFAULT_COLUMNS[0]]).success).toBe(false);
    expect(tableColumnsSchema.safeParse([]).success).toBe(false);
  });

  it('are shown and hidden one by one; hiding the last one hides nothing', () => {
    fc.assert(
      fc.property(columnsArbitrary, name, (columns, which) => {
        expect(names(showColumn(columns, which, true))).toContain(which);
        const without = showColumn(columns, which, false);
        if (columns.some((column) => column.name !== which)) expect(names(without)).not.toContain(which);
        else expect(without).toEqual(columns);
      }),
    );
  });

  it('move to the place they are put at, and the others keep their order', () => {
    fc.assert(
      fc.property(columnsArbitrary, fc.nat(), fc.nat(30), (columns, pick, place) => {
        const which = columns[pick % columns.length]!.name;
        const moved = placeColumn(columns, which, place);
        expect(names(moved).indexOf(which)).toBe(Math.min(place, columns.length - 1));
        const others = (list: readonly TableColumn[]) => list.filter((column) => column.name !== which);
        expect(others(moved)).toEqual(others(columns));
      }),
    );
  });

  it('follow the pointer at their edge, because those before keep their widths', () => {
    const widths = new Map(DEFAULT_COLUMNS.map(({ name }, at) => [name, 100 + at]));
    const own = resizeColumn(DEFAULT_COLUMNS, 'number', 300);
    const dragged = dragEdge(own, 'type', 80, widths);
    expect(dragged.map(({ width }) => width)).toEqual([300, 101, 80, null, null, null, null]);
    expect(names(dragged)).toEqual(names(DEFAULT_COLUMNS));
  });

  it('are the same where names, order and widths are', () => {
    expect(sameColumns(DEFAULT_COLUMNS, [...DEFAULT_COLUMNS])).toBe(true);
    expect(sameColumns(DEFAULT_COLUMNS, resizeColumn(DEFAULT_COLUMNS, 'number', 200))).toBe(false);
    expect(sameColumns(DEFAULT_COLUMNS, placeColumn(DEFAULT_COLUMNS, 'number', 1))).toBe(false);
    expect(sameColumns(DEFAULT_COLUMNS, DEFAULT_COLUMNS.slice(1))).toBe(false);
    expect(sameColumns(DEFAULT_COLUMNS, DEFAULT_COLUMNS.slice(0, -1))).toBe(false);
    expect(sameColumns(DEFAULT_COLUMNS.slice(0, -1), DEFAULT_COLUMNS)).toBe(false);
  });
});

describe('columnsThatFit', () => {
  it('lets the type give way first, then what a number can do, then its status, and nothing else', () => {
    const whole = DEFAULT_COLUMNS.reduce((sum, column) => sum + COLUMN_TRAITS[column.name].atLeast, 0);
    const fitting = (room: number) => names(columnsThatFit(DEFAULT_COLUMNS, room));
    expect(fitting(whole)).toEqual(names(DEFAULT_COLUMNS));
    expect(fitting(whole - 1)).toEqual(['number', 'country', 'capabilities', 'status', 'renews', 'monthly']);
    expect(fitting(whole - 1 - COLUMN_TRAITS.type.atLeast)).toEqual(['number', 'country', 'status', 'renews', 'monthly']);
    expect(fitting(0)).toEqual(['number', 'country', 'renews', 'monthly']);
    // of all environments at once, the table shows by default which one a number is of
    const ofAll = showColumn(DEFAULT_COLUMNS, 'environment', true);
    expect(names(columnsThatFit(ofAll, 0))).toEqual(['number', 'country', 'renews', 'monthly', 'environment']);
  }); // prettier-ignore

  it('keeps everything where a column was asked for, and the last column always', () => {
    const chosen = showColumn(DEFAULT_COLUMNS, 'created_at', true);
    expect(columnsThatFit(chosen, 0)).toEqual(chosen);
    expect(columnsThatFit([{ name: 'type', width: null }], 0)).toHaveLength(1);
  });
});
