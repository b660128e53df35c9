import type { Environment } from '../../../shared/environment';
import { localDay } from '../../../shared/calendar/calendar-day';
import { handledOf, settleHandled } from '../../../shared/reminders/handled';
import { nextRenewal } from '../../../shared/renewals/renewal';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import type { ReminderPreferences } from './preferences';

/**
 * Compares the handled renewals of an environment with its new list, and keeps what that makes of them. Numbers that are
 * not in the list stay as they are: they may come back.
 *
 * @param find the numbers of the new list with some ids
 * @param fetchedAt epoch ms
 * @throws {AppError} disk_full, disk_denied, disk_failed
 */
export async function settleHandledOf(
  environment: Environment,
  preferences: Pick<ReminderPreferences, 'ofEnvironment' | 'change'>,
  find: (ids: string[]) => Promise<PhoneNumber[]>,
  fetchedAt: number,
): Promise<void> {
  const handled = handledOf(preferences.ofEnvironment(environment));
  if (handled.size === 0) return;
  const today = localDay(fetchedAt);
  const numbers = new Map((await find([...handled.keys()])).map((number) => [number.id, number]));
  const after = (numberId: string) => {
    const [before, number] = [handled.get(numberId), numbers.get(numberId)];
    if (!before || !number) return before ?? null;
    return settleHandled(before, number, nextRenewal(number, today, today)?.day ?? null, fetchedAt).handled;
  };
  const changed = [...handled].filter(([numberId, before]) => after(numberId) !== before);
  if (changed.length === 0) return;
  await preferences.change(
    environment,
    changed.map(([numberId]) => numberId),
    // what the user has decided meanwhile counts
    (before, numberId) => (before.handled === handled.get(numberId) ? { ...before, handled: after(numberId) } : before),
  );
}
