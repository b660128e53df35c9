import { useVirtualizer } from '@tanstack/vue-virtual';
import { computed, watch, type Ref } from 'vue';
import { rangeWith } from '../../lib/virtual-lines';
import { GROUP_HEAD_HEIGHT } from './row-places';
import type { TableSizes } from './table-sizes';

/** Rows beyond the edges that are there before they are seen. */
const OVERSCAN = 2;

interface Rows {
  count: () => number;
  /** The position of the row under the cursor; -1 without one. */
  cursor: () => number;
  /** How far the table is scrolled at first, in CSS pixels. */
  initialOffset: () => number;
}

/** Which rows are in the page, and how the table is scrolled to others. */
export function useVirtualRows(grid: Readonly<Ref<HTMLElement | null>>, sizes: TableSizes, rows: Rows) {
  const { places } = sizes;

  const virtualizer = useVirtualizer(
    computed(() => ({
      count: rows.count(),
      getScrollElement: () => grid.value,
      estimateSize: (index) => sizes.row.value + places.value.headsAt(index) * GROUP_HEAD_HEIGHT,
      initialOffset: rows.initialOffset(),
      scrollMargin: sizes.columnHead.value,
      scrollPaddingStart: sizes.sticky.value,
      overscan: OVERSCAN,
      // the row under the cursor stays in the page, since `aria-activedescendant` names it
      rangeExtractor: (range) => rangeWith(rows.cursor(), range),
    })),
  );

  watch(places, () => virtualizer.value.measure());

  /** Of the table, in CSS pixels; known without laying the page out. */
  const height = () => virtualizer.value.scrollRect?.height ?? 0;

  const slotCount = computed((most: number | undefined) => {
    // never fewer: a line of filters that comes or goes would have all rows change their elements
    return Math.max(most ?? 0, Math.ceil(height() / sizes.row.value) + 1 + 2 * OVERSCAN);
  });

  /** Scrolls just so far that something is seen. @param top,size in CSS pixels from the top of the first line */
  function revealPart(top: number, size: number, covered: number): void {
    const offset = grid.value?.scrollTop ?? 0;
    const lowest = top + size - (height() - sizes.columnHead.value);
    if (offset > top - covered) virtualizer.value.scrollToOffset(Math.max(top - covered, 0));
    else if (offset < lowest) virtualizer.value.scrollToOffset(lowest);
  }

  /** Scrolls just so far that a row is seen, by its position. */
  function reveal(position: number): void {
    // the heads of collapsed groups above it may be more than fit on the screen
    if (places.value.headsAt(position) > 1)
      revealPart(places.value.topOf(position), sizes.row.value, GROUP_HEAD_HEIGHT);
    else virtualizer.value.scrollToIndex(position, { align: 'auto' });
  }

  return {
    positions: () => virtualizer.value.getVirtualItems().map(({ index }) => index),
    slotCount,
    reveal,
    /** Scrolls just so far that the head of a group is seen. */
    revealHead: (group: number) => revealPart(places.value.topOfHead(group) ?? 0, GROUP_HEAD_HEIGHT, 0),
    // not where it is there, since to find that out from the page would lay it out once more
    toTop: () => virtualizer.value.scrollOffset !== 0 && virtualizer.value.scrollToOffset(0),
    offset: () => grid.value?.scrollTop ?? 0,
    to: (offset: number) => grid.value?.scrollTo({ top: offset }),
    /** As `to`, as soon as there are rows to scroll over. */
    restore: (offset: number) => virtualizer.value.scrollToOffset(offset),
    /** How many rows a page has. */
    page: () => Math.max(1, Math.floor(((grid.value?.clientHeight ?? 0) - sizes.sticky.value) / sizes.row.value) - 1),
  };
}
