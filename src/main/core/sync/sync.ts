import { AppError } from '../../../shared/app-error';
import { atMost } from '../../../shared/async/at-most';
import type { SyncState } from '../../../shared/bridge/state';
import type { Clock } from '../ports/ports';
import { createEnvironmentSync, type EnvironmentSync, type SyncOutcome } from './environment-sync';
import type { Pacing } from './sync-rules';
import type { LastList, SyncedCounts, SyncStep } from './sync-state';

/** Fetches and keeps one environment's list. @throws {AppError} */
export type SyncAttempt = (
  environmentId: string,
  signal: AbortSignal,
  onStep: (step: SyncStep) => void,
) => Promise<SyncedCounts>;

/** What a sync does when it is time. */
interface SyncWork {
  fetchEnvironment: SyncAttempt;
  onSignedOut(environmentId: string, error: AppError): void;
}

export interface SyncOptions extends Pacing {
  clock: Clock;
  /** Something in a state changed. */
  onChange: () => void;
  /** An attempt ended, a cancelled one included. */
  onFinished?(environmentId: string, outcome: SyncOutcome): void;
}

/** How long (ms) reminders wait for syncs that are under way. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** When to sync each environment: on start, at intervals with jitter, on demand; with back-off; not offline, not asleep. */
export interface Sync {
  /** Says what to do; must be called once, before anything else. */
  begin(work: SyncWork): void;
  /** Begins to sync an environment: at once, and then as planned. */
  add(environmentId: string, last: LastList | null): void;
  /** Forgets an environment and cancels the attempt that runs. */
  remove(environmentId: string): void;
  /** Notes a list that was fetched by other means (while testing the token). */
  succeeded(environmentId: string, result: SyncedCounts): void;
  /** Syncs now, whatever the schedule says. Resolves when done; failures are in the state. */
  now(environmentId: string): Promise<void>;
  state(environmentId: string): SyncState;
  /** Why the last attempt failed; null where it succeeded, and before the first. */
  failure(environmentId: string): AppError | null;
  isOnline(): boolean;
  setOnline(online: boolean): void;
  suspend(): void;
  resume(): void;
  /**
   * Resolves when nothing is being fetched, and nothing is about to be; after ten minutes at most, because a sync that
   * hangs must not hold up reminders.
   */
  settled(): Promise<void>;
  /** The interval setting changed. */
  reschedule(): void;
  stop(): void;
}

export function createSync(options: SyncOptions): Sync {
  const { clock, onChange } = options;
  const syncs = new Map<string, EnvironmentSync>();
  let work: SyncWork | null = null;
  let online = true;
  let asleep = false;
  const rest = createRest(() => [...syncs.values()].some((sync) => sync.isBusy()));

  function forEach(act: (sync: EnvironmentSync) => void): void {
    for (const sync of syncs.values()) act(sync);
    onChange();
  }

  function holdAll(): void {
    forEach((sync) => sync.hold());
    rest.check();
  }

  function known(environmentId: string): EnvironmentSync {
    const sync = syncs.get(environmentId);
    if (!sync) throw new AppError('environment_not_found');
    return sync;
  }

  return {
    begin: (begun) => void (work = begun),
    add(environmentId, last) {
      const sync = createEnvironmentSync({
        clock,
        pacing: options,
        last,
        isHeld: () => !online || asleep,
        async fetch(signal, onStep) {
          if (!work) throw new Error('The sync has not begun.');
          return work.fetchEnvironment(environmentId, signal, onStep);
        },
        onChange,
        onRest: rest.check,
        onFinished: (outcome) => options.onFinished?.(environmentId, outcome),
        onSignedOut: (error) => work?.onSignedOut(environmentId, error),
      });
      syncs.set(environmentId, sync);
      sync.begin();
    },
    remove(environmentId) {
      syncs.get(environmentId)?.end();
      syncs.delete(environmentId);
      rest.check();
    },
    succeeded(environmentId, result) {
      known(environmentId).succeeded(result);
      onChange();
    },
    now: (environmentId) => known(environmentId).now(),
    state: (environmentId) => known(environmentId).state(),
    failure: (environmentId) => known(environmentId).failure(),
    isOnline: () => online,
    setOnline(value) {
      if (online === value) return;
      online = value;
      if (online) forEach((sync) => sync.release('offline'));
      else holdAll();
    },
    suspend() {
      asleep = true;
      for (const sync of syncs.values()) sync.interrupt();
      holdAll();
    },
    resume() {
      asleep = false;
      forEach((sync) => sync.release('sleep'));
    },
    settled: () => atMost(rest.reached(), LONGEST_WAIT_MS, clock, undefined),
    reschedule: () => forEach((sync) => sync.reschedule()),
    stop() {
      for (const environmentId of [...syncs.keys()]) this.remove(environmentId);
    },
  };
}

/** Promises of the moment in which nothing is busy; `check` is called whenever that may have come. */
function createRest(isBusy: () => boolean) {
  let waiting: (() => void)[] = [];

  function check(): void {
    if (isBusy()) return;
    const reached = waiting;
    waiting = [];
    for (const resolve of reached) resolve();
  }

  return {
    check,
    reached: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        check();
      }),
  };
}
