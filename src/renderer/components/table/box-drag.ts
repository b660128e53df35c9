import type { Ref } from 'vue';
import { isRightToLeft } from '../../lib/direction';
import type { useTableSelection } from './table-selection';

/** In CSS pixels: the gutter before the columns, in which the boxes of the rows are. */
export const BOX_GUTTER = 36;

/** The rows whose boxes are pressed. */
export interface BoxedRows {
  /** The element that has the gutter at its edge. */
  area: Readonly<Ref<HTMLElement | null>>;
  /** The element with the rows in it; the listeners are for it, or for one around it. */
  rows: Readonly<Ref<HTMLElement | null>>;
  /** The position of the row that something happened in; null where there is none, or none with a box. */
  positionOf(target: EventTarget | null): number | null;
  /** The position of the row at an offset, in CSS pixels from the top of `rows`; past the ends, any position there. */
  positionAt(offset: number): number;
}

/** Selects rows by their boxes, one by one or dragged over. */
export function useBoxDrag(selecting: ReturnType<typeof useTableSelection>, boxed: BoxedRows) {
  function isOnBox(event: MouseEvent): boolean {
    const box = boxed.area.value?.getBoundingClientRect();
    if (!box) return false;
    return (isRightToLeft() ? box.right - event.clientX : event.clientX - box.left) < BOX_GUTTER;
  }

  function pointerdown(event: PointerEvent): void {
    const position = boxed.positionOf(event.target);
    if (position === null || event.button !== 0 || !isOnBox(event)) return;
    boxed.rows.value?.setPointerCapture(event.pointerId);
    selecting.pressBox(event, position);
  }

  function pointermove(event: PointerEvent): void {
    const top = boxed.rows.value?.getBoundingClientRect().top ?? 0;
    selecting.dragBox(boxed.positionAt(event.clientY - top));
  }

  return {
    isOnBox,
    listeners: {
      pointerdown,
      pointermove,
      pointerup: selecting.releaseBox,
      pointercancel: selecting.releaseBox,
    },
  };
}
