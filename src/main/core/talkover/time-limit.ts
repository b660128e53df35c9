import { AppError } from '../../../shared/app-error';
import type { Clock } from '../ports/ports';

/**
 * Runs something until it is done, takes too long or is cancelled, whichever comes first. The signal that it gets is
 * aborted in each case.
 * @throws {AppError} timeout, cancelled; what it throws itself
 */
export async function within<T>(
  limits: { clock: Clock; timeoutMs: number; signal: AbortSignal },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, timeoutMs, signal } = limits;
  if (signal.aborted) throw new AppError('cancelled');
  const inner = new AbortController();
  let end: (error: AppError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  const onAbort = () => end(new AppError('cancelled'));
  signal.addEventListener('abort', onAbort, { once: true });
  const cancelTimer = clock.after(timeoutMs, () =>
    end(new AppError('timeout', { values: { seconds: Math.ceil(timeoutMs / 1000) } })),
  );
  try {
    return await Promise.race([run(inner.signal), ended]);
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', onAbort);
    // frees the connection where the answer was not read to its end
    inner.abort();
  }
}
