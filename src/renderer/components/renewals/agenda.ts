import type { Day } from '../../../shared/calendar/calendar-day';
import type { NumberSet } from '../../../shared/numbers/number-ref';
import { LAPSES, NO_RENEWAL, refOf, type Columns } from '../../../shared/query/columns';
import { AHEAD_DAYS, isAhead } from '../../../shared/renewals/outlook';
import type { RenewalKind } from '../../../shared/renewals/renewal';

/** Which renewals are shown. */
export interface RenewalFilter {
  kind: 'all' | RenewalKind;
  /** Only those of these numbers; null for those of all. */
  only: NumberSet | null;
}

/** Which renewals stand together: those whose day has passed, those of one day, or those of all later days. */
type AgendaSpan = 'overdue' | Day | 'later';

/** One span of the agenda; `rows` are indices into the list. */
export interface AgendaGroup {
  span: AgendaSpan;
  rows: number[];
}

/** The spans that hold something, soonest first; each of the days ahead is one of its own. In each, what lapses stands first, then by day, then as in the list. */
export function groupByDay(columns: Columns, filter: RenewalFilter): AgendaGroup[] {
  const { daysLeft, flags } = columns;
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < columns.count; row++) {
    if (!isShown(columns, row, filter)) continue;
    // one place before today for all that is overdue, and one behind the last day for all that is later
    const place = Math.min(Math.max(daysLeft[row]!, -1), AHEAD_DAYS + 1);
    const rows = rowsOf.get(place);
    if (rows) rows.push(row);
    else rowsOf.set(place, [row]);
  }
  const lossFirst = (a: number, b: number) =>
    (flags[b]! & LAPSES) - (flags[a]! & LAPSES) || daysLeft[a]! - daysLeft[b]! || a - b;
  return [...rowsOf]
    .sort(([a], [b]) => a - b)
    .map(([place, rows]) => ({ span: spanAt(place, columns.today), rows: rows.sort(lossFirst) }));
}

function spanAt(place: number, today: Day): AgendaSpan {
  if (place < 0) return 'overdue';
  return place > AHEAD_DAYS ? 'later' : today + place;
}

/** What is due from today until 30 days ahead, soonest first: what will be charged, and what will be lost. */
export function comingRows(columns: Columns, only: NumberSet | null = null): Record<RenewalKind, Uint32Array> {
  const coming: Record<RenewalKind, number[]> = { renews: [], lapses: [] };
  for (let row = 0; row < columns.count; row++) {
    const days = columns.daysLeft[row]!;
    if (!isAhead(days) || !isShown(columns, row, { kind: 'all', only })) continue;
    coming[isLapsing(columns, row) ? 'lapses' : 'renews'].push(row);
  }
  const byDay = (rows: number[]) =>
    Uint32Array.from(rows.sort((a, b) => columns.daysLeft[a]! - columns.daysLeft[b]! || a - b));
  return { renews: byDay(coming.renews), lapses: byDay(coming.lapses) };
}

/** Whether a row has a renewal that passes a filter. */
export function isShown(columns: Columns, row: number, { kind, only }: RenewalFilter): boolean {
  if (columns.renewalDay[row] === NO_RENEWAL) return false;
  if (kind !== 'all' && (kind === 'lapses') !== isLapsing(columns, row)) return false;
  if (only === null) return true;
  const { environmentId, numberId } = refOf(columns, row)!;
  return only.get(environmentId)?.has(numberId) === true;
}

/** Whether a row lapses, if it has a renewal at all. */
export function isLapsing(columns: Columns, row: number): boolean {
  return (columns.flags[row]! & LAPSES) !== 0;
}
