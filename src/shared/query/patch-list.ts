import type { Day } from '../calendar/calendar-day';
import { joinNumbers, type NumberList } from '../numbers/number-list';
import type { Columns } from './columns';
import { joinColumns, type ColumnsPart, type Replacement } from './join-columns';

/** A list in base order (see sort-orders.ts) with its columns. */
export interface PreparedList {
  numbers: NumberList;
  columns: Columns;
}

/** Lists behind each other, made one; all were prepared for the same day, `today`. */
export function joinLists(lists: readonly PreparedList[], today: Day): PreparedList {
  return joinParts(
    lists.map((list) => ({ list, from: 0, to: list.columns.count })),
    today,
  );
}

/**
 * A list brought up to date: without what is gone, and with what is put in the place of the number of the same id, or as
 * a new one.
 *
 * @param gone ids
 */
export function patchList(list: PreparedList, put: PreparedList, gone: readonly string[]): PreparedList {
  const places = Array.from(put.columns.ids, (id, row) => placeFor(list.columns, put.columns.digits[row]!, id));
  // most syncs change only values, and then hardly any column differs
  const replacesOnly = gone.length === 0 && places.every((place, row) => isSameNumber(list.columns, place, put.columns, row)); // prettier-ignore
  const touched = new Set([...put.columns.ids, ...gone]);
  const touchedRows = replacesOnly ? places : rowsWhere(list.columns.ids, (id) => touched.has(id));
  const parts: Part[] = [];
  let from = 0;
  let nextTouched = 0;
  /** Keeps what is not touched before a row. */
  function keepUntil(end: number): void {
    while (touchedRows[nextTouched]! < end) {
      const row = touchedRows[nextTouched++]!;
      if (row > from) parts.push({ list, from, to: row });
      from = row + 1;
    }
    if (end > from) parts.push({ list, from, to: end });
    from = Math.max(from, end);
  }
  for (let row = 0; row < put.columns.count; row++) {
    keepUntil(places[row]!);
    parts.push({ list: put, from: row, to: row + 1 });
  }
  keepUntil(list.columns.count);
  const replacement = replacesOnly ? { before: list.columns, put: put.columns, rows: places } : undefined;
  return joinParts(parts, list.columns.today, replacement);
}

function isSameNumber(a: Columns, rowOfA: number, b: Columns, rowOfB: number): boolean {
  return a.ids[rowOfA] === b.ids[rowOfB] && a.digits[rowOfA] === b.digits[rowOfB];
}

interface Part {
  list: PreparedList;
  from: number;
  to: number;
}

function joinParts(parts: readonly Part[], today: Day, replacement?: Replacement): PreparedList {
  return {
    numbers: joinNumbers(parts.map(({ list, from, to }) => ({ numbers: list.numbers, from, to }))),
    columns: joinColumns(
      parts.map(({ list, from, to }): ColumnsPart => ({ columns: list.columns, from, to })),
      today,
      replacement,
    ),
  };
}

function rowsWhere(ids: readonly string[], test: (id: string) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < ids.length; row++) if (test(ids[row]!)) rows.push(row);
  return rows;
}

/** Where in the base order a number belongs: before the first that is not before it. */
function placeFor({ digits, ids, count }: Columns, ownDigits: string, ownId: string): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = digits[middle] === ownDigits ? ids[middle]! < ownId : digits[middle]! < ownDigits;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}
