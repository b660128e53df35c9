import type { Account } from '../../../shared/account';
import type { Formatter } from '../../../shared/format';
import { currencyOf } from '../../../shared/money';
import type { PhoneNumber } from '../../../shared/phone-number';
import type { ReminderSettings } from '../../../shared/settings';
import type { Notice } from './notice';
import { numberKey } from './number-key';
import { displayNumber } from './reminder-words';

/** What differs between two lists of an account, as far as it is announced. */
export interface ListChanges {
  gone: readonly PhoneNumber[];
  changed: readonly { before: PhoneNumber; after: PhoneNumber }[];
}

/** Statuses that a number in use must not get into unseen. */
const TROUBLED: readonly string[] = ['suspended', 'inactive'];

/**
 * What is to be announced of the changes between two fetches, as the user wants to hear of.
 *
 * @param since when the earlier list was fetched (epoch ms); it names the events, so that a fetch that is repeated
 *   because the app was killed in between tells of them once
 * @param at epoch ms
 */
export function noticesFromChanges(
  { gone, changed }: ListChanges,
  context: { account: Account; wanted: ReminderSettings['notices']; since: number; at: number; format: Formatter },
): Notice[] {
  const { account, wanted, since, at, format } = context;
  const notice = (kind: 'status' | 'gone' | 'price', number: PhoneNumber, before: string, after: string): Notice => ({
    key: `${kind} ${numberKey(account, number.id)} ${since}`,
    kind,
    accountId: account.id,
    numberId: number.id,
    number: displayNumber(number),
    before,
    after,
    at,
  });

  const notices: Notice[] = [];
  for (const { before, after } of changed) {
    const isTroubled = before.current_status === 'active' && TROUBLED.includes(after.current_status);
    if (wanted.status && isTroubled) notices.push(notice('status', after, before.current_status, after.current_status));
    const rise = wanted.price ? risenCost(before, after) : null;
    if (rise) {
      const amount = (value: number) => format.amount(value, after.currency);
      notices.push(notice('price', after, amount(rise.before), amount(rise.after)));
    }
  }
  if (wanted.gone) notices.push(...gone.map((number) => notice('gone', number, number.current_status, '')));
  return notices;
}

/** What a number costs now and did before, where it costs more; the monthly cost where both are told, else the price. */
function risenCost(before: PhoneNumber, after: PhoneNumber): { before: number; after: number } | null {
  if (currencyOf(before.currency) !== currencyOf(after.currency)) return null;
  for (const field of ['monthly_renewal_cost', 'current_price'] as const) {
    const [was, is] = [before[field], after[field]];
    if (was !== null && is !== null && is > was) return { before: was, after: is };
  }
  return null;
}
