import type { Day } from '../../calendar/calendar-day';
import { LAPSES, NO_RENEWAL, type Columns } from '../columns';
import { OVERDUE, readDaySpan, type DaySpan } from './day-span';
import { NONE, type Mark, type QueryKey, type ValueCount } from './key';
import { countMonths, monthValue } from './month-counts';

/** The spans of days that menus and completions offer. */
const DAY_CHOICES = [1, 7, 14, 30, 90] as const;

/** How many of the months that occur are offered, the nearest first. */
const MONTHS_OFFERED = 6;

/** The keys of the day on which numbers renew, or lapse. */
export function renewalKey(lapsesOnly: boolean, examples: readonly string[]): QueryKey {
  const wanted = lapsesOnly ? LAPSES : 0;
  return {
    many: false,
    read(text) {
      const value = text.toLowerCase();
      if (value === NONE && !lapsesOnly) return { value, mark: markUnknown };
      const span = readDaySpan(value);
      if ('problem' in span) return span;
      return { value, mark: markWithin(span, wanted) };
    },
    count: (columns, rows) => countDays(columns, rows, wanted),
    examples,
  };
}

function markWithin(span: DaySpan, wanted: number): Mark {
  return ({ renewalDay, flags, today }, found) => {
    const { first, last } = span.on(today);
    const most = Math.min(last, NO_RENEWAL - 1);
    for (let row = 0; row < found.length; row++) {
      const day = renewalDay[row]!;
      if (day >= first && day <= most && (flags[row]! & wanted) === wanted) found[row] = 1;
    }
  };
}

const markUnknown: Mark = ({ renewalDay }, found) => {
  for (let row = 0; row < found.length; row++) if (renewalDay[row] === NO_RENEWAL) found[row] = 1;
};

/** Overdue, the spans ahead, the nearest months, and where there are some, those without a day. */
function countDays({ flags, renewalDay, today }: Columns, rows: Uint8Array, wanted: number): ValueCount[] {
  const onDay = new Map<Day, number>();
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 0 || (flags[row]! & wanted) !== wanted) continue;
    onDay.set(renewalDay[row]!, (onDay.get(renewalDay[row]!) ?? 0) + 1);
  }
  const unknown = onDay.get(NO_RENEWAL) ?? 0;
  onDay.delete(NO_RENEWAL);
  const between = (first: Day, last: Day) =>
    [...onDay].reduce((sum, [day, count]) => (day >= first && day <= last ? sum + count : sum), 0);
  const months = countMonths(onDay).filter(({ value }) => value >= monthValue(today));
  return [
    { value: OVERDUE, count: between(-Infinity, today - 1) },
    ...DAY_CHOICES.map((days) => ({ value: `<=${days}d`, count: between(today, today + days) })),
    ...months.slice(0, MONTHS_OFFERED),
    ...(unknown > 0 ? [{ value: NONE, count: unknown }] : []),
  ];
}
