import { setImmediate } from 'node:timers/promises';
import { createTurn } from '../../../shared/async/turn';

/** How long (ms) the main process may be busy with one thing before everything else gets a turn. */
const BUSY_MS = 10;
/** Items that are worked on between two looks at the clock. */
const ITEMS_PER_LOOK = 64;

/** Runs long work that pauses at each `yield`, and lets everything else have a turn there once it has been busy for a while. */
export async function runYielding<T>(work: Generator<void, T>): Promise<T> {
  const turn = createTurn(BUSY_MS, setImmediate<void>);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (turn.isOver()) await turn.pass();
  }
}

/** Runs short work without its pauses, so that nothing changes in between. */
export function inOneGo<T>(work: Generator<void, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** Does something with each of many items, in the same way. */
export function forEachYielding<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  return runYielding(
    (function* () {
      let left = ITEMS_PER_LOOK;
      for (const item of items) {
        work(item);
        if (--left > 0) continue;
        left = ITEMS_PER_LOOK;
        yield;
      }
    })(),
  );
}
