import { AppError } from '../../../shared/app-error';
import type { SyncState } from '../../../shared/bridge/state';
import type { Clock } from '../ports/ports';
import { createAttemptTimer } from './attempt-timer';
import { isSignedOut, waitAfterFailure, waitAfterSuccess, type Pacing } from './sync-rules';
import { afterFailure, afterSuccess, hasPlan, isWorthATry, neverAttempted, NO_STEP, shownState } from './sync-state';
import type { LastList, SyncedCounts, SyncStep } from './sync-state';

/** The result of an attempt, and how long (ms) it took. */
export interface SyncOutcome {
  ms: number;
  result: SyncedCounts | AppError;
}

export interface EnvironmentSyncOptions {
  clock: Clock;
  pacing: Pacing;
  last: LastList | null;
  /** Whether nothing may start by itself: the computer is offline or asleep. */
  isHeld: () => boolean;
  /** Fetches and keeps the list. @throws {AppError} */
  fetch: (signal: AbortSignal, onStep: (step: SyncStep) => void) => Promise<SyncedCounts>;
  /** The state changed. */
  onChange: () => void;
  /** {@link EnvironmentSync.isBusy} may have become false. */
  onRest: () => void;
  /** An attempt ended, a cancelled one included. */
  onFinished: (outcome: SyncOutcome) => void;
  /** A new token is needed. Called once until a sync succeeds or fails for another reason. */
  onSignedOut: (error: AppError) => void;
}

/** The sync of one environment: its state, its timer and the attempt that runs. */
export interface EnvironmentSync {
  state(): SyncState;
  /** Why the last attempt failed; null where it succeeded, and before the first. */
  failure(): AppError | null;
  /** Whether a list is being fetched, or is about to be. */
  isBusy(): boolean;
  /** Syncs now, or joins the attempt that runs. Resolves when done; failures are in the state. */
  now(): Promise<void>;
  /** Plans the first attempt, which follows at once. */
  begin(): void;
  /** Notes a list that was fetched by other means. */
  succeeded(result: SyncedCounts): void;
  /** Stops the timer until {@link EnvironmentSync.release}. */
  hold(): void;
  /** Sets the timer again; what is overdue runs at once, and so does an attempt that failed for what has just ended. */
  release(ended?: 'offline' | 'sleep'): void;
  /** Plans the next attempt by the interval as it is now, where the interval decides about it. */
  reschedule(): void;
  /** Cancels the attempt that runs; another follows at once, or as soon as the timer is released. */
  interrupt(): void;
  /** Cancels everything permanently. */
  end(): void;
}

export function createEnvironmentSync(options: EnvironmentSyncOptions): EnvironmentSync {
  const { clock, pacing, isHeld, onChange, onRest } = options;
  const timer = createAttemptTimer({ clock, isHeld, onDue: () => void now(), onWait: onRest });
  let state = neverAttempted(options.last);
  let running: { abort: AbortController; done: Promise<void> } | null = null;
  let hasEnded = false;

  function succeed(counts: SyncedCounts): void {
    state = afterSuccess(state, counts, clock.now());
    timer.plan(waitAfterSuccess(pacing));
  }

  function fail(error: AppError): void {
    const wasSignedOut = state.error !== null && isSignedOut(state.error);
    state = afterFailure(state, error);
    const waitMs = waitAfterFailure(error, state.failures, pacing);
    if (waitMs !== null) timer.plan(waitMs);
    if (state.phase === 'signed_out' && !wasSignedOut) options.onSignedOut(error);
  }

  function take(result: SyncOutcome['result'], wasInterrupted: boolean): void {
    state = { ...state, phase: 'idle', ...NO_STEP };
    if (!(result instanceof AppError)) return succeed(result);
    if (result.code !== 'cancelled') return fail(result);
    // a change of the environment cancels as well, and brings a list of its own
    timer.plan(wasInterrupted ? 0 : waitAfterSuccess(pacing));
  }

  function note(step: SyncStep): void {
    if (!running) return;
    state = { ...state, ...step };
    onChange();
    onRest();
  }

  async function attempt(signal: AbortSignal): Promise<void> {
    const startedAt = clock.now();
    const result = await options
      .fetch(signal, note)
      .catch((error: unknown) => (error instanceof AppError ? error : new AppError('internal', { cause: error })));
    options.onFinished({ ms: clock.now() - startedAt, result });
    if (hasEnded) return;
    running = null;
    take(result, signal.aborted);
  }

  function now(): Promise<void> {
    if (running) return running.done;
    timer.clear();
    const abort = new AbortController();
    const done = attempt(abort.signal).finally(() => {
      onChange();
      onRest();
    });
    running = { abort, done };
    state = { ...state, phase: 'syncing' };
    onChange();
    return done;
  }

  function release(ended?: 'offline' | 'sleep'): void {
    if (ended && isWorthATry(state, ended)) timer.move(clock.now());
    if (hasPlan(state)) timer.release();
  }

  return {
    state: () => shownState(state, timer.at()),
    failure: () => state.error,
    // the previous list counts until an answer in doubt is confirmed, and nothing has to wait for that
    isBusy: () => (running !== null && state.doubt === null) || (timer.isDue() && !isHeld()),
    now,
    begin: () => timer.plan(0),
    succeeded: succeed,
    hold: () => timer.hold(),
    release,
    reschedule() {
      if (state.phase === 'idle' && !state.error) {
        const waitMs = waitAfterSuccess(pacing);
        timer.move((state.lastSuccessAt ?? 0) + waitMs, waitMs);
      }
      release();
    },
    interrupt: () => running?.abort.abort(),
    end() {
      hasEnded = true;
      timer.clear();
      running?.abort.abort();
    },
  };
}
