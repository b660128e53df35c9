import type { Day } from '../../calendar/calendar-day';
import { NEVER_CHANGED } from '../local-columns';
import type { Columns } from '../columns';
import { readPastSpan, type DaySpan } from './day-span';
import { NONE, type Mark, type QueryKey, type ValueCount } from './key';
import { countMonths } from './month-counts';

/** The spans of days that menus and completions offer. */
const DAY_CHOICES = [2, 7, 14, 30] as const;

/** How many of the months that occur are offered, the latest first. */
const MONTHS_OFFERED = 3;

/** The key of the day on which a number last changed, as far as this app has seen it. */
export function changedKey(examples: readonly string[]): QueryKey {
  return {
    many: false,
    needs: 'changes',
    read(text) {
      const value = text.toLowerCase();
      if (value === NONE) return { value, mark: markNever };
      const span = readPastSpan(value);
      return 'problem' in span ? span : { value, mark: markWithin(span) };
    },
    count: countDays,
    examples,
  };
}

function markWithin(span: DaySpan): Mark {
  return ({ changedOn, today }, found) => {
    const { first, last } = span.on(today);
    const least = Math.max(first, NEVER_CHANGED + 1);
    for (let row = 0; row < found.length; row++) {
      const day = changedOn[row]!;
      if (day >= least && day <= last) found[row] = 1;
    }
  };
}

const markNever: Mark = ({ changedOn }, found) => {
  for (let row = 0; row < found.length; row++) if (changedOn[row] === NEVER_CHANGED) found[row] = 1;
};

/** Today, the spans back, the latest months, and those that did not change. */
function countDays({ changedOn, today }: Columns, rows: Uint8Array): ValueCount[] {
  const onDay = new Map<Day, number>();
  for (let row = 0; row < rows.length; row++) {
    if (rows[row] === 1) onDay.set(changedOn[row]!, (onDay.get(changedOn[row]!) ?? 0) + 1);
  }
  const never = onDay.get(NEVER_CHANGED) ?? 0;
  onDay.delete(NEVER_CHANGED);
  const since = (first: Day) => [...onDay].reduce((sum, [day, count]) => (day >= first ? sum + count : sum), 0);
  return [
    { value: 'today', count: since(today) },
    ...DAY_CHOICES.map((days) => ({ value: `<${days}d`, count: since(today - days + 1) })),
    ...countMonths(onDay).reverse().slice(0, MONTHS_OFFERED),
    ...(never > 0 ? [{ value: NONE, count: never }] : []),
  ];
}
