import type { CsvLine } from '../export/csv';
import { fromSafeCell } from '../export/csv';
import { fold } from '../fold';
import { isRounded, readSpelling } from '../numbers/spelling';

/** What a column of a file can say of a number. */
const IMPORT_COLUMNS = ['number', 'formatted', 'id', 'environment', 'labels', 'note'] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** Where each stands, from 0; -1 where the file has none. */
export type ColumnPlaces = Record<ImportColumn, number>;

/** A table whose columns are known as far as they can be told. */
export interface FoundColumns {
  /** The names of the columns; null where the first line is a number already. */
  headings: string[] | null;
  places: ColumnPlaces;
  /** The lines below the headings. */
  body: readonly CsvLine[];
}

/** What the heading of a column may be, folded and with single spaces, in this app and in systems that people export from. */
const HEADINGS: Record<ImportColumn, readonly string[]> = {
  number: [
    'number', 'number (e.164)', 'e.164', 'e164', 'e.164 number', 'phone number', 'phone', 'phone no', 'telephone', 'telephone number', 'tel', 'tel no',
    'international', 'international number', 'did', 'ddi', 'did number', 'msisdn', 'mobile', 'mobile number', 'mobile phone', 'cell', 'cell phone',
    'business phone', 'whatsapp', 'whatsapp number', 'caller id', 'line', 'phone 1 value', 'telefon', 'telefonnummer', 'rufnummer', 'nummer',
    'numero', 'numero de telefono', 'telefono', 'telefone', 'numero de telefone', 'numero de telephone', 'telephone mobile',
  ],
  formatted: ['formatted number', 'national format', 'national number', 'local format', 'as written', 'formatted'],
  id: ['id', 'number id', 'phone id', 'phone number id'],
  environment: ['environment'],
  labels: ['labels', 'label', 'tags', 'tag', 'categories', 'category', 'groups', 'group', 'etiketten', 'etiquetas', 'etiquettes'],
  note: ['note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'description', 'notiz', 'notizen', 'bemerkung', 'nota', 'notas', 'remarque', 'commentaire'],
}; // prettier-ignore

/** So many lines show which column has numbers. */
const LINES_LOOKED_AT = 100;

/** Finds the columns of a table by their headings, and that of the numbers by what is in it where no heading says so. */
export function findColumns(table: readonly CsvLine[]): FoundColumns {
  const [first, ...rest] = table;
  const names = (first?.cells ?? []).map(headingOf);
  const places = Object.fromEntries(
    IMPORT_COLUMNS.map((column) => [column, names.findIndex((name) => HEADINGS[column].includes(name))]),
  ) as ColumnPlaces;
  const isHeading = Object.values(places).some((place) => place >= 0) || !first?.cells.some(isNumber);
  const body = isHeading ? rest : table;
  if (places.number < 0 && places.formatted < 0 && places.id < 0) places.number = numbersColumn(body);
  return { headings: isHeading ? (first?.cells.map((cell) => cell.trim()) ?? []) : null, places, body };
}

/** What the heading of a column says, folded, however it is written: `PhoneNumber`, `phone_number` and `Phone\nnumber:` are the same. */
export function headingOf(cell: string): string {
  const words = cell.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  return fold(words)
    .replace(/[\s_-]+/gu, ' ')
    .replace(/[:.*#]+$/u, '')
    .trim();
}

/** Short numbers are too much like any other figure to tell a column by them. */
const LEAST_DIGITS = 7;

function isNumber(cell: string): boolean {
  const written = fromSafeCell(cell);
  return isRounded(written) || (readSpelling(written)?.digits.length ?? 0) >= LEAST_DIGITS;
}

/** The column of which most cells are phone numbers; -1 where it is not half of the cells of any. */
function numbersColumn(body: readonly CsvLine[]): number {
  const lines = body.slice(0, LINES_LOOKED_AT);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  let best = { column: -1, count: (lines.length - 1) / 2 };
  for (let column = 0; column < width; column++) {
    const count = lines.filter(({ cells }) => isNumber(cells[column] ?? '')).length;
    if (count > best.count) best = { column, count };
  }
  return best.column;
}
