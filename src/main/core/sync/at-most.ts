import type { Clock } from '../ports/ports';

/** Resolves with what is awaited, or without it after so many milliseconds; rejects as it does. */
export async function atMost(awaited: Promise<void>, ms: number, clock: Pick<Clock, 'after'>): Promise<void> {
  let cancel = (): void => undefined;
  const late = new Promise<void>((resolve) => (cancel = clock.after(ms, resolve)));
  try {
    await Promise.race([awaited, late]);
  } finally {
    cancel();
  }
}
