import type { Ref } from 'vue';
import type { NumberRef } from '../../../shared/numbers/number-ref';
import { hasModifier, isMac } from '../../actions/shortcuts';
import { refOf, rowOf } from '../../../shared/query/columns';
import { useSelectionStore, type SelectionState } from '../../stores/selection';
import { useShownStore } from '../../stores/shown';

/** The cursor of the table, as far as selecting needs it; see table-cursor.ts. */
interface Cursor {
  position: Readonly<Ref<number>>;
  moveTo(position: number): void;
  moveBy(key: string): boolean;
}

/** Where a row is shown now; of several places that it may have, the one where it was before. */
function placeOf(row: number, rows: Uint32Array, before: number): number {
  return rows[before] === row ? before : rows.indexOf(row);
}

/** Selects rows with mouse and keyboard. @param rows those that are shown, in their order */
export function useTableSelection(rows: () => Uint32Array, cursor: Cursor) {
  const selection = useSelectionStore();
  const list = useShownStore();

  /**
   * Where a range begins, by its number, because the list may change before it ends; of several places that the number may
   * have, which; and what was selected when it began.
   */
  let anchor: { number: NumberRef; position: number; before: SelectionState } | null = null;

  function drop(position: number): void {
    const number = refOf(list.columns, rows()[position] ?? -1);
    anchor = number && { number, position, before: selection.state() };
  }

  function toggle(position: number): void {
    const row = rows()[position];
    if (row === undefined) return;
    selection.toggle(row);
    drop(position);
  }

  /** Selects from where the range begins to a position; what the range had before and has no more is let go. */
  function extendTo(position: number): void {
    const shown = rows();
    const from = anchor ? placeOf(rowOf(list.columns, anchor.number), shown, anchor.position) : -1;
    if (!anchor || from < 0) drop(position);
    if (!anchor) return;
    const [first, last] = from < 0 ? [position, position] : [Math.min(from, position), Math.max(from, position)];
    selection.select(shown.subarray(first, last + 1), anchor.before);
  }

  /** Takes a key of the table; false where it is none that selects. */
  function press(event: KeyboardEvent): boolean {
    if (hasModifier(event) && event.key.toLowerCase() === 'a') {
      selection.selectAll();
      anchor = null;
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if ((event.key === ' ' || event.key === 'x') && !event.shiftKey) {
      toggle(cursor.position.value);
      return true;
    }
    if (!event.shiftKey) {
      anchor = null;
      return false;
    }
    const from = cursor.position.value;
    if (!cursor.moveBy(event.key)) return false;
    if (!anchor) drop(from < 0 ? cursor.position.value : from);
    extendTo(cursor.position.value);
    return true;
  }

  /** Takes a click on a row; false where it is an ordinary one. */
  function click(event: MouseEvent, position: number): boolean {
    const isToggle = isMac ? event.metaKey : event.ctrlKey;
    if (!isToggle && !event.shiftKey) {
      anchor = null;
      return false;
    }
    if (event.shiftKey) {
      if (!anchor && cursor.position.value >= 0) drop(cursor.position.value);
      extendTo(position);
    } else toggle(position);
    cursor.moveTo(position);
    return true;
  }

  /** Where the pointer is while it is dragged over boxes; null while it is not. */
  let dragged: number | null = null;

  /** The pointer went down on the box of a row. */
  function pressBox(event: MouseEvent, position: number): void {
    if (event.shiftKey) {
      click(event, position);
      return;
    }
    toggle(position);
    cursor.moveTo(position);
    const row = rows()[position];
    // from a box that was emptied nothing is selected
    dragged = row !== undefined && selection.has(row) ? position : null;
  }

  /** The pointer that went down on a box is over a row now, or past either end of them. */
  function dragBox(position: number): void {
    if (dragged === null) return;
    const within = Math.min(Math.max(position, 0), rows().length - 1);
    if (within === dragged) return;
    dragged = within;
    extendTo(within);
    cursor.moveTo(within);
  }

  function releaseBox(): void {
    dragged = null;
  }

  return { press, click, pressBox, dragBox, releaseBox };
}
