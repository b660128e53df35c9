import { z } from 'zod';
import type { Day } from '../calendar/calendar-day';
import type { Handled } from './handled';
import { isSameCycle, offsetsByKindPatchSchema, type Offset, type OffsetsByKind } from './offsets';

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
  /** The renewal that the user has dealt with; a snooze does not count as long as it holds. */
  handled: Handled | null;
}

/** A change of what was decided; what is not named stays. */
export const preferenceChangeSchema = z.strictObject({
  muted: z.boolean().optional(),
  /** Days from today until the reminder comes; null ends a snooze. */
  snoozeDays: z.number().int().min(1).max(MOST_SNOOZE_DAYS).nullable().optional(),
  /** Null: those of the settings. A number without offsets of its own gets those of the settings, changed. */
  offsets: offsetsByKindPatchSchema.nullable().optional(),
  /** Whether the next renewal is handled. */
  handled: z.boolean().optional(),
});
export type PreferenceChange = z.infer<typeof preferenceChangeSchema>;

export const NO_PREFERENCE: ReminderPreference = { muted: false, snooze: null, offsets: null, handled: null };

export function isNoPreference({ muted, snooze, offsets, handled }: ReminderPreference): boolean {
  return !muted && snooze === null && offsets === null && handled === null;
}

/** What the settings say about which offsets hold. */
export interface OffsetRules {
  offsets: OffsetsByKind;
  /** Lapsing numbers are announced every day from `from` days before the renewal date on. */
  repeatDaily: { enabled: boolean; from: Offset };
  /** A handled number that still lapses is announced once more. */
  onceMore: boolean;
}

/** The offsets of a number that is not handled, daily ones included. */
export function offsetsFor(preference: ReminderPreference, rules: OffsetRules): OffsetsByKind {
  const offsets = preference.offsets ?? rules.offsets;
  // a number without offsets is not to be announced at all
  if (!rules.repeatDaily.enabled || offsets.lapses.length === 0) return offsets;
  return { ...offsets, lapses: withDaily(offsets.lapses, rules.repeatDaily.from) };
}

function withDaily(offsets: readonly Offset[], from: Offset): Offset[] {
  const daily = Array.from({ length: from + 1 }, (_, index) => from - index);
  return [...offsets.filter((offset) => offset > from), ...daily, ...offsets.filter((offset) => offset < 0)];
}

/** The offsets of a handled number: where it still lapses, the last one before the renewal date, else that date itself. */
export function offsetsOnceHandled(preference: ReminderPreference, rules: OffsetRules): OffsetsByKind {
  const last = offsetsFor(preference, rules).lapses.filter((offset) => offset >= 0);
  const onceMore = last.findLast((offset) => offset > 0) ?? last[0];
  return { lapses: rules.onceMore && onceMore !== undefined ? [onceMore] : [], renews: [] };
}

/** The day to which the reminders of a renewal are put off, past or not; null where they are not. */
export function snoozedUntil(preference: ReminderPreference, renewalDay: Day): Day | null {
  const { snooze } = preference;
  return snooze && isSameCycle(snooze.renewal, renewalDay) ? snooze.until : null;
}
