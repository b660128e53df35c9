import type { Ref } from 'vue';
import { isRightToLeft } from '../../lib/direction';
import { rowIndexAt } from './row';
import type { RowPlaces } from './row-places';
import type { useTableSelection } from './table-selection';

/** In CSS pixels: the gutter before the columns, in which the boxes of the rows are. */
export const BOX_GUTTER = 36;

/** Selects rows by their boxes, one by one or dragged over. `listeners` are for the element with the rows. */
export function useBoxDrag(
  grid: Readonly<Ref<HTMLElement | null>>,
  rows: Readonly<Ref<HTMLElement | null>>,
  places: Readonly<Ref<RowPlaces>>,
  selecting: ReturnType<typeof useTableSelection>,
) {
  function isOnBox(event: MouseEvent): boolean {
    const box = grid.value?.getBoundingClientRect();
    if (!box) return false;
    return (isRightToLeft() ? box.right - event.clientX : event.clientX - box.left) < BOX_GUTTER;
  }

  function pointerdown(event: PointerEvent): void {
    const position = rowIndexAt(event.target);
    if (position === null || event.button !== 0 || !isOnBox(event)) return;
    rows.value?.setPointerCapture(event.pointerId);
    selecting.pressBox(event, position);
  }

  function pointermove(event: PointerEvent): void {
    const top = rows.value?.getBoundingClientRect().top ?? 0;
    selecting.dragBox(places.value.positionAt(event.clientY - top));
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
