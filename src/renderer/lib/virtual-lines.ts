import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/vue-virtual';
import { computed, nextTick, ref, watch, type Ref } from 'vue';
import { isRightToLeft } from './direction';

/** What is drawn below each other: lines of which only some can be gone to. */
export interface VirtualLines {
  count: number;
  /** Height in px. */
  sizeOf: (index: number) => number;
  /** Whether the keyboard stops at a line. */
  isStop: (index: number) => boolean;
  /** Whether a line is the head of those below it: the keyboard goes there with ← and back with →. */
  isHead: (index: number) => boolean;
}

/**
 * Many lines in a scroller, of which only what is on the screen is in the page. The Tab key reaches one of them; the
 * arrows, Home and End go to the others. The element of a line has its index as `data-line`.
 */
export function useVirtualLines(scroller: Ref<HTMLElement | null>, lines: () => VirtualLines) {
  /** The line that the user was at last. */
  const cursor = ref(0);
  const stop = computed(() => {
    const { count, isStop, isHead } = lines();
    if (cursor.value < count && (isStop(cursor.value) || isHead(cursor.value))) return cursor.value;
    for (let index = 0; index < count; index++) if (isStop(index)) return index;
    return -1;
  });

  const virtualizer = useVirtualizer(
    computed(() => {
      const kept = stop.value;
      return {
        count: lines().count,
        getScrollElement: () => scroller.value,
        estimateSize: lines().sizeOf,
        overscan: 8,
        // the line that has the focus, or is about to
        rangeExtractor: (range) => rangeWith(kept, range),
      };
    }),
  );

  watch(lines, () => virtualizer.value.measure());

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
    cursor.value = index;
    virtualizer.value.scrollToIndex(index, { align: 'auto' });
    await nextTick();
    const line = scroller.value?.querySelector(`[data-line="${index}"]`);
    // a check box next to the button is for the mouse; a line without a button has only its box
    line?.querySelector<HTMLElement>(line.querySelector('button') ? 'button' : 'input')?.focus({ preventScroll: true });
  }

  function nextStop(key: string): number | null {
    const { count, isStop, isHead } = lines();
    const isOnHead = isHead(stop.value);
    const seek = (from: number, step: 1 | -1, isWanted = isOnHead ? isHead : isStop): number | null => {
      for (let at = from; at >= 0 && at < count; at += step) if (isWanted(at)) return at;
      return null;
    };
    const [toHead, fromHead] = isRightToLeft() ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    if (key === toHead && !isOnHead) return seek(stop.value, -1, isHead);
    if (key === fromHead && isOnHead) return seek(stop.value, 1, isStop);
    if (key === 'ArrowDown' || key === 'j') return seek(stop.value + 1, 1);
    if (key === 'ArrowUp' || key === 'k') return seek(stop.value - 1, -1);
    if (key === 'Home') return seek(0, 1);
    return key === 'End' ? seek(count - 1, -1) : null;
  }

  return { virtualizer, cursor, stop, press, moveBy, goTo };
}

/** The lines of a range, and one that must be in the page wherever it is scrolled to; -1 for none. */
export function rangeWith(at: number, range: Range): number[] {
  const indices = defaultRangeExtractor(range);
  return at < 0 || at >= range.count || indices.includes(at) ? indices : [...indices, at].sort((a, b) => a - b);
}
