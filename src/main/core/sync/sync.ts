import { AppError, reportOf, TOKEN_REFUSED, type ErrorCode } from '../../../shared/app-error';
import type { SyncState } from '../../../shared/bridge/state';
import { mayPass } from './back-off';
import type { Clock } from '../ports/ports';

/** The first wait after a failure; it doubles with each further one, up to the sync interval. */
const FIRST_BACK_OFF_MS = 30_000;

/** Failures after which a new token is needed. */
const SIGNED_OUT: readonly ErrorCode[] = [...TOKEN_REFUSED, 'token_missing', 'token_for_other_server'];

/** A token that was refused is tried again so often (ms): a refusal may have been a mistake of the server. */
const REFUSED_TOKEN_MS = 6 * 3_600_000;

/** Failures after which a network that is back is worth a try at once. */
const NETWORK_LOST: readonly ErrorCode[] = ['offline', 'connection_lost'];
/** What a list that was fetched holds; see {@link SyncState}. */
export interface SyncedCounts extends Pick<SyncState, 'setAside'>, Partial<Pick<SyncState, 'incomplete'>> {
  count: number;
}

/** What became of an attempt, and how long (ms) it took. */
export interface SyncOutcome {
  ms: number;
  result: SyncedCounts | AppError;
}

/** How far an attempt has come. */
type SyncStep = Partial<Pick<SyncState, 'progress' | 'doubt'>>;

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

export interface SyncOptions {
  clock: Clock;
  random: () => number;
  intervalMs: () => number;
  /** Something in a state changed. */
  onChange(): void;
  /** An attempt ended; also one that was cancelled. */
  onFinished?(environmentId: string, outcome: SyncOutcome): void;
}

/** Whether the server refused the token, so that it is tried again now and then. */
const isRefused = ({ phase, error }: SyncState) =>
  phase === 'signed_out' && TOKEN_REFUSED.includes(error?.code ?? 'internal');

/** When to fetch each environment: on start, at intervals with jitter, on demand; with back-off; not offline, not asleep. */
export interface Sync {
  /** Says what to do; to be called once, before anything else. */
  begin(work: SyncWork): void;
  /** Begins to watch an environment; what is known of its last list decides when it is fetched first. */
  add(environmentId: string, last: ({ at: number } & SyncedCounts) | null): void;
  /** Forgets an environment and cuts off what is under way. */
  remove(environmentId: string): void;
  /** Notes a list that was fetched by other means (while testing the token). */
  succeeded(environmentId: string, result: SyncedCounts): void;
  /** Fetches now, whatever the schedule says. Resolves when done; failures are in the state. */
  now(environmentId: string): Promise<void>;
  state(environmentId: string): SyncState;
  isOnline(): boolean;
  setOnline(online: boolean): void;
  suspend(): void;
  resume(): void;
  /** Resolves when nothing is being fetched, and nothing is about to be. */
  settled(): Promise<void>;
  /** The interval setting changed. */
  reschedule(): void;
  stop(): void;
}

interface Entry extends SyncState {
  failures: number;
  /** How long the last planned wait was; a clock that is set back must not make it longer. */
  longestWaitMs: number;
  /** It is fetched as soon as this turn is over. */
  isDue: boolean;
  callOff: () => void;
  running: { abort: AbortController; done: Promise<void> } | null;
}

