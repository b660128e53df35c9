import { planImport, type ImportMode, type ImportPlan } from '../../../shared/labels/import-plan';
import { readImport, type ImportLine, type RefusedLine } from '../../../shared/labels/import-table';
import { indexNumbers, type NumberIndex } from '../../../shared/labels/number-index';
import type { LabelsAndNoteEdit, NamedNumber } from '../../../shared/labels/labels-and-note';
import { readCsv } from '../../../shared/export/csv';
import type { NumberNote } from '../../../shared/query/annotate';
import { refOf, type Columns } from '../../../shared/query/columns';
import type { NumberList } from '../../../shared/numbers/number-list';
import { sendEdits } from '../../stores/edit-labels';
import { noteStep, notedNumber, turnsBetween } from '../../actions/edits/note-edits';
import { pause } from '../../actions/pause';
import { useLabelsStore } from '../../stores/labels';
import { useListStore } from '../../stores/list';
import type { UndoStep } from '../../stores/undo';

/** A file that was read, and the numbers that it is about. */
export interface ReadFile {
  name: string;
  lines: ImportLine[];
  refused: RefusedLine[];
  index: NumberIndex;
  list: { numbers: NumberList; columns: Columns };
}

/** Reads a file of labels and notes against the list that is shown. The problem's code names a sentence. */
export async function readFile(file: File): Promise<ReadFile | { problem: 'empty' | 'noNumbers' | 'noNotes' }> {
  const { numbers, columns } = useListStore();
  const table = readImport(await readCsv(await file.text(), pause));
  if ('problem' in table) return table;
  const index = await indexNumbers(numbers, columns, pause);
  return { name: file.name, ...table, index, list: { numbers, columns } };
}

/** What a file comes to; refused lines in the order of the file. */
export async function planOf({ lines, refused, index, list }: ReadFile, mode: ImportMode): Promise<ImportPlan> {
  const labels = useLabelsStore();
  const noteOf = (row: number) => labels.of(refOf(list.columns, row)!);
  const plan = await planImport(lines, mode, { index, noteOf }, pause);
  return { ...plan, refused: [...refused, ...plan.refused].sort((a, b) => a.line - b.line) };
}

/** The step that undoes an import, and does it again. */
export function importStep({ list }: ReadFile, plan: ImportPlan, words: string): UndoStep {
  const turns = plan.changes.flatMap(({ row, before, after }) =>
    turnsBetween(notedNumber(refOf(list.columns, row)!.environmentId, list.numbers.at(row)!), before, after),
  );
  return noteStep(turns, words);
}

/** Changes that are put together without a pause. */
const CHANGES_AT_ONCE = 1_000;

/** Makes numbers be as planned; each environment's all or none. @throws {RequestError} */
export async function applyPlan({ list }: ReadFile, plan: ImportPlan): Promise<void> {
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
  }
}
