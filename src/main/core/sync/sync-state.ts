import { reportOf, type AppError } from '../../../shared/app-error';
import type { SyncState } from '../../../shared/bridge/state';
import { isNetworkLost, isRefused, isSignedOut } from './sync-rules';

/** What a fetched list holds; see {@link SyncState}. */
export interface SyncedCounts extends Pick<SyncState, 'setAside'>, Partial<Pick<SyncState, 'incomplete'>> {
  count: number;
}

/** An environment's last list, as far as it is known when the app starts. */
export interface LastList extends SyncedCounts {
  /** Epoch ms. */
  at: number;
}

/** How far an attempt has come. */
export type SyncStep = Partial<Pick<SyncState, 'progress' | 'doubt'>>;

/** What attempts leave behind. When the next one is due is the timer's. */
export type Attempted = Omit<SyncState, 'nextAttemptAt' | 'error'> & {
  /** What the last one failed with; null where it succeeded. */
  error: AppError | null;
  /** In a row. */
  failures: number;
};

/** The step of an environment for which nothing is being fetched. */
export const NO_STEP = { progress: null, doubt: null } satisfies SyncStep;

export function neverAttempted(last: LastList | null): Attempted {
  return {
    phase: 'idle',
    lastSuccessAt: last?.at ?? null,
    error: null,
    count: last?.count ?? null,
    setAside: last?.setAside ?? 0,
    incomplete: last?.incomplete ?? 0,
    ...NO_STEP,
    failures: 0,
  };
}

/** @param now epoch ms */
export function afterSuccess(before: Attempted, counts: SyncedCounts, now: number): Attempted {
  const { count, setAside, incomplete = 0 } = counts;
  return { ...before, phase: 'idle', lastSuccessAt: now, error: null, count, setAside, incomplete, failures: 0 };
}

export function afterFailure(before: Attempted, error: AppError): Attempted {
  const phase = isSignedOut(error) ? 'signed_out' : 'idle';
  return { ...before, phase, error, failures: before.failures + 1 };
}

/** Whether the next attempt is planned: not while one runs, nor while only a new token helps. */
export function hasPlan({ phase, error }: Attempted): boolean {
  return phase === 'idle' || (phase === 'signed_out' && error !== null && isRefused(error));
}

/** Whether an attempt is worth a try at once when the network is back, or the computer wakes. */
export function isWorthATry({ phase, error }: Attempted, ended: 'offline' | 'sleep'): boolean {
  if (error === null) return false;
  return ended === 'offline' ? isNetworkLost(error) : phase === 'signed_out' && isRefused(error);
}

/** What others may know. @param nextAttemptAt epoch ms; null where no attempt is planned */
export function shownState(attempted: Attempted, nextAttemptAt: number | null): SyncState {
  const { phase, lastSuccessAt, error, count, setAside, incomplete, progress, doubt } = attempted;
  const report = error && reportOf(error);
  return { phase, lastSuccessAt, nextAttemptAt, error: report, count, setAside, incomplete, progress, doubt };
}
