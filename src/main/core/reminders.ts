import type { Account } from '../../shared/account';
import { isoFromDay, utcDateOfDay, type Day } from '../../shared/calendar-day';
import type { RenewalKind } from '../../shared/renewal';
import type { Session, Settings } from '../../shared/settings';
import { byWeight, type ComingRenewal } from './renewal-summary';

/** The hour of the user's day at which a renewal that has come within the set days is announced. */
const REMINDER_HOUR = 9;

/** More due reminders than this at once become one digest. */
export const MOST_SINGLE_NOTIFICATIONS = 3;

type ReminderSettings = Settings['reminders'];

/**
 * Names one renewal of one number for good. It is built of what the API says, not of the account's id, so that removing
 * and adding an account again repeats nothing; a renewal that moved to another day is another renewal.
 */
export function reminderKey({ account, number, renewal }: ComingRenewal): string {
  return `${serverOf(account)} ${number.id} ${isoFromDay(renewal.day)}`;
}

function serverOf(account: Account): string {
  return account.kind === 'sample' ? 'sample' : account.baseUrl;
}

/** The instant (epoch ms) from which a renewal on a day is to be announced. */
export function announceFrom(day: Day, kind: RenewalKind, settings: ReminderSettings): number {
  const daysBefore = kind === 'lapses' ? settings.lapsesWithinDays : settings.renewsWithinDays;
  const date = utcDateOfDay(day - daysBefore);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), REMINDER_HOUR).getTime();
}

/**
 * Which renewals are to be announced now: they have come within the set days and were not announced before. A renewal
 * whose day has passed has nothing left to prevent, but a number that lapsed yesterday is still told of.
 */
export function dueReminders(
  coming: readonly ComingRenewal[],
  now: number,
  settings: ReminderSettings,
  wasGiven: (key: string) => boolean,
): ComingRenewal[] {
  return coming
    .filter(
      ({ renewal }) =>
        renewal.daysLeft >= (renewal.kind === 'lapses' ? -1 : 0) &&
        now >= announceFrom(renewal.day, renewal.kind, settings),
    )
    .filter((item) => !wasGiven(reminderKey(item)))
    .sort(byWeight);
}

/** Whether reminders are held back at an instant. */
export function isPaused(pausedUntil: Session['remindersPausedUntil'], now: number): boolean {
  return pausedUntil === 'forever' || (pausedUntil !== null && now < pausedUntil);
}

/** How long (ms) until reminders should be looked at again: the next reminder hour, or the end of a pause if sooner. */
export function untilNextCheck(now: number, pausedUntil: Session['remindersPausedUntil']): number {
  const next = new Date(now);
  next.setHours(REMINDER_HOUR, 0, 0, 0);
  if (next.getTime() <= now) next.setDate(next.getDate() + 1);
  // the calendar day turns before the reminder hour does, and what the tray says turns with it
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  const moments = [next.getTime(), midnight.getTime()];
  if (typeof pausedUntil === 'number' && pausedUntil > now) moments.push(pausedUntil);
  return Math.min(...moments) - now;
}
