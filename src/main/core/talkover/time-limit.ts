import { AppError } from '../../../shared/app-error';
import type { Clock } from '../ports/ports';

/**
 * Runs something until it is done, takes too long or is cancelled, whichever comes first. The signal that it gets is
 * aborted in each case.
 * @param limits.tooLate what to throw where it takes too long; `timeout` by default
 * @throws {AppError} timeout or what `tooLate` makes, cancelled; what it throws itself
 */
export async function within<T>(
  limits: { clock: Clock; timeoutMs: number; signal: AbortSignal; tooLate?: () => AppError },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, timeoutMs, signal } = limits;
  const tooLate =
    limits.tooLate ?? (() => new AppError('timeout', { values: { seconds: Math.ceil(timeoutMs / 1000) } }));
  if (signal.aborted) throw new AppError('cancelled');
  const inner = new AbortController();
  let end: (error: AppError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  const onAbort = () => end(new AppError('cancelled'));
  signal.addEventListener('abort', onAbort, { once: true });
  const cancelTimer = clock.after(timeoutMs, () => end(tooLate()));
  try {
    return await Promise.race([run(inner.signal), ended]);
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', onAbort);
    // frees the connection where the answer was not read to its end
    inner.abort();
  }
}
