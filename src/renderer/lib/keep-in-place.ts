import { nextTick } from 'vue';

/** Lines below each other. */
interface Lines {
  count: number;
  /** Height in px. */
  sizeOf: (index: number) => number;
  keyOf: (index: number) => string;
}

/**
 * Scrolls so that the first line on the screen stays where it is when lines are added or removed above it. One at the very
 * top of the list doesn't hold it.
 */
export async function keepInPlace(scroller: HTMLElement | null, before: Lines, now: Lines): Promise<void> {
  const scrolled = scroller?.scrollTop ?? 0;
  const first = lineAt(before, scrolled);
  const top = first && scrolled > 0 ? topOf(now, before.keyOf(first.index)) : null;
  if (!first || top === null || top === first.top) return;
  await nextTick();
  scroller?.scrollTo({ top: scrolled + top - first.top });
}

/** The line at a height, with where it begins (px); null below the last. */
function lineAt({ count, sizeOf }: Lines, height: number): { index: number; top: number } | null {
  let top = 0;
  for (let index = 0; index < count; index++) {
    const size = sizeOf(index);
    if (top + size > height) return { index, top };
    top += size;
  }
  return null;
}

/** Where the line with a key begins (px); null where there is none. */
function topOf({ count, sizeOf, keyOf }: Lines, key: string): number | null {
  let top = 0;
  for (let index = 0; index < count; index++) {
    if (keyOf(index) === key) return top;
    top += sizeOf(index);
  }
  return null;
}
