import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import type { ActivitySync } from '../../../shared/activity/activity';
import { t } from '../../lib/t';

/** When something was found: `Today 14:05`, `Yesterday 09:00`, `25 Nov 18:30`. */
export function instantWords(epochMs: number, format: Formatter, today: Day): string {
  const day = localDay(epochMs);
  const time = format.time(epochMs);
  if (day === today) return t('activity.when.today', { time });
  if (day === today - 1) return t('activity.when.yesterday', { time });
  return t('activity.when.day', { day: format.day(day, today), time });
}

const DAY_MS = 86_400_000;

/** From when to when the app was not watching before a sync, as alerts of missed days say it; null where it was. */
export function unwatchedWords(sync: ActivitySync, format: Formatter, today: Day): string | null {
  if (sync.type !== 'sync' || sync.at - sync.from < DAY_MS) return null;
  const [from, to] = [localDay(sync.from), localDay(sync.at)];
  return t('activity.unwatched', { from: format.day(from, today), to: format.day(to, today) });
}
