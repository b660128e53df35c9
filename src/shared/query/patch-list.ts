import type { Day } from '../calendar/calendar-day';
import { joinNumbers, type NumberList } from '../numbers/number-list';
import type { Columns } from './columns';
import { joinColumns, type ColumnsPart } from './join-columns';

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
  const touched = new Set([...put.columns.ids, ...gone]);
  const touchedRows = rowsWhere(list.columns.ids, (id) => touched.has(id));
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
    keepUntil(placeFor(list.columns, put.columns.digits[row]!, put.columns.ids[row]!));
    parts.push({ list: put, from: row, to: row + 1 });
  }
  keepUntil(list.columns.count);
  return joinParts(parts, list.columns.today);
}

interface Part {
  list: PreparedList;
  from: number;
  to: number;
}

function joinParts(parts: readonly Part[], today: Day): PreparedList {
  return {
    numbers: joinNumbers(parts.map(({ list, from, to }) => ({ numbers: list.numbers, from, to }))),
    columns: joinColumns(
      parts.map(({ list, from, to }): ColumnsPart => ({ columns: list.columns, from, to })),
      today,
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
