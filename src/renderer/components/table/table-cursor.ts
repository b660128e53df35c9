import { nextTick, ref, watch, type Ref } from 'vue';
import { isSameNumber, type NumberRef } from '../../../shared/numbers/number-ref';
import { refOf, rowOf, type Columns } from '../../../shared/query/columns';
import { moveCursor } from './grid-cursor';
import type { RowPlaces } from './row-places';

/** The rows of a table, as its properties say them. */
export interface TableRows {
  readonly columns: Columns;
  /** Rows of `columns`, in the order shown. */
  readonly rows: Uint32Array;
  /** The number whose details are open. */
  readonly openNumber: NumberRef | null;
  /** The number that the user was led to last; another object each time. */
  readonly ledTo?: NumberRef | null;
  /** What the rows answer: with another question they are read from the top. */
  readonly question: string;
}

/** How the table is scrolled. */
interface Scroller {
  /** Just so far that a row is seen, by its position. */
  reveal(position: number): void;
  toTop(): void;
  /** In CSS pixels from the top of the first row. */
  offset(): number;
  to(offset: number): void;
  /** How many rows a page has. */
  page(): number;
}

/** The row that keys act on. It follows its number from list to list, and the table is scrolled along with it. */
export function useTableCursor(props: TableRows, places: Readonly<Ref<RowPlaces>>, scroller: Scroller) {
  /** A position in `rows`; -1 before there is one. */
  const position = ref(-1);
  let followed: NumberRef | null = null;
  /** The question that the rows answer. */
  let asked = props.question;

  // another list: the cursor follows its number, and what is on screen stays there
  watch([() => props.rows, () => props.columns, places], ([rows], [rowsBefore, columnsBefore, placesBefore]) => {
    if (rows === rowsBefore) return;
    position.value = positionOf(followed ?? props.openNumber);
    const isSameQuestion = asked === props.question;
    asked = props.question;
    // of the same list, other rows are shown only where a group was collapsed or expanded
    if (isSameQuestion && props.columns !== columnsBefore) void keepInPlace(rowsBefore, columnsBefore, placesBefore);
  });

  /** Scrolls so that the first row on screen stays where it is; one at the very top of the list does not hold it. */
  async function keepInPlace(rowsBefore: Uint32Array, columnsBefore: Columns, before: RowPlaces): Promise<void> {
    const scrolled = scroller.offset();
    const first = before.positionAt(scrolled);
    const place = scrolled > 0 ? positionOf(refOf(columnsBefore, rowsBefore[first] ?? -1)) : -1;
    if (place < 0) return;
    await nextTick();
    scroller.to(places.value.topOf(place) + scrolled - before.topOf(first));
  }

  // another question: its answer is read from the top, unless details are open
  watch(
    () => props.question,
    async () => {
      await nextTick();
      const open = positionOf(props.openNumber);
      moveTo(open);
      if (open < 0) scroller.toTop();
    },
  );

  watch(
    [() => props.openNumber, () => props.ledTo],
    async ([open, ledTo], [, ledBefore]) => {
      // its row may be out of sight even where it is open already
      const isLed = ledTo !== ledBefore && isSameNumber(open, ledTo ?? null);
      if (open === null || (!isLed && isSameNumber(open, followed))) return;
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

  /** Puts the cursor on a number without scrolling to it. */
  function follow(number: NumberRef | null): void {
    followed = number;
    position.value = positionOf(number);
  }

  /** Moves as a key says; false for a key that does not move. */
  function moveBy(key: string): boolean {
    const place = moveCursor(key, position.value, props.rows.length, scroller.page());
    if (place !== null) moveTo(place);
    return place !== null;
  }

  return { position, number: () => followed, moveTo, moveBy, follow };
}
