import type { Day } from '../calendar-day';
import type { PhoneNumber } from '../phone-number';
import { renewalAsOf } from '../renewal';
import type { ReminderSettings, Session } from '../settings';
import { snoozedUntil, stagesFor, type ReminderPreference } from './preference';
import { dueMoment, lastDueDay, nextAllowed } from './schedule';
import { dueStage, EARLIEST_STAGE, LATEST_STAGE, type Stage } from './stages';

/** When a number is spoken of next. */
export interface NextReminder {
  /** Epoch ms. */
  at: number;
  /** The stage that falls due then; null where a snooze ends. */
  stage: Stage | null;
}

/**
 * Why nothing is to come: the number is muted, reminders are off, or paused until the user resumes them; the API tells
 * no renewal day; no stage is set for this kind of renewal; the last one has passed.
 */
export type NoReminder = 'muted' | 'disabled' | 'paused' | 'undated' | 'unstaged' | 'past';

/** What decides when a number is spoken of. */
export interface ReminderRules {
  /** Epoch ms. */
  now: number;
  settings: ReminderSettings;
  pausedUntil: Session['remindersPausedUntil'];
  preference: ReminderPreference;
}

/** When the next reminder of a number comes if nothing changes, or why none does. What fell due by now counts as given. */
export function nextReminder(
  number: PhoneNumber,
  renewalDay: Day | null,
  { now, settings, pausedUntil, preference }: ReminderRules,
): NextReminder | NoReminder {
  if (preference.muted) return 'muted';
  if (!settings.enabled) return 'disabled';
  if (pausedUntil === 'forever') return 'paused';
  if (renewalDay === null) return 'undated';

  const stages = stagesFor(preference, settings.stages);
  const kindOn = (day: Day) => renewalAsOf(number, renewalDay, day).kind;
  const stageOn = (day: Day) => dueStage(stages[kindOn(day)], renewalDay, day);
  /** Whether a day brings something that the day before had not. A number that now lapses is another matter. */
  const isNewOn = (day: Day) =>
    stageOn(day) !== null && (stageOn(day) !== stageOn(day - 1) || kindOn(day) !== kindOn(day - 1));

  const dueDay = lastDueDay(now, settings);
  const earliest = nextAllowed(Math.max(now, pausedUntil ?? now), settings);
  const momentOf = (day: Day) => Math.max(earliest, dueMoment(day, settings));

  const snooze = snoozedUntil(preference, renewalDay);
  if (snooze !== null && snooze > dueDay) return { at: momentOf(snooze), stage: null };
  const last = renewalDay - LATEST_STAGE;
  for (let day = Math.max(dueDay + 1, renewalDay - EARLIEST_STAGE); day <= last; day++) {
    if (!isNewOn(day)) continue;
    const at = momentOf(day);
    // several days can fall due at one moment, and the last of them says it all
    return { at, stage: stageOn(Math.max(day, lastDueDay(at, settings))) };
  }
  return stages[kindOn(dueDay)].length > 0 ? 'past' : 'unstaged';
}
