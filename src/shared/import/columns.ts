import type { CsvLine } from '../export/csv';
import { fromSafeCell } from '../export/csv';
import type { ExportField } from '../export/number-table';
import { isRounded, readSpelling } from '../numbers/spelling';
import { headingOf, type KnownHeadings } from './known-headings';
import { isOtherHeading } from './other-headings';

/** What a column of a file can say of a number. */
const IMPORT_COLUMNS = ['number', 'formatted', 'id', 'environment', 'labels', 'note'] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Where each stands, from 0; -1 where the file has none. */
export type ColumnPlaces = Record<ImportColumn, number>;

/** A table whose columns are known as far as they can be recognized. */
export interface FoundColumns {
  /** The names of the columns; null where the first line is a number already. */
  headings: string[] | null;
  /** For each column the field of this app's own files that its heading names; null for any other heading. */
  fields: (ExportField | null)[];
  places: ColumnPlaces;
  /** The lines below the headings. */
  body: readonly CsvLine[];
}

/** The fields of this app's own files that say the same. */
const FIELD_OF: Record<ImportColumn, ExportField> = {
  number: 'number',
  formatted: 'formatted_number',
  id: 'id',
  environment: 'environment',
  labels: 'labels',
  note: 'note',
};

/** So many lines show which column has numbers. */
const LINES_LOOKED_AT = 100;

/** Finds the columns of a table by their headings, and that of the numbers by what is in it where no heading says so. */
export function findColumns(table: readonly CsvLine[], known: KnownHeadings): FoundColumns {
  const [first, ...rest] = table;
  const cells = first?.cells ?? [];
  const names = cells.map(headingOf);
  const fields = names.map((name) => known.get(name) ?? null);
  const named = placesOf((column) => {
    // a file of this app may have a column WhatsApp that says yes or no, before that of the numbers
    const own = fields.indexOf(FIELD_OF[column]);
    if (own >= 0) return own;
    const others = names.flatMap((name, at) => (isOtherHeading(column, name) ? [at] : []));
    // a heading such as Line may also stand above a count of lines
    return (column === 'number' ? mostNumbers(others, rest) : others[0]) ?? -1;
  });
  // in a line with a phone number, a word such as Note is more likely a label
  const isHeading = Math.max(named.number, named.formatted, named.id) >= 0 || !cells.some(isNumber);
  const places = isHeading ? named : placesOf(() => -1);
  const body = isHeading ? rest : table;
  if (places.number < 0 && places.formatted < 0 && places.id < 0) places.number = numbersColumn(body);
  return isHeading
    ? { headings: cells.map((cell) => cell.trim()), fields, places, body }
    : { headings: null, fields: [], places, body };
}

function placesOf(placeOf: (column: ImportColumn) => number): ColumnPlaces {
  return Object.fromEntries(IMPORT_COLUMNS.map((column) => [column, placeOf(column)])) as ColumnPlaces;
}

/** Short numbers are too much like any other figure to tell a column by them. */
const LEAST_DIGITS = 7;

function isNumber(cell: string): boolean {
  const written = fromSafeCell(cell);
  return isRounded(written) || (readSpelling(written)?.digits.length ?? 0) >= LEAST_DIGITS;
}

/** Of some columns, the one with the most phone numbers: the first of them where none has more. */
function mostNumbers(columns: readonly number[], body: readonly CsvLine[]): number | undefined {
  if (columns.length < 2) return columns[0];
  return columns.toSorted((a, b) => countNumbers(b, body) - countNumbers(a, body))[0];
}

function countNumbers(column: number, body: readonly CsvLine[]): number {
  return body.slice(0, LINES_LOOKED_AT).filter(({ cells }) => isNumber(cells[column] ?? '')).length;
}

/** The column of which most cells are phone numbers; -1 where it is not half of the cells of any. */
function numbersColumn(body: readonly CsvLine[]): number {
  const lines = body.slice(0, LINES_LOOKED_AT);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  let best = { column: -1, count: (lines.length - 1) / 2 };
  for (let column = 0; column < width; column++) {
    const count = countNumbers(column, lines);
    if (count > best.count) best = { column, count };
  }
  return best.column;
}
