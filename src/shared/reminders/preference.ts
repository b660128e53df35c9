import { z } from 'zod';
import type { Day } from '../calendar/calendar-day';
import { isSameCycle, offsetsByKindPatchSchema, type OffsetsByKind } from './offsets';

/** How far ahead (days) a reminder can be put off. */
export const MOST_SNOOZE_DAYS = 366;

/** What the user decided for the reminders of one number. */
export interface ReminderPreference {
  /** Nothing is announced about this number. */
  muted: boolean;
  /**
   * Nothing until the reminder time of the day `until`, then a reminder whatever the offsets say. It holds for the renewal
   * (by its day) that it was set for.
   */
  snooze: { until: Day; renewal: Day } | null;
  /** Offsets of its own, instead of those of the settings. */
  offsets: OffsetsByKind | null;
}

/** A change of what was decided; what is not named stays. */
export const preferenceChangeSchema = z.strictObject({
  muted: z.boolean().optional(),
  /** Days from today until the reminder comes; null ends a snooze. */
  snoozeDays: z.number().int().min(1).max(MOST_SNOOZE_DAYS).nullable().optional(),
  /** Null: those of the settings. A number without offsets of its own gets those of the settings, changed. */
  offsets: offsetsByKindPatchSchema.nullable().optional(),
});
export type PreferenceChange = z.infer<typeof preferenceChangeSchema>;

export const NO_PREFERENCE: ReminderPreference = { muted: false, snooze: null, offsets: null };

export function isNoPreference({ muted, snooze, offsets }: ReminderPreference): boolean {
  return !muted && snooze === null && offsets === null;
}

/** The offsets that hold for a number. */
export function offsetsFor(preference: ReminderPreference, settings: OffsetsByKind): OffsetsByKind {
  return preference.offsets ?? settings;
}

/** The day to which the reminders of a renewal are put off, past or not; null where they are not. */
export function snoozedUntil(preference: ReminderPreference, renewalDay: Day): Day | null {
  const { snooze } = preference;
  return snooze && isSameCycle(snooze.renewal, renewalDay) ? snooze.until : null;
}
