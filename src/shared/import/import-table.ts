import type { CsvLine } from '../export/csv';
import { fromSafeCell } from '../export/csv';
import { readLabels } from '../export/number-table';
import { labelNameSchema, LONGEST_NOTE } from '../labels/label';
import type { ColumnPlaces, ImportColumn } from './columns';
import type { NotFound } from './find-line';
import { writtenOf, type ImportLine } from './import-line';

/** Why a line changes nothing. The code names a sentence of the catalogue, `import.problem.*`. */
export type LineProblem = 'noNumber' | NotFound['problem'] | 'repeated' | 'wrongLabel' | 'tooManyLabels' | 'longNote';

export interface RefusedLine {
  line: number;
  /** What should say which number it is. */
  written: string;
  problem: LineProblem;
  /** Where the same number is in several environments, the rows of it. */
  rows?: readonly number[];
}

export interface ImportTable {
  lines: ImportLine[];
  refused: RefusedLine[];
}

/** Reads the lines below the headings, given which column is which. */
export function readLines(body: readonly CsvLine[], places: ColumnPlaces): ImportTable {
  const table: ImportTable = { lines: [], refused: [] };
  for (const { line, cells } of body) {
    const cell = (column: ImportColumn) => fromSafeCell(cells[places[column]] ?? '').trim();
    const read: ImportLine = {
      line,
      number: cell('number'),
      formatted: cell('formatted'),
      id: cell('id'),
      environment: cell('environment'),
      labels: places.labels < 0 ? null : readLabels(cell('labels')),
      note: places.note < 0 ? null : cell('note'),
    };
    const problem = problemOf(read);
    if (problem) table.refused.push({ line, written: writtenOf(read), problem });
    else table.lines.push(read);
  }
  return table;
}

function problemOf(line: ImportLine): LineProblem | null {
  const { labels, note } = line;
  if (writtenOf(line) === '') return 'noNumber';
  if (labels?.some((name) => !labelNameSchema.safeParse(name).success)) return 'wrongLabel';
  return (note?.length ?? 0) > LONGEST_NOTE ? 'longNote' : null;
}
