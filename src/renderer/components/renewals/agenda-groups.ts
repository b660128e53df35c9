import { refOf, type Columns } from '../../../shared/query/columns';
import type { Formatter } from '../../../shared/format';
import type { Day } from '../../../shared/calendar/calendar-day';
import { t } from '../../lib/t';
import type { RowGroup } from '../table/row-group';
import { isLapsing, type AgendaGroup } from './agenda';

/** What the table of the agenda shows. */
export interface AgendaTable {
  /** Indices into the list. */
  rows: Uint32Array;
  groups: RowGroup[];
}

interface Speech {
  format: Formatter;
  today: Day;
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
    return {
      key: String(group.span),
      name: titleOf(group.span, speech),
      tone: toneOf(columns, group),
      rows: Uint32Array.from(group.rows),
      from,
      isOpen,
      saysDay: typeof group.span === 'number',
    };
  });
  return { rows: Uint32Array.from(rows), groups };
}

/** The renewals of one day, as the month shows them next to its calendar. */
export interface DayTable extends AgendaTable {
  /** The day; null where the one group says it. */
  title: string | null;
}

/**
 * The renewals of one day, and where several environments are shown, those of each below its name.
 *
 * @param environmentIds in the order of the groups; null where only one is shown
 */
export function dayTable(
  columns: Columns,
  day: Day,
  rows: readonly number[],
  environmentIds: readonly string[] | null,
  speech: Speech,
): DayTable {
  if (environmentIds === null || rows.length === 0) {
    const { groups, ...table } = agendaTable(columns, [{ span: day, rows: [...rows] }], true, speech);
    return { ...table, groups: groups.map(inLittleRoom), title: null };
  }
  const shown: number[] = [];
  const groups = environmentIds.flatMap((id): RowGroup[] => {
    const from = shown.length;
    const own = rows.filter((row) => refOf(columns, row)?.environmentId === id);
    for (const row of own) shown.push(row);
    const name = { by: 'environment' as const, values: [id] };
    const group = {
      key: id,
      name,
      tone: 'calm',
      rows: Uint32Array.from(own),
      from,
      isOpen: null,
      saysDay: true,
    } as const;
    return own.length > 0 ? [inLittleRoom(group)] : [];
  });
  return { rows: Uint32Array.from(shown), groups, title: titleOf(day, speech) };
}

/** Several currencies are only counted: their amounts stand in the tooltip. */
const inLittleRoom = (group: RowGroup): RowGroup => ({ ...group, currencies: 0 });

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
