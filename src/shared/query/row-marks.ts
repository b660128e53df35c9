import type { NumberRef } from '../numbers/number-ref';
import { rowOf, type Columns } from './columns';

/** In the place of a row that a list does not have: beyond any list, so that marking it changes nothing. */
export const NO_ROW = 0xffffffff;

/** For each row of `of`, the row of the same number in a list, or {@link NO_ROW}. */
export function rowsIn(list: Columns, of: Columns): Uint32Array {
  const rows = new Map<string, number>();
  for (let row = 0; row < list.count; row++) rows.set(keyAt(list, row), row);
  return Uint32Array.from({ length: of.count }, (_, row) => rows.get(keyAt(of, row)) ?? NO_ROW);
}

/** Rows of a list that are marked: 1 or 0 for each. */
export type RowMarks = Uint8Array;

/**
 * The marks of a list on another that has mostly the same numbers in the same order, such as a newer state of it.
 * Numbers are known by environment and id. `lost` are the marked rows of the list before that the other one has not.
 */
export function moveMarks(marks: RowMarks, before: Columns, now: Columns): { marks: RowMarks; lost: number[] } {
  const moved = new Uint8Array(now.count);
  const shorter = Math.min(before.count, now.count);
  let start = 0;
  while (start < shorter && isSameAt(before, start, now, start)) moved[start] = marks[start++]!;
  let end = 0;
  while (end < shorter - start && isSameAt(before, before.count - 1 - end, now, now.count - 1 - end)) {
    moved[now.count - 1 - end] = marks[before.count - 1 - end]!;
    end++;
  }
  // what is between the parts that are alike is looked up
  const wanted = new Map<string, number>();
  for (let row = start; row < before.count - end; row++) if (marks[row] === 1) wanted.set(keyAt(before, row), row);
  for (let row = start; row < now.count - end && wanted.size > 0; row++) {
    if (wanted.delete(keyAt(now, row))) moved[row] = 1;
  }
  return { marks: moved, lost: [...wanted.values()] };
}

/**
 * The rows of some numbers on another list, in the order of `rows`. `lost` are those of the list before that the other
 * one has not.
 */
export function moveRows(rows: Iterable<number>, before: Columns, now: Columns): { rows: number[]; lost: number[] } {
  if (before.ids === now.ids) return { rows: [...rows], lost: [] };
  const rowByKey = new Map(now.ids.map((_, row) => [keyAt(now, row), row]));
  const moved: { rows: number[]; lost: number[] } = { rows: [], lost: [] };
  for (const row of rows) {
    const there = rowByKey.get(keyAt(before, row));
    if (there === undefined) moved.lost.push(row);
    else moved.rows.push(there);
  }
  return moved;
}

function isSameAt(a: Columns, rowOfA: number, b: Columns, rowOfB: number): boolean {
  return a.ids[rowOfA] === b.ids[rowOfB] && environmentAt(a, rowOfA) === environmentAt(b, rowOfB);
}

function environmentAt({ environment }: Columns, row: number): string | undefined {
  return environment.words[environment.codes[row]!];
}

function keyAt(columns: Columns, row: number): string {
  return `${environmentAt(columns, row)} ${columns.ids[row]}`;
}

/** Marks numbers that a list has; gives back those that it has not. */
export function markRefs<T extends { ref: NumberRef }>(marks: RowMarks, columns: Columns, wanted: Iterable<T>): T[] {
  return [...wanted].filter(({ ref }) => {
    const row = rowOf(columns, ref);
    if (row >= 0) marks[row] = 1;
    return row < 0;
  });
}

/** The marked ones among some rows, in their order. */
export function markedAmong(marks: RowMarks, rows: Uint32Array): Uint32Array {
  return rows.filter((row) => marks[row] === 1);
}

/** All marked rows: those among `first` in their order, then the others in that of the list. */
export function markedRows(marks: RowMarks, first: Uint32Array): Uint32Array {
  const left = marks.slice();
  const rows: number[] = [];
  for (const row of first) {
    if (left[row] !== 1) continue;
    rows.push(row);
    left[row] = 0;
  }
  for (let row = 0; row < left.length; row++) if (left[row] === 1) rows.push(row);
  return Uint32Array.from(rows);
}
