import type { Ref } from 'vue';
import { hasModifier, isMac } from '../../actions/shortcuts';
import { useSelectionStore, type SelectionState } from '../../stores/selection';

/** The cursor of the table, as far as selecting needs it; see table-cursor.ts. */
interface Cursor {
  position: Readonly<Ref<number>>;
  moveTo(position: number): void;
  moveBy(key: string): boolean;
}

/** Selects rows with mouse and keyboard. @param rows those that are shown, in their order */
export function useTableSelection(rows: () => Uint32Array, cursor: Cursor) {
  const selection = useSelectionStore();

  /** Where a range begins, and what was selected when it did. */
  let anchor: { row: number; before: SelectionState } | null = null;

  function drop(position: number): void {
    const row = rows()[position];
    anchor = row === undefined ? null : { row, before: selection.state() };
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
    const from = anchor ? shown.indexOf(anchor.row) : -1;
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

  /** Takes a click on a row; false where it is an ordinary one. @param onBox it was on the box before the row */
  function click(event: MouseEvent, position: number, onBox: boolean): boolean {
    const isToggle = onBox || (isMac ? event.metaKey : event.ctrlKey);
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

  return { press, click };
}
