/**
 * Resolves when no promise can settle any more without something from outside: a timer, a file, a socket. Node turns to
 * `setImmediate` only once its queue of promises is empty.
 */
export function promisesSettled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
