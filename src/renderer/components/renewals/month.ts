import { utcDateOfDay, type Day } from '../../../shared/calendar/calendar-day';
import { addMonths, firstDayOf, monthOf, type Month } from '../../../shared/calendar/calendar-month';
import type { Columns } from '../../../shared/query/columns';
import { isLapsing, isShown, type RenewalFilter } from './agenda';

/** The renewals of one day; `rows` are indices into the list, those that lapse first. */
export interface DayRenewals {
  rows: number[];
  lapses: number;
}

/** Monday is 1, Sunday is 7, as ISO 8601 and Intl count. */
export type Weekday = number;

const MONDAY: Weekday = 1;
const DAYS_A_WEEK = 7;

/** What renews or lapses on each day; a day on which nothing does is not in it. */
export function renewalsByDay(columns: Columns, filter: RenewalFilter): Map<Day, DayRenewals> {
  const days = new Map<Day, DayRenewals>();
  for (const lapses of [true, false]) {
    for (let row = 0; row < columns.count; row++) {
      if (isLapsing(columns, row) !== lapses || !isShown(columns, row, filter)) continue;
      const day = columns.renewalDay[row]!;
      let found = days.get(day);
      if (!found) days.set(day, (found = { rows: [], lapses: 0 }));
      found.rows.push(row);
      if (lapses) found.lapses++;
    }
  }
  return days;
}

/** How busy a day is among others: 0 without renewals, then 1 to 3 by thirds of the busiest. */
export type Heat = 0 | 1 | 2 | 3;

export function heatOf(count: number, busiest: number): Heat {
  return count === 0 ? 0 : (Math.max(1, Math.ceil((3 * count) / Math.max(count, busiest))) as Heat);
}

/** The weeks that a month touches, whole, each beginning on `firstWeekday`. */
export function weeksOf(month: Month, firstWeekday: Weekday): Day[][] {
  const end = firstDayOf(month + 1);
  const weeks: Day[][] = [];
  for (let day = startOfWeek(firstDayOf(month), firstWeekday); day < end; day += DAYS_A_WEEK) {
    weeks.push(Array.from({ length: DAYS_A_WEEK }, (_, index) => day + index));
  }
  return weeks;
}

function startOfWeek(day: Day, firstWeekday: Weekday): Day {
  return day - ((weekdayOf(day) - firstWeekday + DAYS_A_WEEK) % DAYS_A_WEEK);
}

function weekdayOf(day: Day): Weekday {
  return utcDateOfDay(day).getUTCDay() || DAYS_A_WEEK;
}

/** Where a key, in the reading direction, leads in a month: by days, weeks and months, and to the ends of the week; null for one that does not. */
export function moveDay(key: string, day: Day, firstWeekday: Weekday): Day | null {
  switch (key) {
    case 'ArrowLeft':
      return day - 1;
    case 'ArrowRight':
      return day + 1;
    case 'ArrowUp':
      return day - DAYS_A_WEEK;
    case 'ArrowDown':
      return day + DAYS_A_WEEK;
    case 'PageUp':
      return addMonths(day, -1);
    case 'PageDown':
      return addMonths(day, 1);
    case 'Home':
      return startOfWeek(day, firstWeekday);
    case 'End':
      return startOfWeek(day, firstWeekday) + DAYS_A_WEEK - 1;
    default:
      return null;
  }
}

/** What engines that know the weeks of locales add to Intl.Locale: a method, or in older ones a property. */
interface WeekLocale {
  getWeekInfo?(): { firstDay: Weekday };
  weekInfo?: { firstDay: Weekday };
}

/** The day on which weeks begin in a locale; Monday, as ISO 8601 has it, where the engine does not know. */
export function firstWeekdayOf(locale: WeekLocale): Weekday {
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? MONDAY;
}

/** The day whose renewals are shown first: the next in this month that has any, or today. */
export function firstShownDay(days: ReadonlyMap<Day, DayRenewals>, today: Day): Day {
  const end = firstDayOf(monthOf(today) + 1);
  for (let day = today; day < end; day++) if (days.has(day)) return day;
  return today;
}
