import type { Environment } from '../../../../shared/environment';
import { isHandled } from '../../../../shared/reminders/handled';
import { isSameCycle } from '../../../../shared/reminders/offsets';
import type { ReminderPreference } from '../../../../shared/reminders/preference';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { RenewalRef } from '../ledger/inbox';

/** Tells of renewals that were announced whether they are still ahead and not handled. */
export function openRenewals(
  coming: readonly ComingRenewal[],
  preferenceOf: (environment: Environment, numberId: string) => ReminderPreference,
): (renewal: RenewalRef) => boolean {
  const byNumber = new Map(coming.map((item) => [nameOf(item.environment.id, item.number.id), item]));
  return ({ environmentId, numberId, day: announced }) => {
    const item = byNumber.get(nameOf(environmentId, numberId));
    if (!item || !isSameCycle(announced, item.renewal.day)) return false;
    const { handled } = preferenceOf(item.environment, numberId);
    return !isHandled(handled, item.number, item.renewal.day);
  };
}

const nameOf = (environmentId: string, numberId: string) => `${environmentId} ${numberId}`;
