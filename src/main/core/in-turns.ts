import { setImmediate } from 'node:timers/promises';

/** So long (ms) main may be busy with one thing before others get a turn. */
const TURN_MS = 10;

/** Runs to its end what pauses at each `yield`, and gives others a turn there when it has been busy for a while. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}
