import type { Account } from '../../../../shared/environment';
import type { Formatter } from '../../../../shared/format';
import { ALERT_KINDS } from '../../../../shared/reminders/alert-kinds';
import type { ReminderSettings } from '../../../../shared/settings';
import { ALERTS } from '../alerts';
import type { ListChanges } from '../alerts/alert-definition';
import type { Notice } from './notice';
import { numberKey } from '../plan/number-key';
import { displayNumber } from '../give/reminder-words';

/**
 * What is to be announced of the changes between two fetches, as the user wants to hear of.
 *
 * @param since when the earlier list was fetched (epoch ms); it names the events, so that a fetch that is repeated
 *   because the app was killed in between tells of them once
 * @param at epoch ms
 */
export function noticesFromChanges(
  changes: ListChanges,
  context: { account: Account; wanted: ReminderSettings['notices']; since: number; at: number; format: Formatter },
): Notice[] {
  const { account, wanted, since, at, format } = context;
  return ALERT_KINDS.filter((kind) => wanted[kind]).flatMap((kind) =>
    (ALERTS[kind].find?.(changes, format) ?? []).map(({ number, before, after }) => ({
      key: `${kind} ${numberKey(account, number.id)} ${since}`,
      kind,
      accountId: account.id,
      numberId: number.id,
      number: displayNumber(number),
      before,
      after,
      at,
    })),
  );
}
