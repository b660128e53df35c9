import type { ApiFilters } from '../../shared/account';
import type { AppError } from '../../shared/app-error';
import type { PhoneNumber } from '../../shared/phone-number';
import type { Snapshots } from './snapshots';

/** The last list of one account. */
export interface AccountList {
  /** Epoch ms. */
  fetchedAt: number;
  setAside: number;
  numbers: PhoneNumber[];
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
  put(accountId: string, scope: ApiFilters, list: AccountList): Promise<void>;
  /** Forgets an account's list, on disk too. */
  remove(accountId: string): Promise<void>;
}

export function createAccountLists(snapshots: Snapshots): AccountLists {
  const lists = new Map<string, AccountList>();

  return {
    get: (accountId) => lists.get(accountId) ?? null,
    async load(accountId) {
      const { snapshot, problem } = await snapshots.read(accountId);
      if (snapshot) lists.set(accountId, snapshot);
      return problem;
    },
    async put(accountId, scope, list) {
      lists.set(accountId, list);
      await snapshots.write(accountId, { version: 1, accountId, scope, ...list });
    },
    async remove(accountId) {
      lists.delete(accountId);
      await snapshots.remove(accountId);
    },
  };
}
