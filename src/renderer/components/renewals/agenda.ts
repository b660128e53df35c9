import type { NumberSet } from '../../../shared/numbers/number-ref';
import { LAPSES, NO_RENEWAL, refOf, type Columns } from '../../../shared/query/columns';
import { isAhead } from '../../../shared/renewals/outlook';
import { URGENCIES, urgencyOf, type RenewalKind, type Urgency } from '../../../shared/renewals/renewal';

/** Which renewals are shown. */
export interface RenewalFilter {
  kind: 'all' | RenewalKind;
  /** Only those of these numbers; null for those of all. */
  only: NumberSet | null;
}

/** One span of the agenda; `rows` are indices into the list. */
export interface AgendaGroup {
  urgency: Urgency;
  rows: number[];
}

/** What the agenda draws below each other. */
export type AgendaLine = { kind: 'heading'; group: AgendaGroup } | { kind: 'row'; row: number };

/** The spans that hold something, soonest first. In each, what lapses stands first, then by day, then as in the list. */
export function groupByUrgency(columns: Columns, filter: RenewalFilter): AgendaGroup[] {
  const { daysLeft, flags } = columns;
  const rowsOf = new Map<Urgency, number[]>(URGENCIES.map((urgency) => [urgency, []]));
  for (let row = 0; row < columns.count; row++) {
    if (isShown(columns, row, filter)) rowsOf.get(urgencyOf(daysLeft[row]!))?.push(row);
  }
  const lossFirst = (a: number, b: number) =>
    (flags[b]! & LAPSES) - (flags[a]! & LAPSES) || daysLeft[a]! - daysLeft[b]! || a - b;
  return [...rowsOf]
    .filter(([, rows]) => rows.length > 0)
    .map(([urgency, rows]) => ({ urgency, rows: rows.sort(lossFirst) }));
}

/** The groups as lines; of the far future only the heading, unless it is open. */
export function agendaLines(groups: readonly AgendaGroup[], laterIsOpen: boolean): AgendaLine[] {
  return groups.flatMap((group): AgendaLine[] => {
    const isOpen = group.urgency !== 'later' || laterIsOpen;
    const rows = isOpen ? group.rows.map((row): AgendaLine => ({ kind: 'row', row })) : [];
    return [{ kind: 'heading', group }, ...rows];
  });
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