export function createSync(options: SyncOptions): Sync {
  const { clock, random } = options;
  const entries = new Map<string, Entry>();
  let work: SyncWork | null = null;
  let online = true;
  let asleep = false;
  /** Who waits until nothing is being fetched. */
  let waiting: (() => void)[] = [];

  function tellSettled(): void {
    // the list of before counts until an answer in doubt is confirmed, and nothing has to wait for that
    const isBusy = ({ running, doubt, isDue }: Entry) =>
      (running !== null && doubt === null) || (isDue && online && !asleep);
    if ([...entries.values()].some(isBusy)) return;
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve();
  }

  /** ± 10 %, so that many installations do not ask in the same second. */
  const jittered = (ms: number) => ms * (0.9 + 0.2 * random());

  function plan(environmentId: string, entry: Entry, waitMs: number): void {
    entry.longestWaitMs = waitMs;
    setTimer(environmentId, entry, waitMs);
  }

  function setTimer(environmentId: string, entry: Entry, waitMs: number): void {
    entry.callOff();
    entry.nextAttemptAt = clock.now() + waitMs;
    entry.isDue = waitMs <= 0;
    if (online && !asleep) entry.callOff = clock.after(waitMs, () => void run(environmentId, entry));
    if (!entry.isDue) tellSettled();
  }

  function waitAfter(error: AppError, failures: number): number {
    if (!mayPass(error)) return jittered(options.intervalMs());
    const backOff = Math.min(options.intervalMs(), FIRST_BACK_OFF_MS * 2 ** Math.min(failures - 1, 20));
    // a server that asks for more is asked again at the interval all the same: renewals are missed otherwise
    return Math.max(jittered(backOff), Math.min(error.retryAfterMs ?? 0, options.intervalMs()));
  }

  function succeed(environmentId: string, entry: Entry, result: SyncedCounts): void {
    const { count, setAside, incomplete = 0 } = result;
    Object.assign(entry, { phase: 'idle', error: null, failures: 0, lastSuccessAt: clock.now() });
    Object.assign(entry, { count, setAside, incomplete });
    plan(environmentId, entry, jittered(options.intervalMs()));
  }

  function fail(environmentId: string, entry: Entry, error: AppError): void {
    const wasSignedOut = entry.error !== null && SIGNED_OUT.includes(entry.error.code);
    entry.error = reportOf(error);
    entry.failures++;
    if (SIGNED_OUT.includes(error.code)) {
      entry.phase = 'signed_out';
      if (isRefused(entry)) plan(environmentId, entry, jittered(REFUSED_TOKEN_MS));
      if (!wasSignedOut) work?.onSignedOut(environmentId, error);
      return;
    }
    entry.phase = 'idle';
    plan(environmentId, entry, waitAfter(error, entry.failures));
  }

  function run(environmentId: string, entry: Entry): Promise<void> {
    if (entry.running) return entry.running.done;
    entry.callOff();
    entry.isDue = false;
    const abort = new AbortController();
    const done = attempt(environmentId, entry, abort.signal).finally(() => {
      options.onChange();
      tellSettled();
    });
    entry.running = { abort, done };
    entry.phase = 'syncing';
    entry.nextAttemptAt = null;
    options.onChange();
    return done;
  }

  async function attempt(environmentId: string, entry: Entry, signal: AbortSignal): Promise<void> {
    const startedAt = clock.now();
    let result: SyncOutcome['result'];
    try {
      if (!work) throw new Error('The sync has not begun.');
      result = await work.fetchEnvironment(environmentId, signal, (step) => {
        if (!entry.running) return;
        Object.assign(entry, step);
        options.onChange();
        tellSettled();
      });
    } catch (error) {
      result = error instanceof AppError ? error : new AppError('internal', { cause: error });
    }
    options.onFinished?.(environmentId, { ms: clock.now() - startedAt, result });
    if (entries.get(environmentId) !== entry) return; // removed meanwhile
    entry.running = null;
    entry.progress = null;
    entry.doubt = null;
    if (!(result instanceof AppError)) succeed(environmentId, entry, result);
    else if (result.code !== 'cancelled') fail(environmentId, entry, result);
    else {
      entry.phase = 'idle';
      // cut off by sleep: at once on waking; by a change of the environment: that brings a list of its own
      plan(environmentId, entry, signal.aborted ? 0 : jittered(options.intervalMs()));
    }
  }

  /** Sets every timer anew; what is overdue runs at once. */
  function planAll(): void {
    for (const [environmentId, entry] of entries) {
      const left = (entry.nextAttemptAt ?? 0) - clock.now();
      if (entry.phase === 'idle' || isRefused(entry))
        setTimer(environmentId, entry, Math.min(Math.max(left, 0), entry.longestWaitMs));
    }
    options.onChange();
  }

  function hold(): void {
    for (const entry of entries.values()) entry.callOff();
    options.onChange();
    tellSettled();
  }

  function known(environmentId: string): Entry {
    const entry = entries.get(environmentId);
    if (!entry) throw new AppError('environment_not_found');
    return entry;
  }

  return {
    begin: (given) => void (work = given),
    add(environmentId, last) {
      const entry: Entry = {
        phase: 'idle',
        lastSuccessAt: last?.at ?? null,
        nextAttemptAt: null,
        error: null,
        count: last?.count ?? null,
        setAside: last?.setAside ?? 0,
        incomplete: last?.incomplete ?? 0,
        progress: null,
        doubt: null,
        failures: 0,
        longestWaitMs: 0,
        isDue: false,
        callOff: () => undefined,
        running: null,
      };
      entries.set(environmentId, entry);
      plan(environmentId, entry, 0);
    },
    remove(environmentId) {
      const entry = entries.get(environmentId);
      entries.delete(environmentId);
      entry?.callOff();
      entry?.running?.abort.abort();
      tellSettled();
    },
    succeeded(environmentId, result) {
      succeed(environmentId, known(environmentId), result);
      options.onChange();
    },
    now: (environmentId) => run(environmentId, known(environmentId)),
    state(environmentId) {
      const { phase, lastSuccessAt, nextAttemptAt, error } = known(environmentId);
      const { count, setAside, incomplete, progress, doubt } = known(environmentId);
      return { phase, lastSuccessAt, nextAttemptAt, error, count, setAside, incomplete, progress, doubt };
    },
    isOnline: () => online,
    setOnline(value) {
      if (online === value) return;
      online = value;
      if (!online) return hold();
      // what failed for want of a network is tried at once
      for (const entry of entries.values())
        if (entry.error && NETWORK_LOST.includes(entry.error.code)) entry.nextAttemptAt = clock.now();
      planAll();
    },
    suspend() {
      asleep = true;
      for (const entry of entries.values()) entry.running?.abort.abort();
      hold();
    },
    resume() {
      asleep = false;
      for (const entry of entries.values()) if (isRefused(entry)) entry.nextAttemptAt = clock.now();
      planAll();
    },
    settled() {
      return new Promise((resolve) => {
        waiting.push(resolve);
        tellSettled();
      });
    },
    reschedule() {
      for (const entry of entries.values()) {
        if (entry.phase !== 'idle' || entry.error) continue;
        entry.longestWaitMs = jittered(options.intervalMs());
        entry.nextAttemptAt = (entry.lastSuccessAt ?? 0) + entry.longestWaitMs;
      }
      planAll();
    },
    stop() {
      for (const environmentId of [...entries.keys()]) this.remove(environmentId);
    },
  };
}
