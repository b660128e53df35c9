import { setImmediate } from 'node:timers/promises';

/** How long (ms) the main process may be kept from everything else at a time. */
const SLICE_MS = 10;
/** The time is looked at once for so many items. */
const ITEMS_A_LOOK = 64;

/** Does something with each of many items, and lets everything else have its turn in between. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let since = performance.now();
  let left = ITEMS_A_LOOK;
  for (const item of items) {
    work(item);
    if (--left > 0) continue;
    left = ITEMS_A_LOOK;
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
