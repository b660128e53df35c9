import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { t } from '../../lib/t';

/** When something was found: `Today 14:05`, `Yesterday 09:00`, `25 Nov 18:30`. */
export function instantWords(epochMs: number, format: Formatter, today: Day): string {
  const day = localDay(epochMs);
  const time = format.time(epochMs);
  if (day === today) return t('activity.when.today', { time });
  if (day === today - 1) return t('activity.when.yesterday', { time });
  return t('activity.when.day', { day: format.day(day, today), time });
}
