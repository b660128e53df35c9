import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue';
import { COLUMN_TRAITS, columnsThatFit, type TableColumn } from '../../../shared/table-columns';

/** The columns that are shown in the room there is, and how they share it. */
export interface ColumnFit {
  columns: readonly TableColumn[];
  /** For `grid-template-columns`; the same for head and rows. */
  template: string;
  /** What all columns need at least, in CSS pixels; more than the room is scrolled sideways. */
  needed: number;
}

/** @param room CSS pixels, without what stands beside the columns */
export function fitColumns(columns: readonly TableColumn[], room: number): ColumnFit {
  const fitting = columnsThatFit(columns, room);
  const tracks = fitting.map(({ name, width }) => {
    const { atLeast, share } = COLUMN_TRAITS[name];
    return width === null ? (share > 0 ? `minmax(${atLeast}px, ${share}fr)` : `${atLeast}px`) : `${width}px`;
  });
  return {
    columns: fitting,
    template: tracks.join(' '),
    needed: fitting.reduce((sum, { name, width }) => sum + (width ?? COLUMN_TRAITS[name].atLeast), 0),
  };
}

/** Fits columns into a table as wide as it is now. @param beside what stands left and right of them, in CSS pixels */
export function useColumnFit(
  table: Readonly<Ref<HTMLElement | null>>,
  columns: () => readonly TableColumn[],
  beside: number,
): ComputedRef<ColumnFit> {
  const room = ref(Infinity);
  // told before the frame is painted, so that no column is seen to come and go; without the width of a scroll bar
  const observer = new ResizeObserver(([entry]) => {
    if (entry) room.value = entry.contentRect.width - beside;
  });
  onMounted(() => table.value && observer.observe(table.value));
  onBeforeUnmount(() => observer.disconnect());
  return computed(() => fitColumns(columns(), room.value));
}
