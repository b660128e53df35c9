import { randomUUID } from 'node:crypto';
import type { Account, AccountDetails } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import type { SettingsStore } from '../settings/settings-store';
import type { TokenVault } from '../tokens/token-vault';

/** The environments the user has connected. Their tokens are in the vault, never here. */
export interface Accounts {
  list(): readonly Account[];
  /** @throws {AppError} account_not_found */
  get(accountId: string): Account;
  /**
   * Keeps a new account once its token is kept.
   * @param keepToken stores the token under the new id; what it throws keeps the account from being added
   */
  add(
    details: AccountDetails,
    kind: Account['kind'],
    keepToken: (accountId: string) => Promise<void>,
  ): Promise<Account>;
  /** @throws {AppError} account_not_found, or what the disk refused */
  update(accountId: string, details: AccountDetails): Account;
  /**
   * Removes the account, then its token: a full disk refuses the first, and nothing is lost. Where the keychain refuses,
   * both stay.
   * @throws {AppError}
   */
  remove(accountId: string): Promise<void>;
}

export function createAccounts({ settings, vault }: { settings: SettingsStore; vault: TokenVault }): Accounts {
  function get(accountId: string): Account {
    const account = settings.accounts().find(({ id }) => id === accountId);
    if (!account) throw new AppError('account_not_found');
    return account;
  }

  return {
    list: () => settings.accounts(),
    get,
    async add(details, kind, keepToken) {
      const account: Account = { ...details, id: randomUUID(), kind };
      await keepToken(account.id);
      try {
        settings.saveAccounts([...settings.accounts(), account]);
      } catch (error) {
        if (kind === 'live') await vault.remove(account.id);
        throw error;
      }
      return get(account.id);
    },
    update(accountId, details) {
      const updated: Account = { ...get(accountId), ...details };
      settings.saveAccounts(settings.accounts().map((account) => (account.id === accountId ? updated : account)));
      return get(accountId);
    },
    async remove(accountId) {
      const account = get(accountId);
      const place = settings.accounts().indexOf(account);
      settings.saveAccounts(settings.accounts().filter(({ id }) => id !== accountId));
      try {
        if (account.kind === 'live') await vault.remove(accountId);
      } catch (error) {
        settings.saveAccounts(settings.accounts().toSpliced(place, 0, account));
        throw error;
      }
    },
  };
}
