import { findColumns, type ColumnPlaces, type FoundColumns } from '../../../shared/import/columns';
import { decodeText, isWorkbook } from '../../../shared/import/decode-text';
import type { LineGround, MeantEnvironment } from '../../../shared/import/find-line';
import { planImport, type ImportMode, type ImportPlan } from '../../../shared/import/import-plan';
import { readLines } from '../../../shared/import/import-table';
import { loadKnownHeadings } from '../../../shared/import/known-headings';
import { indexNumbers, type NumberIndex } from '../../../shared/import/number-index';
import { readCsv } from '../../../shared/export/csv';
import type { LabelsAndNoteEdit, NamedNumber } from '../../../shared/labels/labels-and-note';
import type { NumberNote } from '../../../shared/query/add-local-columns';
import { refOf, type Columns } from '../../../shared/query/columns';
import type { NumberList } from '../../../shared/numbers/number-list';
import { sendEdits } from '../../stores/edit-labels';
import { noteStep, notedNumber, turnsBetween } from '../../actions/edits/note-edits';
import { pause } from '../../actions/pause';
import { useAppStore } from '../../stores/app';
import { useLabelsStore } from '../../stores/labels';
import { useListStore } from '../../stores/list';
import { t } from '../../lib/t';
import type { UndoStep } from '../../stores/undo';
import type { UnreadFile } from './use-opened-file';

/** A file that was read, and the numbers that it is about. */
export interface ReadFile extends FoundColumns {
  name: string;
  index: NumberIndex;
  list: { numbers: NumberList; columns: Columns };
}

/** What an input offers to choose from. */
export const TABLE_FILES = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain';

/** Far more than 100,000 numbers with labels and notes need. */
const MOST_MEGABYTES = 64;

/** Reads a file against the list that is shown. */
export async function readFile(file: File): Promise<ReadFile | UnreadFile> {
  if (file.size > MOST_MEGABYTES * 1024 * 1024) return unread('tooLarge');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isWorkbook(bytes)) return unread('workbook');
  return readText(file.name, decodeText(bytes));
}

/** Reads what was copied out of a spreadsheet, as a file of it would be. */
export async function readPasted(text: string): Promise<ReadFile | UnreadFile> {
  return readText(t('compare.pasted'), text);
}

async function readText(name: string, text: string): Promise<ReadFile | UnreadFile> {
  const found = findColumns(await readCsv(text, pause), await loadKnownHeadings());
  if (found.body.length === 0) return unread('empty');
  const { numbers, columns } = useListStore();
  const index = await indexNumbers(numbers, columns, pause);
  return { name, ...found, index, list: { numbers, columns } };
}

function unread(why: 'empty' | 'workbook' | 'tooLarge'): UnreadFile {
  return { problem: t(`import.problem.${why}`, { most: MOST_MEGABYTES }) };
}

/** For an error that a file is not to blame for. */
export function unreadableWords(error: unknown): string {
  return t('import.unreadable', { reason: error instanceof Error ? error.message : String(error) });
}

/** What the lines of a file are looked up in. */
export function groundOf({ index, list }: ReadFile, meant: MeantEnvironment): LineGround {
  const app = useAppStore();
  return {
    index,
    environmentOf(row) {
      const { environmentId: id } = refOf(list.columns, row)!;
      return { id, name: app.environment(id)?.name ?? '' };
    },
    digitsOf: (row) => list.columns.digits[row]!,
    meant,
  };
}

/** What a file comes to, given which column is which; refused lines in the order of the file. */
export async function planOf(
  file: ReadFile,
  mode: ImportMode,
  places: ColumnPlaces,
  meant: MeantEnvironment,
): Promise<ImportPlan> {
  const labels = useLabelsStore();
  const noteOf = (row: number) => labels.of(refOf(file.list.columns, row)!);
  const { lines, refused } = readLines(file.body, places);
  const plan = await planImport(lines, mode, { ...groundOf(file, meant), noteOf }, pause);
  return { ...plan, refused: [...refused, ...plan.refused].sort((a, b) => a.line - b.line) };
}

/** The step that undoes an import, and does it again. @param made the environments in which it was made */
export function importStep({ list }: ReadFile, plan: ImportPlan, made: ReadonlySet<string>): UndoStep {
  const changes = plan.changes
    .filter(({ kind }) => kind !== 'unchanged')
    .map((change) => ({ ...change, environmentId: refOf(list.columns, change.row)!.environmentId }))
    .filter(({ environmentId }) => made.has(environmentId));
  const turns = changes.flatMap(({ environmentId, row, before, after }) =>
    turnsBetween(notedNumber(environmentId, list.numbers.at(row)!), before, after),
  );
  return noteStep(turns, t('import.done', { count: changes.length }));
}

/** Changes that are put together without a pause. */
const CHANGES_AT_ONCE = 1_000;

/**
 * Makes numbers be as planned; each environment's all or none.
 * @param made gets the environments that took them, those before the one that failed, too
 * @throws {RequestError}
 */
export async function applyPlan({ list }: ReadFile, plan: ImportPlan, made: Set<string>): Promise<void> {
  const byEnvironment = new Map<string, Map<string, { note: NumberNote; numbers: NamedNumber[] }>>();
  for (const [at, change] of plan.changes.entries()) {
    if (at % CHANGES_AT_ONCE === CHANGES_AT_ONCE - 1) await pause();
    if (change.kind === 'unchanged') continue;
    const { environmentId, numberId } = refOf(list.columns, change.row)!;
    const { number, formatted_number: formatted } = list.numbers.at(change.row)!;
    // numbers that get the same are sent together
    const groups = byEnvironment.get(environmentId) ?? new Map<string, { note: NumberNote; numbers: NamedNumber[] }>();
    byEnvironment.set(environmentId, groups);
    const key = JSON.stringify([change.after.labels, change.after.note]);
    const group = groups.get(key) ?? { note: change.after, numbers: [] };
    groups.set(key, group);
    group.numbers.push({ numberId, number, formatted });
  }
  for (const [environmentId, groups] of byEnvironment) {
    const edits = [...groups.values()].map(({ note: { labels, note }, numbers }): LabelsAndNoteEdit => ({
      change: { clear: true, add: [...labels], note },
      numbers,
    }));
    await sendEdits(environmentId, edits);
    made.add(environmentId);
  }
}
