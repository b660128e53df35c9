import { LAPSES, NO_RENEWAL, type Columns } from '../../../shared/query/columns';
import { URGENCIES, urgencyOf, type RenewalKind, type Urgency } from '../../../shared/renewal';

/** Which renewals the agenda shows. */
export type AgendaKind = 'all' | RenewalKind;

/** One span of the agenda; `rows` are indices into the list. */
export interface AgendaGroup {
  urgency: Urgency;
  rows: number[];
}

/** What the agenda draws below each other. */
export type AgendaLine = { kind: 'heading'; group: AgendaGroup } | { kind: 'row'; row: number };

/** How far the head of the view looks ahead, in days. */
const AHEAD_DAYS = 30;

/** The spans that hold something, soonest first. In each, what lapses stands first, then by day, then as in the list. */
export function groupByUrgency(columns: Columns, kind: AgendaKind): AgendaGroup[] {
  const { daysLeft, flags } = columns;
  const rowsOf = new Map<Urgency, number[]>(URGENCIES.map((urgency) => [urgency, []]));
  for (let row = 0; row < columns.count; row++) {
    if (daysLeft[row] === NO_RENEWAL) continue;
    if (kind !== 'all' && (kind === 'lapses') !== lapses(columns, row)) continue;
    rowsOf.get(urgencyOf(daysLeft[row]!))?.push(row);
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
export function comingRows(columns: Columns): Record<RenewalKind, Uint32Array> {
  const coming: Record<RenewalKind, number[]> = { renews: [], lapses: [] };
  for (let row = 0; row < columns.count; row++) {
    const days = columns.daysLeft[row]!;
    if (days >= 0 && days <= AHEAD_DAYS) coming[lapses(columns, row) ? 'lapses' : 'renews'].push(row);
  }
  const byDay = (rows: number[]) =>
    Uint32Array.from(rows.sort((a, b) => columns.daysLeft[a]! - columns.daysLeft[b]! || a - b));
  return { renews: byDay(coming.renews), lapses: byDay(coming.lapses) };
}

function lapses(columns: Columns, row: number): boolean {
  return (columns.flags[row]! & LAPSES) !== 0;
}
