import { dayFromIso } from '../calendar/calendar-day';
import type { CsvLine } from '../export/csv';
import { fromSafeCell } from '../export/csv';
import { readLabels, type ExportField } from '../export/number-table';
import { fold } from '../fold';
import { LANGUAGES } from '../i18n/language';
import { labelKey } from '../labels/label';
import type { PhoneNumber } from '../numbers/phone-number';
import type { NumberNote } from '../query/add-local-columns';
import { codeOfToday, countryNamed } from '../query/language/country-names';
import type { ColumnPlaces, FoundColumns } from './columns';
import { amountsIn, decimalMarkOf, type DecimalMark } from './amounts';
import { findLine, type LineGround } from './find-line';
import { writtenOf } from './import-line';
import { headingOf } from './known-headings';
import type { KnownWords } from './known-words';
import { isOtherHeading } from './other-headings';
import { readLines, type LineProblem } from './import-table';

/** What is compared where a file has a column of it. */
const COMPARED_FIELDS = ['status', 'type', 'country', 'cost', 'currency', 'renewal', 'labels', 'note'] as const;
type ComparedField = (typeof COMPARED_FIELDS)[number];

/** A value that differs in the file, as it is written on either side. */
export interface Difference {
  field: ComparedField;
  here: string;
  file: string;
}

/** A list held against a file. */
export interface Comparison {
  both: { row: number; line: number; differences: Difference[] }[];
  onlyHere: number[];
  onlyFile: { line: number; written: string; problem: LineProblem }[];
  /** Lines of the file without a number, such as a sum. */
  without: number;
}

export interface CompareGround extends LineGround {
  /** The rows that are compared. */
  rows: Iterable<number>;
  numberOf(row: number): PhoneNumber;
  noteOf(row: number): NumberNote;
  words: KnownWords;
}

/** The fields of this app's own files that say the same. */
const FIELD_OF: Record<ComparedField, ExportField> = {
  status: 'current_status',
  type: 'type',
  country: 'country_code',
  cost: 'monthly_renewal_cost',
  currency: 'currency',
  renewal: 'renewal_date',
  labels: 'labels',
  note: 'note',
};

/** The codes of ISO 4217. Any other word or sign may mean several currencies, as a dollar sign does. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Lines that are looked up without a pause. */
const LINES_AT_ONCE = 1_000;

/**
 * Compares a list with a file of numbers, such as the export of another system or an invoice.
 * @param pause lets the page breathe between
 */
export async function compare(
  found: FoundColumns,
  places: ColumnPlaces,
  ground: CompareGround,
  pause: () => Promise<void>,
): Promise<Comparison> {
  const result: Comparison = { both: [], onlyHere: [], onlyFile: [], without: 0 };
  const { lines, refused } = readLines(found.body, { ...places, labels: -1, note: -1 });
  result.without = refused.length;
  const fields = comparedColumns(found);
  const mark = decimalMarkOf(costsOf(found, fields));
  const cellsOf = new Map(found.body.map(({ line, cells }) => [line, cells]));
  const left = new Set(ground.rows);
  for (const [at, line] of lines.entries()) {
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) await pause();
    const meant = findLine(line, ground);
    if ('problem' in meant) {
      result.onlyFile.push({ line: line.line, written: writtenOf(line), problem: meant.problem });
      continue;
    }
    for (const row of meant.rows) {
      // a number that the file has twice counts once, and one that is not compared is neither here nor missing here
      if (!left.delete(row)) continue;
      const differences = differencesOf(row, cellsOf.get(line.line) ?? [], fields, { ...ground, mark });
      result.both.push({ row, line: line.line, differences });
    }
  }
  result.onlyHere = [...left];
  return result;
}

function comparedColumns({ headings, fields }: FoundColumns): [ComparedField, number][] {
  const names = (headings ?? []).map(headingOf);
  return COMPARED_FIELDS.flatMap((field): [ComparedField, number][] => {
    const own = fields.indexOf(FIELD_OF[field]);
    const place = own >= 0 ? own : names.findIndex((name) => isOtherHeading(field, name));
    return place < 0 ? [] : [[field, place]];
  });
}

/** The cells of costs at the beginning of a file, which tell how amounts are written in it. */
function costsOf({ body }: FoundColumns, fields: readonly [ComparedField, number][]): string[] {
  const place = fields.find(([field]) => field === 'cost')?.[1];
  return place === undefined ? [] : body.slice(0, LINES_AT_ONCE).map(({ cells }) => fromSafeCell(cells[place] ?? ''));
}

function differencesOf(
  row: number,
  cells: CsvLine['cells'],
  fields: readonly [ComparedField, number][],
  ground: CompareGround & { mark: DecimalMark | null },
): Difference[] {
  return fields.flatMap(([field, place]): Difference[] => {
    const file = fromSafeCell(cells[place] ?? '').trim();
    const here = valueOf(field, ground.numberOf(row), ground.noteOf(row));
    return isSame(field, here, file, ground) ? [] : [{ field, here, file }];
  });
}

function valueOf(field: ComparedField, number: PhoneNumber, note: NumberNote): string {
  switch (field) {
    case 'status':
      return number.current_status;
    case 'type':
      return number.type;
    case 'country':
      return number.country_code;
    case 'cost':
      return number.monthly_renewal_cost === null ? '' : String(number.monthly_renewal_cost);
    case 'currency':
      return number.currency;
    case 'renewal':
      return number.renewal_date ?? '';
    case 'labels':
      return note.labels.join('; ');
    case 'note':
      return note.note;
  }
}

/**
 * Whether two values mean the same; a date, an amount, a currency or a country that cannot be read for certain is not called
 * another.
 */
function isSame(
  field: ComparedField,
  here: string,
  file: string,
  { words, mark }: { words: KnownWords; mark: DecimalMark | null },
): boolean {
  if (fold(here) === fold(file)) return true;
  if (field === 'status' || field === 'type') return words[field].get(fold(file)) === fold(here);
  if (field === 'country') {
    const country = countryIn(file);
    return country === null ? file !== '' : country === countryIn(here);
  }
  if (field === 'currency') return file !== '' && !CURRENCIES.has(file.toUpperCase());
  if (field === 'labels') return keysOf(here) === keysOf(file);
  if (field === 'cost') {
    const amounts = amountsIn(file, mark);
    return amounts.length === 0 ? file !== '' : here !== '' && amounts.includes(Number(here));
  }
  if (field === 'renewal') {
    const day = dayFromIso(file.slice(0, 10));
    return day === null ? file !== '' : day === dayFromIso(here.slice(0, 10));
  }
  return false;
}

function keysOf(labels: string): string {
  return readLabels(labels).map(labelKey).sort().join('\n');
}

/** The country of a cell: its code, or its name in any language that the app speaks; null for anything else. */
function countryIn(cell: string): string | null {
  if (/^[a-z]{2}$/iu.test(cell)) return codeOfToday(cell);
  return LANGUAGES.flatMap((language) => countryNamed(cell, language) ?? [])[0] ?? null;
}
