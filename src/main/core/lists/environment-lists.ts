import type { Account, ApiFilters } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import { localDay } from '../../../shared/calendar/calendar-day';
import type { Snapshots } from '../storage/snapshots';

/** The last list of one account, packed: 100,000 numbers are 20 MB so, and several times as much as objects. */
export interface AccountList {
  /** Where it was fetched. */
  baseUrl: string;
  scope: ApiFilters;
  /** Epoch ms. */
  fetchedAt: number;
  setAside: number;
  count: number;
  /** See shared/number-chunk.ts. */
  chunks: readonly Uint8Array[];
}

/**
 * Whether a list holds the numbers that an account's next fetch will ask for. Sample data is made anew each day.
 * @param now epoch ms
 */
export function isFromSource(list: AccountList, account: Account, now: number): boolean {
  const isSame = list.baseUrl === account.baseUrl && JSON.stringify(list.scope) === JSON.stringify(account.scope);
  return isSame && (account.kind === 'live' || localDay(list.fetchedAt) === localDay(now));
}

/** The last list of each account, in memory and on disk. */
export interface AccountLists {
  get(accountId: string): AccountList | null;
  /** Brings back what the last run left. Resolves with what was wrong with it, if anything. */
  load(accountId: string): Promise<AppError | null>;
  /**
   * Keeps a new list. It counts in memory even where the disk refuses.
   * @throws {AppError} disk_full, disk_denied, disk_failed
   */
  put(accountId: string, list: AccountList): Promise<void>;
  /** Forgets an account's list, on disk too. */
  remove(accountId: string): Promise<void>;
}

export function createAccountLists(snapshots: Snapshots): AccountLists {
  const lists = new Map<string, AccountList>();

  return {
    get: (accountId) => lists.get(accountId) ?? null,
    async load(accountId) {
      const { list, problem } = await snapshots.read(accountId);
      if (list) lists.set(accountId, list);
      return problem;
    },
    async put(accountId, list) {
      lists.set(accountId, list);
      await snapshots.write(accountId, list);
    },
    async remove(accountId) {
      lists.delete(accountId);
      await snapshots.remove(accountId);
    },
  };
}
