import { computed, type ComputedRef } from 'vue';
import { useAppStore } from '../../stores/app';
import type { RowGroup } from './row-group';
import { GROUP_HEAD_HEIGHT, placeRows, type RowPlaces } from './row-places';

const COLUMN_HEAD_HEIGHT = 32;
const ROW_HEIGHTS = { comfortable: 40, compact: 32 } as const;

/** How high everything in the table is, in CSS pixels. */
export interface TableSizes {
  density: ComputedRef<keyof typeof ROW_HEIGHTS>;
  row: ComputedRef<number>;
  /** The heads of the columns; 0 without them. */
  columnHead: ComputedRef<number>;
  /** How many lines those are. */
  columnHeadLines: ComputedRef<number>;
  /** What covers the top of the rows while they are scrolled. */
  sticky: ComputedRef<number>;
  places: ComputedRef<RowPlaces>;
  /** Where a row stands among all lines, heads included, counted from 1. */
  lineOf: (position: number) => number;
}

/** The part of the table's properties that its sizes depend on. */
interface Lines {
  readonly rows: Uint32Array;
  readonly groups?: readonly RowGroup[] | null | undefined;
  readonly isHeadless?: boolean;
}

export function useTableSizes(props: Lines): TableSizes {
  const app = useAppStore();

  const density = computed(() => app.state?.settings.density ?? 'comfortable');
  const row = computed(() => ROW_HEIGHTS[density.value]);
  const columnHead = computed(() => (props.isHeadless ? 0 : COLUMN_HEAD_HEIGHT));
  const columnHeadLines = computed(() => (props.isHeadless ? 0 : 1));
  const sticky = computed(() => columnHead.value + (props.groups ? GROUP_HEAD_HEIGHT : 0));
  const places = computed(() =>
    placeRows(
      props.rows.length,
      row.value,
      props.groups?.map(({ from }) => from),
    ),
  );
  const lineOf = (position: number) => columnHeadLines.value + places.value.headsAbove(position) + position + 1;
  return { density, row, columnHead, columnHeadLines, sticky, places, lineOf };
}
