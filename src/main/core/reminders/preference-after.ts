import { localDay } from '../../../shared/calendar/calendar-day';
import { handledNow, isHandled } from '../../../shared/reminders/handled';
import { patchOffsets, type OffsetsByKind } from '../../../shared/reminders/offsets';
import type { PreferenceChange, ReminderPreference } from '../../../shared/reminders/preference';
import type { ComingRenewal } from '../renewals/renewal-summary';

/**
 * What the user's decision makes of an earlier one; what the change does not name stays.
 *
 * @param renewal the next renewal of the number; without one, it can be neither snoozed nor handled
 * @param offsets those of the settings, with which a number's own ones begin
 * @param now epoch ms
 * @throws {AppError} too_many_offsets
 */
export function preferenceAfter(
  before: ReminderPreference,
  change: PreferenceChange,
  { renewal, offsets: general, now }: { renewal: ComingRenewal | undefined; offsets: OffsetsByKind; now: number },
): ReminderPreference {
  const { muted = before.muted, offsets: patch, snoozeDays, handled } = change;
  const offsets = patch === undefined ? before.offsets : patch && patchOffsets(before.offsets ?? general, patch);
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
