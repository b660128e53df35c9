import type { CsvLine } from '../export/csv';
import { fromSafeCell } from '../export/csv';
import { readLabels } from '../export/number-table';
import { fold } from '../query/search-text';
import { labelNameSchema, LONGEST_NOTE, MOST_LABELS } from './label';

/** A line of a file, as far as it is understood. */
export interface ImportLine {
  /** Which line of the table, from 1. */
  line: number;
  /** As it stands there; empty where there is no such column. */
  number: string;
  id: string;
  /** Null where the file has no such column. */
  labels: string[] | null;
  note: string | null;
}

/** Why a line changes nothing. The code names a sentence of the catalogue, `import.problem.*`. */
type LineProblem =
  'noNumber' | 'rounded' | 'nowhere' | 'ambiguous' | 'repeated' | 'wrongLabel' | 'tooManyLabels' | 'longNote';

export interface RefusedLine {
  line: number;
  /** What should say which number it is. */
  written: string;
  problem: LineProblem;
}

export type ImportTable =
  | { lines: ImportLine[]; refused: RefusedLine[] }
  /** `noNumbers`: no column names numbers; `noNotes`: there are neither labels nor notes. */
  | { problem: 'empty' | 'noNumbers' | 'noNotes' };

/** What the head of a column may be called, folded and with single spaces. */
const HEADS: Record<'number' | 'formatted' | 'id' | 'labels' | 'note', readonly string[]> = {
  number: ['number', 'number (e.164)', 'e.164', 'e164', 'phone number', 'phone', 'telephone', 'tel', 'international', 'international number'], // prettier-ignore
  formatted: ['formatted number', 'as written', 'formatted'],
  id: ['id', 'number id', 'phone id'],
  labels: ['labels', 'label', 'tags', 'tag'],
  note: ['note', 'notes', 'comment', 'comments', 'remark'],
};

/** Reads a table of labels and notes. The columns may stand in any order, and there may be others. */
export function readImport(table: readonly CsvLine[]): ImportTable {
  const [head, ...body] = table;
  if (!head || body.length === 0) return { problem: 'empty' };
  const names = head.cells.map((cell) => fold(cell).replace(/[\s_-]+/gu, ' ').trim()); // prettier-ignore
  const columnOf = (what: keyof typeof HEADS) => names.findIndex((name) => HEADS[what].includes(name));
  const [number, formatted, id, labels, note] = (['number', 'formatted', 'id', 'labels', 'note'] as const).map(columnOf) as [number, number, number, number, number]; // prettier-ignore
  if (number < 0 && formatted < 0 && id < 0) return { problem: 'noNumbers' };
  if (labels < 0 && note < 0) return { problem: 'noNotes' };

  const lines: ImportLine[] = [];
  const refused: RefusedLine[] = [];
  for (const { line, cells } of body) {
    const cell = (at: number) => (at < 0 ? '' : fromSafeCell(cells[at] ?? ''));
    const read = {
      line,
      number: cell(number).trim() || cell(formatted).trim(),
      id: cell(id).trim(),
      labels: labels < 0 ? null : readLabels(cell(labels)),
      note: note < 0 ? null : cell(note).trim(),
    };
    const problem = problemOf(read);
    if (problem) refused.push({ line, written: read.number || read.id, problem });
    else lines.push(read);
  }
  return { lines, refused };
}

function problemOf({ number, id, labels, note }: ImportLine): LineProblem | null {
  if (number === '' && id === '') return 'noNumber';
  if (labels?.some((name) => !labelNameSchema.safeParse(name).success)) return 'wrongLabel';
  if ((labels?.length ?? 0) > MOST_LABELS) return 'tooManyLabels';
  return (note?.length ?? 0) > LONGEST_NOTE ? 'longNote' : null;
}
