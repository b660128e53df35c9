/** The part of a clock that is used; `after` returns how to cancel. */
interface Timer {
  after(ms: number, callback: () => void): () => void;
}

/** Resolves with what is awaited, or with `late` if that takes more than so many milliseconds; rejects as it does. */
export async function atMost<T>(awaited: Promise<T>, ms: number, clock: Timer, late: T): Promise<T> {
  let cancel = (): void => undefined;
  const overdue = new Promise<T>((resolve) => (cancel = clock.after(ms, () => resolve(late))));
  try {
    return await Promise.race([awaited, overdue]);
  } finally {
    cancel();
  }
}
