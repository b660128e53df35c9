import type { ChangeCounts } from '../../../shared/activity/activity';
import { localDay, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { listed } from '../../../shared/i18n/lists';
import type { NUMBER_STATUSES } from '../../../shared/numbers/phone-number';
import { t } from '../../lib/t';

/** `1 gone, 3 added, 1 suspended`: what is lost first. That numbers renewed as expected is left out. */
export function countWords({ kinds, became }: ChangeCounts): string {
  const of = (...names: (keyof typeof kinds)[]) => names.reduce((sum, name) => sum + (kinds[name] ?? 0), 0);
  const counted = (key: 'gone' | 'back' | 'added' | 'auto' | 'renewal' | 'price' | 'capabilities', count: number) =>
    count > 0 ? [t(`activity.counts.${key}`, { count })] : [];
  return listed([
    ...counted('gone', of('gone')),
    ...counted('added', of('added')),
    ...counted('back', of('back')),
    ...Object.entries(became).map(([status, count]) =>
      t('activity.counts.became', { count, status: status || t('numbers.unknown') }),
    ),
    ...counted('auto', of('auto')),
    ...counted('renewal', of('renewal')),
    // prices and monthly costs mostly move together, and no number is to be counted twice
    ...counted('price', Math.max(of('price'), of('cost'))),
    ...counted('capabilities', of('type', 'capabilities', 'sandbox')),
  ]);
}

/** The statuses of a number that no longer works. */
const NOT_WORKING: readonly string[] = ['suspended', 'inactive'] satisfies (typeof NUMBER_STATUSES)[number][];

/** Whether numbers were removed or stopped working. */
export function hasLosses({ kinds, became }: ChangeCounts): boolean {
  return [kinds.gone, ...NOT_WORKING.map((status) => became[status])].some((count = 0) => count > 0);
}

/** The counts without removed numbers, if there are no more of these than are said elsewhere. */
export function withoutSaid(counts: ChangeCounts, said: number): ChangeCounts {
  return (counts.kinds.gone ?? 0) > said ? counts : { ...counts, kinds: { ...counts.kinds, gone: 0 } };
}

/** So many days back the name of the weekday says which is meant. */
const WEEK = 6;

/** What changed since an instant (epoch ms): `Since 14:05 today: 3 added`, `Since yesterday: …`, `Since Friday: …`. */
export function sinceSentence(epochMs: number, changes: string, format: Formatter, today: Day): string {
  const day = localDay(epochMs);
  return t('activity.since', {
    when: day >= today ? 'today' : day === today - 1 ? 'yesterday' : 'other',
    time: format.time(epochMs),
    day: day >= today - WEEK ? format.weekdayName(day) : format.day(day, today),
    changes,
  });
}
