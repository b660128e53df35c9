import { dayFromIso, isoFromDay } from '../../../shared/calendar/calendar-day';

/** Names of months as they are sent: English, and the Portuguese of Talkover's own documentation. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janeiro'],
  ['february', 'feb', 'fevereiro', 'fev'],
  ['march', 'mar', 'março', 'marco'],
  ['april', 'apr', 'abril', 'abr'],
  ['may', 'maio', 'mai'],
  ['june', 'jun', 'junho'],
  ['july', 'jul', 'julho'],
  ['august', 'aug', 'agosto', 'ago'],
  ['september', 'sep', 'sept', 'setembro', 'set'],
  ['october', 'oct', 'outubro', 'out'],
  ['november', 'nov', 'novembro'],
  ['december', 'dec', 'dezembro', 'dez'],
];

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+/i;
const TIME =
  /[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]+\])?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DIGITS_ONLY = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const MONTH_FIRST = /^([a-zç]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:de|of))?[\s-]+([a-zç]{3,9})\.?,?(?:\s+de)?[\s-]+(\d{4})$/i;
const UTC = /^(?:Z|UTC|GMT|[+-]00(?::?00)?)$/i;
/** What databases and languages write where they have no date. */
const NO_DATE = /^(?:0000-00-00|0001-01-01)(?:[T ]00:00:00(?:\.0+)?Z?)?$/;

/** 2000-01-01 and 2100-01-01 in seconds since 1970. As milliseconds they cannot be taken for seconds. */
const FIRST_EPOCH = 946_684_800;
const LAST_EPOCH = 4_102_444_800;

/** Longer than any spelling of a date. */
const MOST_CHARACTERS = 60;

/** Of 100,000 numbers many renew on the same days. */
const known = new Map<string, string | null | undefined>();
const MOST_KNOWN = 1_000;

/**
 * The day that a value names, as `YYYY-MM-DD`; null where it says that there is none, undefined where it cannot be read
 * or could be two days.
 *
 * A date with a time counts as the day that is written there, in the zone in which it is written. One exception: a time
 * in UTC that is midnight somewhere east of it (13:00 or later, on a quarter of an hour, without seconds) is the day that
 * begins there, so 2027-02-14T23:00:00Z is 15 February. Midnight in the west falls on the same day in UTC anyway.
 */
export function readDay(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return readSpelled(String(value));
  if (typeof value === 'object') return readPhpDate(value);
  if (typeof value !== 'string' || value.length > MOST_CHARACTERS) return undefined;
  let day = known.get(value);
  if (day !== undefined || known.has(value)) return day;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(value, (day = readSpelled(value.trim())));
  return day;
}

/** Epoch milliseconds of a count of seconds or milliseconds since 1970; undefined for one that is not in this century. */
export function readEpoch(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d{9,13}(?:\.\d{1,9})?$/.test(text)) return undefined;
  const count = Number(text);
  if (count >= FIRST_EPOCH && count < LAST_EPOCH) return Math.floor(count * 1_000);
  return count >= FIRST_EPOCH * 1_000 && count < LAST_EPOCH * 1_000 ? Math.floor(count) : undefined;
}

function readSpelled(text: string): string | null | undefined {
  if (text === '' || NO_DATE.test(text)) return null;
  const epoch = readEpoch(text);
  if (epoch !== undefined) return readSpelled(new Date(epoch).toISOString());
  const time = TIME.exec(text);
  const date = time ? text.slice(0, time.index) : text;
  const iso = readDate(date.replace(WEEKDAY, '').trim());
  const day = dayFromIso(iso);
  if (iso === undefined || day === null) return undefined;
  if (!time) return iso;
  const [, hours, minutes, seconds = '0', zone = ''] = time;
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const isMidnightInTheEast = UTC.test(zone) && hour > 12 && minute % 15 === 0 && second === 0;
  return isMidnightInTheEast ? isoFromDay(day + 1) : iso;
}

/** `YYYY-MM-DD` of a date without a time, whether the calendar has that day or not; undefined for what is none. */
function readDate(text: string): string | undefined {
  const inFigures = YEAR_FIRST.exec(text);
  if (inFigures) return isoOf(inFigures[1], inFigures[3], inFigures[4]);
  const together = DIGITS_ONLY.exec(text);
  if (together) return isoOf(together[1], together[2], together[3]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) return readYearLast(Number(yearLast[1]), Number(yearLast[3]), yearLast[4]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return isoOf(monthFirst[3], monthNamed(monthFirst[1]), monthFirst[2]);
  const dayFirst = DAY_FIRST.exec(text);
  return dayFirst ? isoOf(dayFirst[3], monthNamed(dayFirst[2]), dayFirst[1]) : undefined;
}

/** 15/02/2027 and 02/15/2027 can mean one day only; 04/05/2027 can mean two, and is not guessed. */
function readYearLast(first: number, second: number, year: string | undefined): string | undefined {
  if (first > 12 || first === second) return isoOf(year, second, first);
  return second > 12 ? isoOf(year, first, second) : undefined;
}

function monthNamed(name = ''): number | undefined {
  const at = MONTHS.findIndex((names) => names.includes(name.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}

function isoOf(year?: string, month?: string | number, day?: string | number): string | undefined {
  if (month === undefined) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** What PHP makes of a date that is written as JSON: its text and its zone, field by field. */
function readPhpDate(value: object): string | null | undefined {
  const { date, timezone } = value as { date?: unknown; timezone?: unknown };
  if (typeof date !== 'string' || date.length > MOST_CHARACTERS) return undefined;
  const zone = typeof timezone === 'string' && UTC.test(timezone) ? 'Z' : '';
  return readSpelled(date.trim() + (date.includes(':') ? zone : ''));
}
