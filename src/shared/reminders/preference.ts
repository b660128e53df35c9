import type { Day } from '../calendar/calendar-day';
import { isSameCycle, type StagesByKind } from './stages';

/** How far ahead (days) a reminder can be put off. */
export const MOST_SNOOZE_DAYS = 366;

/** What the user decided for the reminders of one number. */
export interface ReminderPreference {
  /** Nothing is announced about this number. */
  muted: boolean;
  /**
   * Nothing until the reminder time of the day `until`, then a reminder whatever the stages say. It holds for the renewal
   * (by its day) that it was set for.
   */
  snooze: { until: Day; renewal: Day } | null;
  /** Stages of its own, instead of those of the settings. */
  stages: StagesByKind | null;
}

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
