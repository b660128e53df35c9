import type { ParsedInput } from '../../../shared/bridge/bridge';
import { localDay } from '../../../shared/calendar/calendar-day';
import { handledNow, isHandled } from '../../../shared/reminders/handled';
import type { ReminderPreference } from '../../../shared/reminders/preference';
import type { ComingRenewal } from '../renewals/renewal-summary';

type Change = ParsedInput<'reminders.prefer'>['change'];

/**
 * What the user's decision makes of an earlier one; what the change does not name stays.
 *
 * @param renewal the next renewal of the number; without one, it can be neither snoozed nor handled
 * @param now epoch ms
 */
export function preferenceAfter(
  before: ReminderPreference,
  change: Change,
  { renewal, now }: { renewal: ComingRenewal | undefined; now: number },
): ReminderPreference {
  const { muted = before.muted, offsets = before.offsets, snoozeDays, handled } = change;
  const after = { ...before, muted, offsets };
  if (snoozeDays !== undefined) {
    after.snooze = snoozeDays !== null && renewal ? { until: localDay(now) + snoozeDays, renewal: renewal.renewal.day } : null; // prettier-ignore
    // to be reminded again is to have something left to do
    if (after.snooze) after.handled = null;
  }
  if (handled !== undefined) after.handled = handled && renewal ? handledSince(before, renewal, now) : null;
  return after;
}

/** A renewal that is handled already keeps the moment at which it was. */
function handledSince({ handled }: ReminderPreference, { number, renewal }: ComingRenewal, now: number) {
  return isHandled(handled, number, renewal.day) ? handled : handledNow(number, renewal.day, now);
}
