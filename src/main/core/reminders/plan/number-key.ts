import type { Account } from '../../../../shared/environment';

/**
 * Names a number for good in what is kept about it: the record of reminders and the user's own choices. It is built of
 * the server and the API's id, not of the account's local id, so that removing and adding an account repeats nothing and
 * forgets nothing.
 */
export function numberKey(account: Account, numberId: string): string {
  return `${serverOf(account)} ${numberId}`;
}

/** Where an account's numbers live: a base URL, or the sample data. Without spaces. */
export function serverOf(account: Account): string {
  return account.kind === 'sample' ? 'sample' : account.baseUrl;
}
