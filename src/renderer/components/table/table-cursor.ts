import { nextTick, ref, watch } from 'vue';
import { isSameNumber, type NumberRef } from '../../../shared/numbers/number-ref';
import { refOf, rowOf, type Columns } from '../../../shared/query/columns';
import { useQueryStore } from '../../stores/query';
import { moveCursor } from './grid-cursor';

/** The rows of the table, as its properties say them. */
interface Rows {
  readonly columns: Columns;
  /** Rows of `columns`, in the order shown. */
  readonly rows: Uint32Array;
  /** The number whose details are open. */
  readonly openNumber: NumberRef | null;
}

/** How the table is scrolled. */
interface Scroller {
  /** Just so far that a row is seen, by its position. */
  reveal(position: number): void;
  toTop(): void;
  /** In CSS pixels from the top of the first row. */
  offset(): number;
  to(offset: number): void;
  rowHeight(): number;
  /** How many rows a page has. */
  page(): number;
}

/** The row that keys act on. It follows its number from list to list, and the table is scrolled along with it. */
export function useTableCursor(props: Rows, scroller: Scroller) {
  const queries = useQueryStore();

  /** A position in `rows`; -1 before there is one. */
  const position = ref(-1);
  let followed: NumberRef | null = null;
  /** The question that the rows answer. */
  let asked = { query: queries.asked, sort: queries.sort };

  // another list: the cursor follows its number, and what is on screen stays there
  watch([() => props.rows, () => props.columns], ([rows], [rowsBefore, columnsBefore]) => {
    if (rows === rowsBefore) return;
    position.value = positionOf(followed ?? props.openNumber);
    const isSameQuestion = asked.query === queries.asked && asked.sort === queries.sort;
    asked = { query: queries.asked, sort: queries.sort };
    if (isSameQuestion) void keepInPlace(rowsBefore, columnsBefore);
  });

  /** Scrolls so that the first row on screen stays where it is; one at the very top of the list does not hold it. */
  async function keepInPlace(rowsBefore: Uint32Array, columnsBefore: Columns): Promise<void> {
    const scrolled = scroller.offset();
    const first = refOf(columnsBefore, rowsBefore[Math.floor(scrolled / scroller.rowHeight())] ?? -1);
    const place = scrolled > 0 ? positionOf(first) : -1;
    if (place < 0) return;
    await nextTick();
    scroller.to(place * scroller.rowHeight() + (scrolled % scroller.rowHeight()));
  }

  // another question: its answer is read from the top, unless details are open
  watch([() => queries.asked, () => queries.sort], async () => {
    await nextTick();
    const open = positionOf(props.openNumber);
    moveTo(open);
    if (open < 0) scroller.toTop();
  });

  watch(
    () => props.openNumber,
    async (open) => {
      if (open === null || isSameNumber(open, followed)) return;
      await nextTick();
      moveTo(positionOf(open));
    },
    { immediate: true },
  );

  function positionOf(number: NumberRef | null): number {
    const row = number === null ? -1 : rowOf(props.columns, number);
    return row < 0 ? -1 : props.rows.indexOf(row);
  }

  function moveTo(place: number): void {
    position.value = place;
    followed = refOf(props.columns, props.rows[place] ?? -1);
    if (place >= 0) scroller.reveal(place);
  }

  /** Moves as a key says; false for a key that does not move. */
  function moveBy(key: string): boolean {
    const place = moveCursor(key, position.value, props.rows.length, scroller.page());
    if (place !== null) moveTo(place);
    return place !== null;
  }

  return { position, number: () => followed, moveTo, moveBy };
}
