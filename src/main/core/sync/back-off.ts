import { AppError, type ErrorCode } from '../../../shared/app-error';
import { doublingPause } from '../../../shared/async/doubling-pause';
import type { Clock } from '../ports/ports';

/** Failures that may pass by themselves. All others would only fail again, or lock the user out. */
const PASSING: readonly ErrorCode[] = [
  'offline',
  'connection_lost',
  'answer_damaged',
  'captive_portal',
  'timeout',
  'rate_limited',
  'server',
  'list_incomplete',
  'list_unstable',
  'list_contradictory',
];

/** The highest wait (ms) after the first failure, and after any. */
const FIRST_CEILING_MS = 1_000;
const HIGHEST_CEILING_MS = 30_000;

/** A longer Retry-After is not waited for here: the error goes on, with its `retryAfterMs`, to the sync, which plans. */
const LONGEST_WAIT_MS = 60_000;

/**
 * How long to wait (ms) after the n-th failure in a row: anything from 0 up to a ceiling that doubles with each failure
 * and ends at a cap (full jitter), so that clients that failed together do not return together.
 */
function backOffMs(failures: number, random: () => number): number {
  return random() * doublingPause(failures, FIRST_CEILING_MS, HIGHEST_CEILING_MS);
}

/** Whether trying again may help. */
export function mayPass(error: unknown): error is AppError {
  return error instanceof AppError && PASSING.includes(error.code);
}

/** How long to wait (ms) before trying again after an error, or null where that would not help, or not soon. */
export function waitBeforeRetry(error: unknown, failures: number, random: () => number): number | null {
  if (!mayPass(error)) return null;
  const { retryAfterMs = 0 } = error;
  return retryAfterMs > LONGEST_WAIT_MS ? null : Math.max(retryAfterMs, backOffMs(failures, random));
}

/**
 * Tries up to `attempts` times, waiting between as {@link waitBeforeRetry} says.
 *
 * @throws what the last attempt threw; AppError `cancelled` when cancelled while waiting.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  options: { clock: Clock; random: () => number; attempts: number; signal: AbortSignal },
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = failures < options.attempts ? waitBeforeRetry(error, failures, options.random) : null;
      if (waitMs === null) throw error;
      await wait(waitMs, options.clock, options.signal);
    }
  }
}

/** Resolves after a while; rejects with `cancelled` when it is aborted. */
export function wait(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('cancelled'));
    const onAbort = () => {
      cancel();
      reject(new AppError('cancelled'));
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
