import type { Account } from '../../../shared/environment';
import type { Session } from '../../../shared/settings';

type Choice = Pick<Session, 'activeAccountId' | 'showsAll'>;

/** The account that was chosen last, or the first where that one is gone. */
export function activeAccount(accounts: readonly Account[], { activeAccountId }: Choice): Account | null {
  return accounts.find(({ id }) => id === activeAccountId) ?? accounts[0] ?? null;
}

/** Whether the numbers of all accounts are shown together; of a single one there is nothing to put together. */
export function showsAll(accounts: readonly Account[], choice: Choice): boolean {
  return choice.showsAll && accounts.length > 1;
}

/** The accounts whose numbers are shown. */
export function shownAccounts(accounts: readonly Account[], choice: Choice): readonly Account[] {
  if (showsAll(accounts, choice)) return accounts;
  const active = activeAccount(accounts, choice);
  return active ? [active] : [];
}
