import { utcDateOfDay, type Day } from '../../../shared/calendar/calendar-day';
import { firstDayOf, type Month } from '../../../shared/calendar/calendar-month';
import type { Weekday } from './month';

/** 1970-01-05. */
const A_MONDAY: Day = 4;

/** The names that a calendar shows, in a locale. */
export interface CalendarWords {
  /** `November 2026`. */
  month(month: Month): string;
  /** `Nov 2026`. */
  shortMonth(month: Month): string;
  /** `Nov`, and `Jan 2027` for the first of a year: for an axis, where months stand in a row. */
  axisMonth(month: Month): string;
  /** `Wednesday 25 November 2026`. */
  day(day: Day): string;
  /** The seven days of a week, beginning on a weekday: `Mon`, and in full `Monday`. */
  weekdays(first: Weekday): { short: string; long: string }[];
}

export function createCalendarWords(locale: string): CalendarWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: Day) => formatter.format(utcDateOfDay(day));
  };
  const month = format({ month: 'long', year: 'numeric' });
  const shortMonth = format({ month: 'short', year: 'numeric' });
  const bareMonth = format({ month: 'short' });
  const shortWeekday = format({ weekday: 'short' });
  const longWeekday = format({ weekday: 'long' });
  return {
    month: (which) => month(firstDayOf(which)),
    shortMonth: (which) => shortMonth(firstDayOf(which)),
    axisMonth: (which) => (which % 12 === 0 ? shortMonth : bareMonth)(firstDayOf(which)),
    day: format({ dateStyle: 'full' }),
    weekdays: (first) =>
      Array.from({ length: 7 }, (_, index) => {
        const day = A_MONDAY + first - 1 + index;
        return { short: shortWeekday(day), long: longWeekday(day) };
      }),
  };
}
