import { localDay, utcDateOfDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import type { PlannedReminder } from '../../../shared/reminders/plan';
import { t } from '../../lib/t';
import { offsetWords } from './offset-words';

/** `3 days before, on Fri 28 Nov, 09:00`; after a snooze, only when. */
export function nextReminderWords(
  { at, offset, snooze }: Pick<PlannedReminder, 'at' | 'offset' | 'snooze'>,
  format: Formatter,
  today: Day,
): string {
  const day = dayWords(localDay(at), format, today);
  const time = format.time(at);
  if (offset === null || snooze !== null) return t('numbers.reminders.until', { day, time });
  return t(offset === 0 ? 'numbers.reminders.onTheDay' : 'numbers.reminders.at', {
    offset: offsetWords(offset),
    day,
    time,
  });
}

/** `Fri 28 Nov`; in another year, that year instead of the weekday. */
export function dayWords(day: Day, format: Formatter, today: Day): string {
  const isThisYear = utcDateOfDay(day).getUTCFullYear() === utcDateOfDay(today).getUTCFullYear();
  return isThisYear ? format.weekdayAndDay(day) : format.fullDay(day);
}
