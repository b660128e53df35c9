import { computed, onBeforeUnmount, onMounted, ref, type ComputedRef, type Ref } from 'vue';
import { COLUMN_TRAITS, columnsThatFit, type TableColumn } from '../../../shared/numbers/table-columns';

/** The columns that are shown in the room there is, and how they share it. */
export interface ColumnFit {
  columns: readonly TableColumn[];
  /** Of each of them, in whole CSS pixels; where they need more than the room, the table is scrolled sideways. */
  widths: readonly number[];
}

/** @param room CSS pixels, without what stands next to the columns */
export function fitColumns(columns: readonly TableColumn[], room: number): ColumnFit {
  const fitting = columnsThatFit(columns, room);
  const widths = fitting.map(({ name, width }) => width ?? COLUMN_TRAITS[name].atLeast);
  const sharing = new Set(fitting.flatMap(({ name, width }, at) => (width === null && shareOf(name) > 0 ? [at] : [])));
  const share = (at: number) => shareOf(fitting[at]!.name);
  const roomFor = (some: ReadonlySet<number>) => room - sum(widths.filter((_, at) => !some.has(at)));
  for (const at of sharing) {
    const { atLeast, ample = atLeast } = COLUMN_TRAITS[fitting[at]!.name];
    widths[at] = Math.min(ample, Math.max(atLeast, atLeast + room - sum(widths)));
  }
  // one whose share is less than it needs takes that, and leaves the others less to share
  for (let all = -1; sharing.size !== all;) {
    all = sharing.size;
    const unit = roomFor(sharing) / sum([...sharing].map(share));
    for (const at of sharing) if (unit * share(at) < widths[at]!) sharing.delete(at);
  }
  let left = roomFor(sharing);
  let shares = sum([...sharing].map(share));
  for (const at of sharing) {
    widths[at] = Math.round((left * share(at)) / shares);
    left -= widths[at];
    shares -= share(at);
  }
  return { columns: fitting, widths };
}

function shareOf(name: TableColumn['name']): number {
  return COLUMN_TRAITS[name].share;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** Widths as rows.css reads them. @param sides what stands left and right of the columns, in CSS pixels */
export function widthVariables(widths: readonly number[], sides: number): Record<string, string> {
  return {
    ...Object.fromEntries(widths.map((width, at) => [`--column-${at + 1}`, `${width}px`])),
    '--needed': `${widths.reduce((sum, width) => sum + width, sides)}px`,
  };
}

/** Fits columns into a table as wide as it is now. @param sides what stands left and right of them, in CSS pixels */
export function useColumnFit(
  table: Readonly<Ref<HTMLElement | null>>,
  columns: () => readonly TableColumn[],
  sides: number,
): ComputedRef<ColumnFit> {
  const room = ref(0);
  // reported before the frame is painted, so that no column is seen to come and go; without the width of a scroll bar
  const observer = new ResizeObserver(([entry]) => {
    if (entry) room.value = entry.contentRect.width - sides;
  });
  onMounted(() => table.value && observer.observe(table.value));
  onBeforeUnmount(() => observer.disconnect());
  return computed(() => fitColumns(columns(), room.value));
}
