import type { Day } from './calendar-day';

/** A calendar month without a zone, as whole months since January of the year 0. */
export type Month = number;

const DAY_MS = 86_400_000;

/** The month that a day lies in. */
export function monthOf(day: Day): Month {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a month; that of the next month is one after its last. */
export function firstDayOf(month: Month): Day {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month - Math.floor(month / 12) * 12, 1); // Date.UTC would take the year 50 for 1950
  return date.getTime() / DAY_MS;
}

/** The same day of the month, some months later or (negative) earlier; the last one where that month is too short. */
export function addMonths(day: Day, months: number): Day {
  const month = monthOf(day);
  const wanted = firstDayOf(month + months) + (day - firstDayOf(month));
  return Math.min(wanted, firstDayOf(month + months + 1) - 1);
}
