import { dayFromIso, FIRST_DAY, isoFromDay, LAST_DAY, type Day } from '../../calendar/calendar-day';
import { readComparison, type Comparison } from './comparison';
import type { ProblemCode } from './problem';

/** Days from the first to the last, both included; infinite where it is open. */
interface Days {
  first: number;
  last: number;
}

/** What a text says of days, given what day it is. */
export interface DaySpan {
  on(today: Day): Days;
}

interface Point extends DaySpan {
  /** It is counted from today. */
  isCounted: boolean;
}

interface Refusal {
  problem: ProblemCode;
}

/** Where days are counted to from today: `7d` is in a week, or was a week ago. */
type Direction = 'ahead' | 'back';

/** The days that have passed. */
export const OVERDUE = 'overdue';

/** Reads `overdue`, `<7d`, `2026-12`, `2026-12-01..` of days that mostly lie ahead. What no day of any calendar meets is refused. */
export function readDaySpan(text: string): DaySpan | Refusal {
  if (text === OVERDUE) return { on: (today) => ({ first: -Infinity, last: today - 1 }) };
  return readSpan(text, 'ahead');
}

/** Reads the same of days that have passed: `<7d` is within the last week, `yesterday` the day before today. */
export function readPastSpan(text: string): DaySpan | Refusal {
  return readSpan(text, 'back');
}

function readSpan(text: string, direction: Direction): DaySpan | Refusal {
  const read = readComparison(text);
  const isRange = read.sign === '..';
  const points = isRange ? [read.from, read.to] : [read.point];
  const isMirrored = direction === 'back' && points.every((point) => point === null || COUNTED.test(point));
  const comparison = isMirrored ? mirror(read) : read;
  const from = readPoint(comparison.sign === '..' ? comparison.from : comparison.point, direction);
  const to = comparison.sign === '..' ? readPoint(comparison.to, direction) : from;
  if ('problem' in from) return from;
  if ('problem' in to) return to;
  const on = (today: Day) =>
    daysOf(comparison, from.on(today), to.on(today), {
      start: direction === 'ahead' && to.isCounted ? today : -Infinity,
      end: direction === 'back' && from.isCounted ? today : Infinity,
    });
  const isNeverMet = [FIRST_DAY, LAST_DAY].map(on).every(({ first, last }) => first > last);
  return isNeverMet ? { problem: 'emptyRange' } : { on };
}

const MIRRORED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** What is less long ago is later. */
function mirror(comparison: Comparison): Comparison {
  if (comparison.sign === '..') return { sign: '..', from: comparison.to, to: comparison.from };
  return { sign: MIRRORED[comparison.sign], point: comparison.point };
}

/**
 * `bounds` is where what is open begins or ends: what is counted from today lies ahead, so `<7d` is nothing overdue; or,
 * of days that have passed, nothing to come.
 */
function daysOf({ sign }: Comparison, from: Days, to: Days, bounds: { start: number; end: number }): Days {
  const { start, end } = bounds;
  switch (sign) {
    case '=':
      return from;
    case '<':
      return { first: start, last: from.first - 1 };
    case '<=':
      return { first: start, last: from.last };
    case '>':
      return { first: from.last + 1, last: end };
    case '>=':
      return { first: from.first, last: end };
    case '..':
      return {
        first: Number.isFinite(from.first) ? from.first : start,
        last: Number.isFinite(to.last) ? to.last : end,
      };
  }
}

const COUNTED = /^(\d{1,4})([dw])$/;
const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

const WORDS: Record<Direction, Record<string, number>> = {
  ahead: { today: 0, tomorrow: 1 },
  back: { today: 0, yesterday: -1 },
};

/** Null is the open end of a range. */
function readPoint(text: string | null, direction: Direction): Point | Refusal {
  if (text === null) return { isCounted: false, on: () => ({ first: -Infinity, last: Infinity }) };
  const words = WORDS[direction];
  if (Object.hasOwn(words, text)) return { isCounted: false, on: daysAfter(words[text]!) };
  const [, count, unit] = COUNTED.exec(text) ?? [];
  if (count !== undefined) {
    const days = Number(count) * (unit === 'w' ? 7 : 1);
    return { isCounted: true, on: daysAfter(direction === 'ahead' ? days : -days) };
  }
  const [date, year, month, day] = DATE.exec(text) ?? [];
  if (date === undefined) return { problem: direction === 'ahead' ? 'notDay' : 'notPastDay' };
  const first = dayFromIso(`${year}-${month ?? '01'}-${day ?? '01'}`);
  if (first === null) return { problem: 'noSuchDay' };
  const last = day === undefined ? lastDayOf(first, month === undefined) : first;
  return { isCounted: false, on: () => ({ first, last }) };
}

function daysAfter(days: number): (today: Day) => Days {
  return (today) => ({ first: today + days, last: today + days });
}

/** The last day of the month, or of the year, that begins on a day. */
function lastDayOf(first: Day, ofYear: boolean): Day {
  const next = new Date(isoFromDay(first));
  if (ofYear) next.setUTCFullYear(next.getUTCFullYear() + 1);
  else next.setUTCMonth(next.getUTCMonth() + 1);
  return next.getTime() / 86_400_000 - 1;
}
