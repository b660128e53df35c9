import { z } from 'zod';
import { localDay, utcDateOfDay, type Day } from '../calendar/calendar-day';

/** Minutes since the user's midnight. */
const minuteOfDaySchema = z.number().int().min(0).max(1439);

const quietHoursSchema = z.object({
  enabled: z.boolean(),
  /** The hours begin at `from` and end at `to`, on the next day where `to` is earlier; equal ones are no quiet hours. */
  from: minuteOfDaySchema,
  to: minuteOfDaySchema,
});

/** When in the user's day reminders may be announced. All of it in the zone that the system is in at that moment. */
export interface Schedule {
  /** The reminder time: minutes since midnight at which the offsets of a day fall due. */
  at: number;
  quietHours: z.infer<typeof quietHoursSchema>;
  /** Nothing from Saturday until the reminder time of Monday. */
  weekdaysOnly: boolean;
}

export const scheduleShape = { at: minuteOfDaySchema, quietHours: quietHoursSchema, weekdaysOnly: z.boolean() };

/** What keeps reminders back at an instant. */
export type HeldBack = 'quiet' | 'weekend';

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 1440;

/** Why nothing may be announced at an instant (epoch ms), or null where it may. */
export function heldBackAt(now: number, schedule: Schedule): HeldBack | null {
  const date = new Date(now);
  if (schedule.weekdaysOnly && isWeekend(date, schedule)) return 'weekend';
  return isQuiet(minuteOfDay(date), schedule) ? 'quiet' : null;
}

/** The first instant (epoch ms), at or after another, at which something may be announced. */
export function nextAllowed(instant: number, schedule: Schedule): number {
  let allowed = instant;
  for (let held = heldBackAt(allowed, schedule); held; held = heldBackAt(allowed, schedule)) {
    const end = held === 'weekend' ? weekendEnd(allowed, schedule) : quietEnd(allowed, schedule);
    allowed = firstFree(allowed, end, schedule);
  }
  return allowed;
}

/** An end that the clock is set forward over comes as much later than it reads: nothing is held back in between. */
function firstFree(held: number, end: number, schedule: Schedule): number {
  let free = end;
  while (free - MINUTE_MS > held && heldBackAt(free - MINUTE_MS, schedule) === null) free -= MINUTE_MS;
  return free;
}

/** The instant (epoch ms) at which the offsets of a day fall due: its reminder time, or the next allowed moment. */
export function dueMoment(day: Day, schedule: Schedule): number {
  return nextAllowed(instantOn(day, schedule.at), schedule);
}

/**
 * The last day whose offsets have fallen due by an instant (epoch ms). Offsets of later days have not, because a later
 * day never falls due earlier.
 */
export function lastDueDay(now: number, schedule: Schedule): Day {
  let day = localDay(now);
  while (dueMoment(day, schedule) > now) day--;
  return day;
}

/** The next instant (epoch ms) at which the schedule lets something new fall due, or the user's day turns. */
export function nextTurn(now: number, schedule: Schedule): number {
  const today = localDay(now);
  const moments = [instantOn(today + 1, 0)];
  for (let day = lastDueDay(now, schedule) + 1; day <= today; day++) moments.push(dueMoment(day, schedule));
  if (heldBackAt(now, schedule)) moments.push(nextAllowed(now, schedule));
  return moments.reduce((a, b) => Math.min(a, b));
}

/** The instant (epoch ms) of a minute of the user's day; where the clock is set forward over it, as much later. */
export function instantOn(day: Day, minute: number): number {
  const date = utcDateOfDay(day);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), 0, minute).getTime();
}

function minuteOfDay(date: Date): number {
  return date.getHours() * 60 + date.getMinutes();
}

/** A weekend lasts until the reminder time of Monday: what waited for its end must not come in the middle of a night. */
function isWeekend(date: Date, { at }: Schedule): boolean {
  const weekday = date.getDay();
  return weekday === 0 || weekday === 6 || (weekday === 1 && minuteOfDay(date) < at);
}

function isQuiet(minute: number, { quietHours: { enabled, from, to } }: Schedule): boolean {
  if (!enabled) return false;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function weekendEnd(instant: number, { at }: Schedule): number {
  const daysToMonday = (8 - new Date(instant).getDay()) % 7;
  return instantOn(localDay(instant) + daysToMonday, at);
}

function quietEnd(instant: number, { quietHours: { to } }: Schedule): number {
  const minute = minuteOfDay(new Date(instant));
  const end = instantOn(localDay(instant) + (minute < to ? 0 : 1), to);
  if (end > instant) return end;
  // the hour that comes twice when the clock is set back: its end was there once already
  const wholeMinute = instant - (instant % MINUTE_MS);
  return wholeMinute + ((to - minute + MINUTES_A_DAY) % MINUTES_A_DAY) * MINUTE_MS;
}
