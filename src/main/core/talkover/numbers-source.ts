import type { Account, ApiFilters } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { EarlierList, PackedChanges } from '../worker/number-jobs';
import type { PagesRead } from './whole-list';
import type { NumberWorker } from '../worker/number-worker';
import type { SampleServer } from './sample-server';
import type { Clock, Fetch } from '../ports/ports';
import { createTalkoverApi } from './talkover-api';
import type { TokenVault } from '../tokens/token-vault';

const ATTEMPTS = 3;

export interface FetchedNumbers {
  /** See shared/number-chunk.ts. */
  chunks: Uint8Array[];
  count: number;
  /** Records without an id or a number, which could not be kept. */
  setAside: number;
  /** Epoch ms. */
  fetchedAt: number;
  /** What differs from the list it was compared with, if it was. */
  changes: PackedChanges | null;
}

/** Where numbers come from: an account's API with its token, or the embedded sandbox for sample data. */
export interface NumbersSource {
  /** As the account's sync does: all within its scope, or within other filters. @throws {AppError} */
  fetchAccount(
    account: Account,
    signal: AbortSignal,
    question?: {
      filters?: ApiFilters;
      before?: Omit<EarlierList, 'today'> | null;
      onProgress?: (read: PagesRead) => void;
    },
  ): Promise<FetchedNumbers>;
  /**
   * Changes an account's server or token. Meanwhile nothing is fetched for it, and what is under way is cut off: half a
   * change would send a token to a server that it is not for.
   */
  whileChanging<T>(accountId: string, change: () => Promise<T>): Promise<T>;
  /** With a server and token that belong to no account yet; not retried, because somebody waits. @throws {AppError} */
  fetchFrom(
    from: { baseUrl: string; token: string; filters: ApiFilters },
    signal: AbortSignal,
  ): Promise<FetchedNumbers>;
}

export function createNumbersSource(options: {
  fetch: Fetch;
  clock: Clock;
  random: () => number;
  vault: TokenVault;
  sample: SampleServer;
  worker: NumberWorker;
}): NumbersSource {
  const { clock, random, vault, sample, worker } = options;
  const api = createTalkoverApi({ fetch: options.fetch, clock, random, worker });
  const changing = new Set<string>();
  const underWay = new Map<AbortController, string>();

  async function accessTo(account: Account): Promise<{ baseUrl: string; token: string }> {
    if (account.kind === 'sample') return sample.access();
    const token = await vault.read(account.id);
    if (token === null) throw new AppError('token_missing');
    return { baseUrl: account.baseUrl, token };
  }

  return {
    async fetchAccount(account, callerSignal, { filters, before = null, onProgress } = {}) {
      if (changing.has(account.id)) throw new AppError('cancelled');
      const abort = new AbortController();
      const signal = AbortSignal.any([callerSignal, abort.signal]);
      underWay.set(abort, account.id);
      try {
        const access = await accessTo(account);
        return await api.listPhoneNumbers({
          ...access,
          filters: filters ?? account.scope,
          before,
          signal,
          attempts: ATTEMPTS,
          onProgress,
          // an answer to other filters is not kept, so nothing of it is
          ...(!filters && { resume: account.id }),
        });
      } finally {
        underWay.delete(abort);
      }
    },
    async whileChanging(accountId, change) {
      changing.add(accountId);
      api.forget(accountId);
      for (const [abort, id] of underWay) if (id === accountId) abort.abort();
      try {
        return await change();
      } finally {
        changing.delete(accountId);
      }
    },
    fetchFrom: (from, signal) => api.listPhoneNumbers({ ...from, signal }),
  };
}
