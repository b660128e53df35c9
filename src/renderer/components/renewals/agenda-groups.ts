import { sumMonthlyCost } from '../../../shared/query/run-query';
import type { Columns } from '../../../shared/query/columns';
import type { Formatter } from '../../../shared/format';
import type { Day } from '../../../shared/calendar/calendar-day';
import { t } from '../../lib/t';
import type { RowGroup } from '../table/row-group';
import { isLapsing, type AgendaGroup } from './agenda';

/** There is room for so many in the agenda. */
const SHOWN_CURRENCIES = 3;

/** What the table of the agenda shows. */
export interface AgendaTable {
  /** Indices into the list. */
  rows: Uint32Array;
  groups: RowGroup[];
}

interface Speech {
  format: Formatter;
  today: Day;
  /** How many currencies of a group have room; the others are counted. */
  currencies?: number;
}

/** The groups of the agenda below each other; of the far future only the head, unless it is open. */
export function agendaTable(
  columns: Columns,
  agenda: readonly AgendaGroup[],
  laterIsOpen: boolean,
  speech: Speech,
): AgendaTable {
  const rows: number[] = [];
  const groups = agenda.map((group): RowGroup => {
    const from = rows.length;
    const isOpen = group.span === 'later' ? laterIsOpen : null;
    if (isOpen !== false) for (const row of group.rows) rows.push(row);
    const sums = sumMonthlyCost(columns, Uint32Array.from(group.rows)).map(({ amount, currency }) =>
      speech.format.amount(amount, currency),
    );
    return {
      key: String(group.span),
      title: titleOf(group.span, speech),
      tone: toneOf(columns, group),
      from,
      count: speech.format.count(group.rows.length),
      sums: writeSums(sums, speech.currencies ?? SHOWN_CURRENCIES),
      allSums: sums.join(' + '),
      isOpen,
      saysDay: typeof group.span === 'number',
    };
  });
  return { rows: Uint32Array.from(rows), groups };
}

/** Sums of currencies in a row, of which the last are only counted. */
export function writeSums(sums: readonly string[], most: number): string {
  const shown = sums.slice(0, most).join(' + ');
  const count = sums.length - most;
  return count > 0 ? t('renewals.moreCurrencies', { sums: shown, count }) : shown;
}

function titleOf(span: AgendaGroup['span'], { format, today }: Speech): string {
  if (span === 'overdue' || span === 'later') return t(`renewals.group.${span}`);
  if (span === today) return t('renewals.group.today', { day: format.day(span, today) });
  if (span === today + 1) return t('renewals.group.tomorrow', { day: format.day(span, today) });
  return format.weekdayAndDay(span);
}

function toneOf(columns: Columns, { span, rows }: AgendaGroup): RowGroup['tone'] {
  if (span !== 'overdue') return 'calm';
  return rows.some((row) => isLapsing(columns, row)) ? 'lost' : 'near';
}
