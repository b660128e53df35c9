import { AppError, type ErrorCode } from '../../../shared/app-error';
import { createSync, type SyncAttempt } from '../sync/sync';
import { createManualClock } from './manual-clock';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 10, 24, 8);

/** A sync whose clock, dice, interval and answers a test decides; `fetched` holds when it fetched, in ms from the start. */
export function setUp(random = 0.5) {
  const clock = createManualClock(START);
  let failure: AppError | null = null;
  let interval = 15 * MINUTE;
  const fetched: number[] = [];
  const signedOut: string[] = [];
  const changes = { count: 0 };
  let progress: Parameters<SyncAttempt>[2] = () => undefined;
  const held: (() => void)[] = [];
  let hold = false;
  const sync = createSync({
    clock,
    random: () => random,
    intervalMs: () => interval,
    onChange: () => void changes.count++,
  });
  sync.begin({
    async fetchEnvironment(_environmentId, signal, onProgress) {
      progress = onProgress;
      fetched.push(clock.now() - START);
      if (hold) {
        await new Promise<void>((resolve, reject) => {
          held.push(resolve);
          signal.addEventListener('abort', () => reject(new AppError('cancelled')));
        });
      }
      if (failure) throw failure;
      return { count: 3, setAside: 0 };
    },
    onSignedOut: (environmentId) => signedOut.push(environmentId),
  });
  return {
    clock,
    sync,
    fetched,
    signedOut,
    held,
    changes,
    /** What the last fetch says of how far it has come. */
    progress: (read: Parameters<typeof progress>[0]) => progress(read),
    fail: (code: ErrorCode | null, retryAfterMs?: number) =>
      (failure =
        code === null
          ? null
          : new AppError(code, {
              values: { status: 500, unit: 'seconds', count: 30, reason: 'no JSON', reasons: 'type' },
              ...(retryAfterMs !== undefined && { retryAfterMs }),
            })),
    setInterval: (ms: number) => (interval = ms),
    holdAnswers: (value: boolean) => (hold = value),
  };
}
