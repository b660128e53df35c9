import type { Day } from '../../../shared/calendar/calendar-day';
import type { Environment } from '../../../shared/environment';
import { EXPORT_FORMATS } from '../../../shared/export/formats';
import type { ExportedNumber } from '../../../shared/export/formats/export-format';
import type { ExportKind } from '../../../shared/export/export-kinds';
import type { Headings } from '../../../shared/export/headings';
import { EXPORT_FIELDS, type ExportField } from '../../../shared/export/number-table';
import { fieldsShown } from '../../../shared/export/shown-fields';
import { formatterFor } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import type { ColumnName } from '../../../shared/numbers/table-columns';
import { decodeNumbers } from '../../../shared/packed/number-chunk';
import { addLocalColumns, type LabelsAndNotes } from '../../../shared/query/add-local-columns';
import { prepareColumns, type Columns } from '../../../shared/query/columns';
import { joinColumns } from '../../../shared/query/join-columns';
import { parseQuery } from '../../../shared/query/language/parse';
import { groupRows, joinRows, orderGroups } from '../../../shared/query/group-rows';
import type { Sort, TableGrouping } from '../../../shared/query/query';
import { runQuery } from '../../../shared/query/run-query';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { nextRenewal } from '../../../shared/renewals/renewal';
import type { ReminderSettings } from '../../../shared/settings';

/** The list of one environment, with all that is known of its numbers. */
export interface KeptFileSource {
  environment: Pick<Environment, 'id' | 'kind' | 'name' | 'baseUrl'>;
  chunks: Uint8Array[];
  fetchedOn: Day;
  known: LabelsAndNotes;
  preferences: Readonly<Record<string, ReminderPreference>>;
}

export interface KeptFileQuestion {
  sources: KeptFileSource[];
  query: string;
  sort: Sort;
  /** What the rows of the view are grouped by; the file has them in the same order. */
  groupBy: TableGrouping | null;
  /** The columns of the view; null for all fields. */
  columns: readonly ColumnName[] | null;
  kind: ExportKind;
  /** What stands above the columns of a table; the worker speaks no language. */
  headings: Headings;
  /** A table begins with a byte order mark. */
  isMarked: boolean;
  /** Whose numbers they are. */
  name: string;
  settings: ReminderSettings;
  /** Epoch ms. */
  now: number;
  today: Day;
  locale: string;
}

/** Writes the file of a saved view as an export would, in UTF-8. */
export function writeKeptFile(question: KeptFileQuestion): Uint8Array {
  const { sources, query, sort, groupBy, kind, headings, isMarked, name, settings, now, locale } = question;
  const lists = sources.map((source) => prepare(source, question));
  const columns = addLocalColumns(
    joinColumns(lists.map((list) => ({ columns: list.columns, from: 0, to: list.numbers.length })), question.today),
    knownOfAll(sources),
  ); // prettier-ignore
  const found = runQuery(columns, parseQuery(query).terms.map(({ term }) => term), sort).rows; // prettier-ignore
  const numbers = lists.flatMap((list) => list.numbers.map((number) => ({ number, source: list.source })));
  const format = formatterFor(locale);
  const rows = groupBy === null ? found : joinRows(groupRows(orderGroups(columns, groupBy, format), found));
  const separator = format.hasDecimalComma ? ';' : ',';
  const context = { fields: fieldsOf(question), headings, separator, isMarked, name, settings, now, format } as const; // prettier-ignore
  const text = [...EXPORT_FORMATS[kind].parts(exported(rows, numbers, question.today), context)].join('');
  return new TextEncoder().encode(text);
}

function prepare(source: KeptFileSource, { today, locale }: KeptFileQuestion) {
  const numbers: readonly PhoneNumber[] = decodeNumbers(source.chunks);
  const context = { environmentId: source.environment.id, fetchedOn: source.fetchedOn, today, locale };
  const columns: Columns = prepareColumns(numbers, context);
  return { source, numbers, columns };
}

function knownOfAll(sources: readonly KeptFileSource[]): LabelsAndNotes {
  const joined = <T>(of: (known: LabelsAndNotes) => ReadonlyMap<string, T>) =>
    new Map(sources.flatMap(({ known }) => [...of(known)]));
  return {
    notes: joined(({ notes }) => notes),
    changedOn: joined(({ changedOn }) => changedOn),
    handled: joined(({ handled }) => handled),
  };
}

/** Whose numbers they are is said where they are of several environments. */
function fieldsOf({ columns, sources }: KeptFileQuestion): ExportField[] {
  const fields = columns === null ? [...EXPORT_FIELDS] : fieldsShown(columns);
  const others = fields.filter((field) => field !== 'environment');
  return sources.length > 1 ? [...others, 'environment'] : others;
}

function* exported(
  rows: Uint32Array,
  numbers: readonly { number: PhoneNumber; source: KeptFileSource }[],
  today: Day,
): Generator<ExportedNumber> {
  for (const row of rows) {
    const { number, source } = numbers[row]!;
    yield {
      number,
      note: source.known.notes.get(source.environment.id)?.get(number.id) ?? { labels: [], note: '' },
      environment: source.environment,
      renewal: nextRenewal(number, source.fetchedOn, today),
      preference: source.preferences[number.id] ?? NO_PREFERENCE,
    };
  }
}
