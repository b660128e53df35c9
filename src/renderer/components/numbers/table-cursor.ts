import { computed, nextTick, ref, watch, type Ref } from 'vue';
import type { PhoneNumber } from '../../../shared/phone-number';
import type { Columns } from '../../../shared/query/columns';
import { useQueryStore } from '../../stores/query';
import { moveCursor } from './grid-cursor';

/** The rows of the table, as its properties say them. */
interface Rows {
  readonly numbers: readonly PhoneNumber[];
  readonly columns: Columns;
  /** Indices into `numbers`, in the order shown. */
  readonly rows: Uint32Array;
  /** The number whose details are open. */
  readonly openId: string | null;
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
  const position: Ref<number> = ref(-1);
  let followedId: string | null = null;
  /** The question that the rows answer. */
  let asked = { query: queries.asked, sort: queries.sort };

  const number = computed(() => numberAt(position.value));

  // another list: the cursor follows its number, and what is on screen stays there
  watch([() => props.rows, () => props.numbers], ([rows], [rowsBefore, numbersBefore]) => {
    if (rows === rowsBefore) return;
    const followed = followedId ?? props.openId;
    position.value = followed === null ? -1 : positionOf(followed);
    const isSameQuestion = asked.query === queries.asked && asked.sort === queries.sort;
    asked = { query: queries.asked, sort: queries.sort };
    if (isSameQuestion) void keepInPlace(rowsBefore, numbersBefore);
  });

  /** Scrolls so that the first row on screen stays where it is; one at the very top of the list does not hold it. */
  async function keepInPlace(rowsBefore: Uint32Array, numbersBefore: readonly PhoneNumber[]): Promise<void> {
    const scrolled = scroller.offset();
    const first = numbersBefore[rowsBefore[Math.floor(scrolled / scroller.rowHeight())] ?? -1];
    const place = scrolled > 0 && first ? positionOf(first.id) : -1;
    if (place < 0) return;
    await nextTick();
    scroller.to(place * scroller.rowHeight() + (scrolled % scroller.rowHeight()));
  }

  // another question: its answer is read from the top, unless details are open
  watch([() => queries.asked, () => queries.sort], async () => {
    await nextTick();
    const open = props.openId === null ? -1 : positionOf(props.openId);
    moveTo(open);
    if (open < 0) scroller.toTop();
  });

  watch(
    () => props.openId,
    async (id) => {
      if (id === null || id === followedId) return;
      await nextTick();
      moveTo(positionOf(id));
    },
    { immediate: true },
  );

  function positionOf(id: string): number {
    const row = props.columns.ids.indexOf(id);
    return row < 0 ? -1 : props.rows.indexOf(row);
  }

  function numberAt(place: number): PhoneNumber | undefined {
    const row = props.rows[place];
    return row === undefined ? undefined : props.numbers[row];
  }

  function moveTo(place: number): void {
    position.value = place;
    followedId = numberAt(place)?.id ?? null;
    if (place >= 0) scroller.reveal(place);
  }

  /** Moves as a key says; false for a key that does not move. */
  function moveBy(key: string): boolean {
    const place = moveCursor(key, position.value, props.rows.length, scroller.page());
    if (place !== null) moveTo(place);
    return place !== null;
  }

  return { position, number, moveTo, moveBy };
}
