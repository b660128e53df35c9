import { dayFromIso, FIRST_DAY, isoFromDay, LAST_DAY, type Day } from '../../calendar-day';
import { readComparison, type Comparison } from './comparison';
import type { ProblemCode } from './term';

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
  isAhead: boolean;
}

interface Refusal {
  problem: ProblemCode;
}

/** The days that have passed. */
export const OVERDUE = 'overdue';

/** Reads `overdue`, `<7d`, `2026-12`, `2026-12-01..`. What no day of any calendar meets is refused. */
export function readDaySpan(text: string): DaySpan | Refusal {
  if (text === OVERDUE) return { on: (today) => ({ first: -Infinity, last: today - 1 }) };
  const comparison = readComparison(text);
  const isRange = comparison.sign === '..';
  const from = readPoint(isRange ? comparison.from : comparison.point);
  const to = isRange ? readPoint(comparison.to) : from;
  if ('problem' in from) return from;
  if ('problem' in to) return to;
  const on = (today: Day) => daysOf(comparison, from.on(today), to.on(today), to.isAhead ? today : -Infinity);
  const isNeverMet = [FIRST_DAY, LAST_DAY].map(on).every(({ first, last }) => first > last);
  return isNeverMet ? { problem: 'emptyRange' } : { on };
}

/** `start` is where what has no beginning begins: what is counted from today lies ahead, so `<7d` is nothing overdue. */
function daysOf({ sign }: Comparison, from: Days, to: Days, start: number): Days {
  switch (sign) {
    case '=':
      return from;
    case '<':
      return { first: start, last: from.first - 1 };
    case '<=':
      return { first: start, last: from.last };
    case '>':
      return { first: from.last + 1, last: Infinity };
    case '>=':
      return { first: from.first, last: Infinity };
    case '..':
      return { first: Number.isFinite(from.first) ? from.first : start, last: to.last };
  }
}

const AHEAD = /^(\d{1,4})([dw])$/;
const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** Null is the open end of a range. */
function readPoint(text: string | null): Point | Refusal {
  if (text === null) return { isAhead: false, on: () => ({ first: -Infinity, last: Infinity }) };
  if (text === 'today' || text === 'tomorrow') return { isAhead: false, on: daysAfter(text === 'today' ? 0 : 1) };
  const [, count, unit] = AHEAD.exec(text) ?? [];
  if (count !== undefined) return { isAhead: true, on: daysAfter(Number(count) * (unit === 'w' ? 7 : 1)) };
  const [date, year, month, day] = DATE.exec(text) ?? [];
  if (date === undefined) return { problem: 'notDay' };
  const first = dayFromIso(`${year}-${month ?? '01'}-${day ?? '01'}`);
  if (first === null) return { problem: 'noSuchDay' };
  const last = day === undefined ? lastDayOf(first, month === undefined) : first;
  return { isAhead: false, on: () => ({ first, last }) };
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
