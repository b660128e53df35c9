import type { NumberRef } from '../../../shared/numbers/number-ref';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { hasModifier } from '../../actions/shortcuts';
import { keyInReadingDirection } from '../../lib/direction';
import { useSelectionStore } from '../../stores/selection';
import type { useTableCursor } from './table-cursor';
import type { useTableSelection } from './table-selection';

interface KeyTarget {
  cursor: ReturnType<typeof useTableCursor>;
  selecting: ReturnType<typeof useTableSelection>;
  /** The number under the cursor, as long as its row is there. */
  current: () => PhoneNumber | undefined;
  /** The number whose details are open. */
  openNumber: () => NumberRef | null;
  open: () => void;
  /** Null for what is selected. */
  copy: (number: PhoneNumber | null) => void;
  /** Takes a key that leads out of the rows; false where it does not. */
  leave: (key: string) => boolean;
}

/** What keys do in the table: all of them in its rows, and on its heads those that are about the selection. */
export function useTableKeys({ cursor, selecting, current, openNumber, open, copy, leave }: KeyTarget) {
  const selection = useSelectionStore();

  function copyByKey(): boolean {
    const number = current();
    // a text that is marked is copied as anywhere else
    if (!getSelection()?.isCollapsed || (!number && selection.count === 0)) return false;
    copy(selection.count > 0 ? null : (number ?? null));
    return true;
  }

  /** False for a key that does nothing. */
  function handle(event: KeyboardEvent): boolean {
    if (hasModifier(event) && event.key.toLowerCase() === 'c') return copyByKey();
    if (selecting.press(event)) return true;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    if (event.key === 'Enter' && current()) {
      open();
      return true;
    }
    if (leave(keyInReadingDirection(event.key))) return true;
    if (!cursor.moveBy(event.key)) return false;
    // details that are open go along
    if (openNumber() !== null) open();
    return true;
  }

  /** On the heads of columns and groups, which have keys of their own: what is about the selection does the same there. */
  function handleOnHead(event: KeyboardEvent): boolean {
    if (!hasModifier(event)) return false;
    return event.key.toLowerCase() === 'c' ? selection.count > 0 && copyByKey() : selecting.press(event);
  }

  return (event: KeyboardEvent): void => {
    if (event.target === event.currentTarget ? handle(event) : handleOnHead(event)) event.preventDefault();
  };
}
