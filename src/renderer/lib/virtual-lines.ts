import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/vue-virtual';
import { computed, nextTick, ref, watch, type Ref } from 'vue';
import { isRightToLeft } from './direction';
import { keepInPlace } from './keep-in-place';

/** What is drawn below each other: lines of which only some can be gone to. */
export interface VirtualLines {
  count: number;
  /** Height in px. */
  sizeOf: (index: number) => number;
  /** Whether the keyboard stops at a line. */
  isStop: (index: number) => boolean;
  /** Whether a line is the head of those below it: the keyboard goes there with ← and back with →. */
  isHead: (index: number) => boolean;
  /** Identifies a line while others are added or removed above it. */
  keyOf: (index: number) => string;
}

/**
 * Many lines in a scroller, of which only what is on the screen is in the page. The Tab key reaches one of them; the
 * arrows, Home and End go to the others. The element of a line has its index as `data-line`.
 *
 * When the lines change, the cursor stays on its line, and so does the focus. If the line was removed, both go to the one
 * that took its place. What is on the screen stays where it is, unless the list is scrolled to its top.
 * @param initialOffset how far they are scrolled at first, in CSS pixels
 */
export function useVirtualLines(scroller: Ref<HTMLElement | null>, lines: () => VirtualLines, initialOffset = 0) {
  /** The line that the user was at last. */
  const cursor = ref(0);
  /** The key of that line; null before the user was at one. */
  let followed: string | null = null;
  /** The user went to the head of some lines. */
  const wentToHead = ref(false);
  const isOnHead = () => wentToHead.value && cursor.value < lines().count && lines().isHead(cursor.value);
  const stop = computed(() => {
    if (isOnHead()) return cursor.value;
    const from = Math.min(cursor.value, lines().count - 1);
    return seek(from, 1) ?? seek(from, -1) ?? -1;
  });

  /** The user is at a line now. */
  function reach(index: number): void {
    cursor.value = index;
    wentToHead.value = lines().isHead(index);
    followed = lines().keyOf(index);
  }

  const virtualizer = useVirtualizer(
    computed(() => {
      const kept = stop.value;
      return {
        count: lines().count,
        getScrollElement: () => scroller.value,
        estimateSize: lines().sizeOf,
        initialOffset,
        overscan: 8,
        // the line that has the focus, or is about to
        rangeExtractor: (range) => rangeWith(kept, range),
      };
    }),
  );

  watch(lines, (now, before) => {
    virtualizer.value.measure();
    if (followed !== null && now.count > 0) follow(followed);
    void keepInPlace(scroller.value, before, now);
    if (scroller.value?.contains(document.activeElement)) void keepFocus();
  });

  /** Puts the cursor on the line with a key; if there is none, on the one that took its place. */
  function follow(key: string): void {
    const { count, keyOf } = lines();
    if (cursor.value < count && keyOf(cursor.value) === key) return;
    const at = placeOf(key, lines());
    if (at >= 0) cursor.value = at;
    else if (stop.value >= 0) reach(stop.value);
  }

  /** An element that is removed or moved loses the focus. */
  async function keepFocus(): Promise<void> {
    await nextTick();
    if (document.activeElement === document.body) void goTo();
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moveBy(event.key)) event.preventDefault();
  }

  /** Moves as a key says; false for a key that does not move. */
  function moveBy(key: string): boolean {
    const next = nextStop(key);
    if (next !== null) void goTo(next);
    return next !== null;
  }

  /** Puts the keyboard on a line, or on the one it was on last. */
  async function goTo(index = stop.value): Promise<void> {
    if (index < 0) return;
    reach(index);
    virtualizer.value.scrollToIndex(index, { align: 'auto' });
    await nextTick();
    const line = scroller.value?.querySelector(`[data-line="${index}"]`);
    // a check box next to the button is for the mouse; a line without a button has only its box
    line?.querySelector<HTMLElement>(line.querySelector('button') ? 'button' : 'input')?.focus({ preventScroll: true });
  }

  /** The first stop from a line on, in a direction; null where there is none. */
  function seek(from: number, step: 1 | -1, isWanted = lines().isStop): number | null {
    const { count } = lines();
    for (let at = from; at >= 0 && at < count; at += step) if (isWanted(at)) return at;
    return null;
  }

  /** From a stop to stops and the head above; from a head to heads and the first stop below. */
  function nextStop(key: string): number | null {
    const { count, isStop, isHead } = lines();
    const [toHead, fromHead] = isRightToLeft() ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    if (key === toHead && !isOnHead()) return seek(stop.value, -1, isHead);
    if (key === fromHead && isOnHead()) return seek(stop.value, 1);
    const isWanted = isOnHead() ? isHead : isStop;
    if (key === 'ArrowDown' || key === 'j') return seek(stop.value + 1, 1, isWanted);
    if (key === 'ArrowUp' || key === 'k') return seek(stop.value - 1, -1, isWanted);
    if (key === 'Home') return seek(0, 1, isWanted);
    return key === 'End' ? seek(count - 1, -1, isWanted) : null;
  }

  return { virtualizer, cursor, stop, reach, press, moveBy, goTo };
}

/** The place of the line with a key; -1 where there is none. */
function placeOf(key: string, { count, keyOf }: VirtualLines): number {
  for (let at = 0; at < count; at++) if (keyOf(at) === key) return at;
  return -1;
}

/** The lines of a range, and one that must be in the page wherever it is scrolled to; -1 for none. */
export function rangeWith(at: number, range: Range): number[] {
  const indices = defaultRangeExtractor(range);
  return at < 0 || at >= range.count || indices.includes(at) ? indices : [...indices, at].sort((a, b) => a - b);
}
