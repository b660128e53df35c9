import { isoFromDay, type Day } from '../../calendar/calendar-day';
import type { ValueCount } from './key';

/** `2026-11`. */
export function monthValue(day: Day): string {
  return isoFromDay(day).slice(0, 7);
}

/** The months in which days occur, earliest first, with how many. */
export function countMonths(onDay: ReadonlyMap<Day, number>): ValueCount[] {
  const months = new Map<string, number>();
  for (const [day, count] of onDay) months.set(monthValue(day), (months.get(monthValue(day)) ?? 0) + count);
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => ({ value, count }));
}
