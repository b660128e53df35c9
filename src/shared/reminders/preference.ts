import { z } from 'zod';
import type { Day } from '../calendar-day';
import { isSameCycle, stagesByKindSchema, type StagesByKind } from './stages';

/** How far ahead (days) a reminder can be put off. */
export const MOST_SNOOZE_DAYS = 366;

/** A day that a reminder is put off to, and the renewal (by its day) that it was put off for. */
const snoozeSchema = z.object({ until: z.number().int(), renewal: z.number().int() });

/** What the user decided for the reminders of one number. */
export const reminderPreferenceSchema = z.object({
  /** Nothing is announced about this number. */
  muted: z.boolean().default(false),
  /** Nothing until the reminder time of a day, then a reminder whatever the stages say. */
  snooze: snoozeSchema.nullable().default(null),
  /** Stages of its own, instead of those of the settings. */
  stages: stagesByKindSchema.nullable().default(null),
});
export type ReminderPreference = z.infer<typeof reminderPreferenceSchema>;

export const NO_PREFERENCE: ReminderPreference = { muted: false, snooze: null, stages: null };

export function isNoPreference({ muted, snooze, stages }: ReminderPreference): boolean {
  return !muted && snooze === null && stages === null;
}

/** The stages that hold for a number. */
export function stagesFor(preference: ReminderPreference, settings: StagesByKind): StagesByKind {
  return preference.stages ?? settings;
}

/** The day to which the reminders of a renewal are put off, past or not; null where they are not. */
export function snoozedUntil(preference: ReminderPreference, renewalDay: Day): Day | null {
  const { snooze } = preference;
  return snooze && isSameCycle(snooze.renewal, renewalDay) ? snooze.until : null;
}
