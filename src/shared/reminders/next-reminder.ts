import type { Day } from '../calendar/calendar-day';
import type { PhoneNumber } from '../numbers/phone-number';
import { renewalKind } from '../renewals/renewal';
import type { ReminderSettings, Session } from '../settings';
import { isHandled } from './handled';
import { planReminders, timetableFrom, type PlannedReminder, type Sent } from './plan';
import { offsetsFor, type ReminderPreference } from './preference';

/**
 * Why no reminder is to come: the number is muted, reminders are off, or paused until the user resumes them; the API
 * sends no renewal date; reminders are limited to other numbers; the renewal is handled; no offset is set for this kind of renewal; the last one has passed.
 */
export type NoReminder = 'muted' | 'disabled' | 'paused' | 'undated' | 'limited' | 'handled' | 'no_offsets' | 'past';

/** What the ledger knows of one number. */
export interface SentReminders {
  /** Null where nothing was sent. */
  sent: Sent | null;
  /** Offsets that fell due through this day count as sent. */
  settledThrough: Day | null;
  /** Reminders are limited to saved views that don't find the number. */
  isLimited: boolean;
}

/** What decides when a number is announced. */
export interface ReminderRules extends SentReminders {
  /** Epoch ms. */
  now: number;
  settings: ReminderSettings;
  pausedUntil: Session['remindersPausedUntil'];
  preference: ReminderPreference;
}

/** The next reminder of a number if nothing changes, which may be due already, or why there is none. */
export function nextReminder(
  number: PhoneNumber,
  renewalDay: Day | null,
  { now, settings, pausedUntil, preference, sent, settledThrough, isLimited }: ReminderRules,
): PlannedReminder | NoReminder {
  if (preference.muted) return 'muted';
  if (!settings.enabled) return 'disabled';
  if (pausedUntil === 'forever') return 'paused';
  if (renewalDay === null) return 'undated';
  if (isLimited) return 'limited';

  const timetable = timetableFrom(Math.max(now, pausedUntil ?? now), settings);
  const rules = { settings, sent: () => sent, settledThrough };
  const { value: next } = planReminders({ number, day: renewalDay, preference }, timetable, rules).next();
  if (next) return next;
  if (isHandled(preference.handled, number, renewalDay)) return 'handled';
  const offsets = offsetsFor(preference, settings);
  return offsets[renewalKind(number, renewalDay - timetable.first.dueDay)].length > 0 ? 'past' : 'no_offsets';
}
