/**
 * A calendar day without a zone, as whole days since 1970-01-01.
 *
 * The API's `renewal_date` is a day in the user's calendar, never an instant: counting days keeps time zones and
 * daylight saving out of every comparison.
 */
export type Day = number;

const DAY_MS = 86_400_000;

/** 0000-01-01 and 9999-12-31: the days that four digits of a year can name. */
export const FIRST_DAY: Day = -719_528;
export const LAST_DAY: Day = 2_932_896;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})/;

/** The calendar repeats itself after so many years. */
const CYCLE_YEARS = 400;
const CYCLE_DAYS: Day = 146_097;

/** Of 100,000 numbers many renew on the same days. */
const known = new Map<string, Day | null>();
const MOST_KNOWN = 1_000;

/** Reads the leading `YYYY-MM-DD` of a text; null where there is none or where the day does not exist. */
export function dayFromIso(text: string | null | undefined): Day | null {
  if (text === null || text === undefined) return null;
  let day = known.get(text);
  if (day !== undefined) return day;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, (day = readIsoDay(text)));
  return day;
}

function readIsoDay(text: string): Day | null {
  const match = ISO_DAY.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysIn(month, year)) return null;
  // a cycle later, because Date.UTC would take the year 50 for 1950
  return Date.UTC(year + CYCLE_YEARS, month - 1, date) / DAY_MS - CYCLE_DAYS;
}

function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `YYYY-MM-DD` of a day between {@link FIRST_DAY} and {@link LAST_DAY}. */
export function isoFromDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The user's calendar day at an instant (epoch milliseconds), in the system's time zone. */
export function localDay(epochMs: number): Day {
  const instant = new Date(epochMs);
  return Date.UTC(instant.getFullYear(), instant.getMonth(), instant.getDate()) / DAY_MS;
}

/** The instant (epoch milliseconds) at which the user's day begins, in the system's time zone. */
export function startOfLocalDay(day: Day): number {
  const date = new Date(day * DAY_MS);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTime();
}

/** A date whose UTC fields are those of the day; for formatters with `timeZone: 'UTC'`. */
export function utcDateOfDay(day: Day): Date {
  return new Date(day * DAY_MS);
}
