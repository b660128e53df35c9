import type { Environment } from '../../../../shared/environment';
import { isHandled } from '../../../../shared/reminders/handled';
import { isSameCycle } from '../../../../shared/reminders/offsets';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { RenewalRef } from '../ledger/inbox';

/** Says of renewals that were announced whether they are handled; null of those that are no longer ahead. */
export function announcedRenewals(
  coming: readonly ComingRenewal[],
  preferenceOf: (environment: Environment, numberId: string) => ReminderPreference,
): (renewal: RenewalRef) => 'open' | 'handled' | null {
  const byNumber = new Map(coming.map((item) => [nameOf(item.environment.id, item.number.id), item]));
  return ({ environmentId, numberId, day: announced }) => {
    const item = byNumber.get(nameOf(environmentId, numberId));
    if (!item || !isSameCycle(announced, item.renewal.day)) return null;
    const { handled } = preferenceOf(item.environment, numberId);
    return isHandled(handled, item.number, item.renewal.day) ? 'handled' : 'open';
  };
}

const nameOf = (environmentId: string, numberId: string) => `${environmentId} ${numberId}`;
