import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { NumberList } from '../../shared/numbers/number-list';
import type { PhoneNumber } from '../../shared/numbers/phone-number';
import { refOf, type Columns } from '../../shared/query/columns';
import { markedAmong, markedRows, markRefs, moveMarks, type RowMarks } from '../../shared/query/row-marks';
import { useAppStore } from './app';
import { useShownStore } from './shown';

/** A number that is selected. */
export interface SelectedNumber {
  ref: NumberRef;
  number: PhoneNumber;
}

/** The marks of a list, as they were at a moment. */
export interface SelectionState {
  ids: readonly string[];
  marks: RowMarks;
}

/**
 * Which numbers are selected: a byte for each row, so that all of 100,000 are selected within a frame. They are known by
 * environment and id, and stay selected when the list changes, in it or not.
 */
export const useSelectionStore = defineStore('selection', () => {
  const app = useAppStore();
  const shown = useShownStore();

  /** Moves whenever something else is selected. */
  const version = ref(0);
  /** The list that the marks are of. */
  let of: { columns: Columns; numbers: NumberList } = { columns: shown.columns, numbers: shown.numbers };
  let marks: RowMarks = new Uint8Array(of.columns.count);
  let markedCount = 0;
  /** Those that the list does not have. */
  let away: SelectedNumber[] = [];

  /** The marks of the list that is shown now; brought there from the one before when they are first asked for. */
  function current(): RowMarks {
    void version.value;
    const { columns, numbers } = shown;
    if (columns === of.columns) return marks;
    // the same rows where only what is noted of them changed
    if (columns.ids !== of.columns.ids) follow(columns);
    of = { columns, numbers };
    return marks;
  }

  function follow(columns: Columns): void {
    if (markedCount === 0 && away.length === 0) {
      marks = new Uint8Array(columns.count);
      return;
    }
    const moved = moveMarks(marks, of.columns, columns);
    marks = moved.marks;
    const lost = moved.lost.map((row) => ({ ref: refOf(of.columns, row)!, number: of.numbers.at(row)! }));
    // those of an environment that was removed are nowhere any more
    away = markRefs(marks, columns, [...away, ...lost]).filter(({ ref: of }) => app.environment(of.environmentId));
    markedCount = marks.reduce((sum, mark) => sum + mark, 0);
  }

  function put(next: RowMarks): void {
    marks = next;
    markedCount = marks.reduce((sum, mark) => sum + mark, 0);
    version.value++;
  }

  /** How many are selected, shown or not. */
  const count = computed(() => {
    current();
    return markedCount + away.length;
  });
  /** The selected rows that the result has, in its order. */
  const shownRows = computed(() => markedAmong(current(), shown.result.rows));
  /** The selected rows of the list: first those that the result has. */
  const rows = computed(() => markedRows(current(), shown.result.rows));

  /** The environments that selected numbers belong to, found without looking at each number. */
  const environmentIds = computed(() => {
    const { codes, words } = shown.columns.environment;
    const seen = new Uint8Array(words.length);
    for (const row of rows.value) seen[codes[row]!] = 1;
    return new Set([...words.filter((_, code) => seen[code] === 1), ...away.map(({ ref: of }) => of.environmentId)]);
  });

  function has(row: number): boolean {
    return current()[row] === 1;
  }

  const state = (): SelectionState => ({ marks: current(), ids: shown.columns.ids });

  /** Adds rows to those of an earlier state, or to those of now if the list differs since. */
  function select(chosen: Iterable<number>, beside: SelectionState | null = null): void {
    const base = current();
    const next = (beside?.ids === shown.columns.ids ? beside.marks : base).slice();
    for (const row of chosen) next[row] = 1;
    put(next);
  }

  /** Selects rows that stand together, or none of them. */
  function selectGroup(group: Iterable<number>, isSelected: boolean): void {
    const next = current().slice();
    for (const row of group) next[row] = isSelected ? 1 : 0;
    put(next);
  }

  function toggle(row: number): void {
    selectGroup([row], !has(row));
  }

  /** Selects all that the result has. */
  function selectAll(): void {
    select(shown.result.rows);
  }

  function clear(): void {
    // first, since those that the list lost meanwhile go away with it
    const { length } = current();
    away = [];
    put(new Uint8Array(length));
  }

  /** All that are selected; of those that the list does not have, as they were. */
  function numbers(): SelectedNumber[] {
    const listed = Array.from(rows.value, (row) => ({
      ref: refOf(shown.columns, row)!,
      number: shown.numbers.at(row)!,
    }));
    return [...listed, ...away];
  }

  // what was selected of another environment would be changed unseen
  watch(() => app.shownEnvironmentId, clear);

  return { count, shownRows, rows, environmentIds, has, toggle, state, select, selectGroup, selectAll, clear, numbers };
});
