import type { Environment } from '../../../../shared/environment';
import { ALERT_KINDS } from '../../../../shared/reminders/alert-kinds';
import type { ReminderSettings } from '../../../../shared/settings';
import { ALERTS } from '../alerts';
import type { ListChanges } from '../alerts/alert-definition';
import type { Alert } from './alert';
import { numberKey } from '../../storage/number-key';
import { displayNumber } from '../announce/display-number';

/**
 * What is to be announced of the changes between two fetches, as the user wants to hear of.
 *
 * @param since when the earlier list was fetched (epoch ms); it names the events, so that a fetch that is repeated
 *   because the app was killed in between tells of them once
 * @param at epoch ms
 */
export function alertsFromChanges(
  changes: ListChanges,
  context: {
    environment: Environment;
    wanted: ReminderSettings['alerts'];
    since: number;
    at: number;
  },
): Alert[] {
  const { environment, wanted, since, at } = context;
  return ALERT_KINDS.filter((kind) => wanted[kind]).flatMap((kind) =>
    (ALERTS[kind].find?.(changes) ?? []).map(({ number, facts }) => ({
      key: `${kind} ${number ? numberKey(environment, number.id) : environment.id} ${since}`,
      kind,
      environmentId: environment.id,
      numberId: number?.id ?? null,
      number: number ? displayNumber(number) : '',
      facts,
      at,
    })),
  );
}
