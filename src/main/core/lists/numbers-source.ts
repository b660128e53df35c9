import type { Environment, ApiFilters } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { Clock, Fetch } from '../ports/ports';
import type { SyncedCounts } from '../sync/sync-state';
import { createClockCheck } from '../talkover/clock-check';
import type { SampleServer } from '../talkover/sample-server';
import { createTalkoverApi } from '../talkover/talkover-api';
import type { PagesRead } from '../talkover/whole-list';
import type { TokenVault } from '../tokens/token-vault';
import { createListReader, type ComparedList } from '../worker/list-reader';
import type { PackedChanges } from '../worker/number-jobs';
import type { NumberWorker } from '../worker/number-worker';

const ATTEMPTS = 3;

export interface FetchedNumbers {
  /** See shared/packed/number-chunk.ts. */
  chunks: Uint8Array[];
  count: number;
  /** Records without an id or a number, which could not be kept. */
  setAside: number;
  /** Numbers of which something that reminders depend on could not be read. */
  incomplete?: number;
  /** See shared/numbers/names.ts. */
  names?: readonly string[];
  /** Epoch ms. */
  fetchedAt: number;
  /** Filters that the server was asked for and did not apply; numbers that don't meet them are left out. */
  ignoredFilters: readonly string[];
  /** Numbers of the list it was compared with that are not in it. */
  missing: number;
  /** What differs from the list it was compared with, if it was. */
  changes: PackedChanges | null;
}

/** What the state of an environment says of a list. */
export function countsOf({ count, setAside, incomplete }: FetchedNumbers): SyncedCounts {
  return { count, setAside, incomplete };
}

/** The list that an answer is compared with. */
export interface EarlierNumbers extends ComparedList {
  /** Epoch ms; names the list. */
  fetchedAt: number;
}

/** Where numbers come from: an environment's API with its token, or the embedded sandbox for sample data. */
export interface NumbersSource {
  /** As the environment's sync does: all within its scope, or within other filters. @throws {AppError} */
  fetchEnvironment(
    environment: Environment,
    signal: AbortSignal,
    question?: {
      filters?: ApiFilters;
      before?: EarlierNumbers | null;
      onProgress?: (read: PagesRead) => void;
    },
  ): Promise<FetchedNumbers>;
  /**
   * Changes an environment's server or token. Meanwhile nothing is fetched for it, and what is under way is cut off: half a
   * change would send a token to a server that it is not for.
   */
  whileChanging<T>(environmentId: string, change: () => Promise<T>): Promise<T>;
  /**
   * With a server and token that belong to no environment yet; not retried, because the user is waiting. Each exchange
   * has its own limit of time; all of them together have none, because a long list at 100 requests a minute takes minutes.
   * @throws {AppError}
   */
  fetchFrom(from: {
    baseUrl: string;
    token: string;
    filters: ApiFilters;
    before?: EarlierNumbers | null;
  }): Promise<FetchedNumbers>;
}

export function createNumbersSource(options: {
  fetch: Fetch;
  clock: Clock;
  random: () => number;
  vault: TokenVault;
  sample: SampleServer;
  worker: NumberWorker;
  /** Hears after each answer what is wrong with this computer's clock, or null. */
  onClock?: (problem: AppError | null) => void;
}): NumbersSource {
  const { clock, random, vault, sample, worker } = options;
  const api = createTalkoverApi({ fetch: options.fetch, clock, random });
  const clockCheck = createClockCheck();
  const changing = new Set<string>();
  const underWay = new Map<AbortController, string>();

  function noteClock(baseUrl: string, headers: Headers): void {
    options.onClock?.(clockCheck.note(new URL(baseUrl).origin, headers, clock.now()));
  }

  async function accessTo(environment: Environment): Promise<{ baseUrl: string; token: string }> {
    if (environment.kind === 'sample') return sample.access();
    const token = await vault.read(environment);
    if (token === null) throw new AppError('token_missing');
    return { baseUrl: environment.baseUrl, token };
  }

  return {
    async fetchEnvironment(environment, callerSignal, { filters, before = null, onProgress } = {}) {
      if (changing.has(environment.id)) throw new AppError('cancelled');
      const abort = new AbortController();
      const signal = AbortSignal.any([callerSignal, abort.signal]);
      underWay.set(abort, environment.id);
      try {
        const access = await accessTo(environment);
        return await api.listPhoneNumbers({
          ...access,
          filters: filters ?? environment.scope,
          reader: createListReader(worker, before),
          signal,
          attempts: ATTEMPTS,
          onProgress,
          ...(environment.kind === 'live' && {
            onHeaders: (headers: Headers) => noteClock(environment.baseUrl, headers),
          }),
          // an answer to other filters is not kept, so nothing of it is
          ...(!filters && { resume: environment.id }),
        });
      } finally {
        underWay.delete(abort);
      }
    },
    async whileChanging(environmentId, change) {
      changing.add(environmentId);
      api.forget(environmentId);
      for (const [abort, id] of underWay) if (id === environmentId) abort.abort();
      try {
        return await change();
      } finally {
        changing.delete(environmentId);
      }
    },
    fetchFrom({ before = null, ...from }) {
      const { signal } = new AbortController();
      return api.listPhoneNumbers({ ...from, reader: createListReader(worker, before), signal });
    },
  };
}
