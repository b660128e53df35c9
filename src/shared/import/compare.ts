import { dayFromIso } from '../calendar/calendar-day';
import type { CsvLine } from '../export/csv';
import { fromSafeCell } from '../export/csv';
import { readLabels } from '../export/number-table';
import { fold } from '../fold';
import { labelKey } from '../labels/label';
import type { PhoneNumber } from '../numbers/phone-number';
import type { NumberNote } from '../query/annotate';
import { headingOf, type ColumnPlaces, type FoundColumns } from './columns';
import { findLine, type LineGround } from './find-line';
import { writtenOf } from './import-line';
import { readLines, type LineProblem } from './import-table';

/** What is compared where a file has a column of it. */
const COMPARED_FIELDS = ['status', 'type', 'country', 'cost', 'currency', 'renewal', 'labels', 'note'] as const;
type ComparedField = (typeof COMPARED_FIELDS)[number];

/** A value that is another in the file, as it is written on either side. */
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
}

const HEADINGS: Record<ComparedField, readonly string[]> = {
  status: ['status', 'current status', 'state'],
  type: ['type', 'number type'],
  country: ['country', 'country code'],
  cost: ['monthly renewal cost', 'monthly cost', 'monthly', 'cost', 'price', 'amount', 'monthly fee', 'fee'],
  currency: ['currency'],
  renewal: ['renewal date', 'renewal', 'renews', 'next renewal'],
  labels: ['labels', 'label', 'tags', 'tag'],
  note: ['note', 'notes', 'comment', 'comments'],
};

/** Lines that are looked up without a pause. */
const LINES_AT_ONCE = 1_000;

/**
 * Compares a list with a file of numbers, such as the export of another system or an invoice.
 * @param pause lets the page breathe between
 */
export async function compare(
  { headings, body }: FoundColumns,
  places: ColumnPlaces,
  ground: CompareGround,
  pause: () => Promise<void>,
): Promise<Comparison> {
  const result: Comparison = { both: [], onlyHere: [], onlyFile: [], without: 0 };
  const { lines, refused } = readLines(body, { ...places, labels: -1, note: -1 });
  result.without = refused.length;
  const fields = comparedColumns(headings ?? []);
  const cellsOf = new Map(body.map(({ line, cells }) => [line, cells]));
  const left = new Set(ground.rows);
  for (const [at, line] of lines.entries()) {
    if (at % LINES_AT_ONCE === LINES_AT_ONCE - 1) await pause();
    const found = findLine(line, ground);
    if ('problem' in found) {
      result.onlyFile.push({ line: line.line, written: writtenOf(line), problem: found.problem });
      continue;
    }
    for (const row of found.rows) {
      // a number that the file has twice counts once, and one that is not compared is neither here nor missing here
      if (!left.delete(row)) continue;
      const differences = differencesOf(row, cellsOf.get(line.line) ?? [], fields, ground);
      result.both.push({ row, line: line.line, differences });
    }
  }
  result.onlyHere = [...left];
  return result;
}

function comparedColumns(headings: readonly string[]): [ComparedField, number][] {
  const names = headings.map(headingOf);
  return COMPARED_FIELDS.flatMap((field): [ComparedField, number][] => {
    const place = names.findIndex((name) => HEADINGS[field].includes(name));
    return place < 0 ? [] : [[field, place]];
  });
}

function differencesOf(
  row: number,
  cells: CsvLine['cells'],
  fields: readonly [ComparedField, number][],
  ground: CompareGround,
): Difference[] {
  return fields.flatMap(([field, place]): Difference[] => {
    const file = fromSafeCell(cells[place] ?? '').trim();
    const here = valueOf(field, ground.numberOf(row), ground.noteOf(row));
    return isSame(field, here, file) ? [] : [{ field, here, file }];
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

/** Whether two values mean the same; a date or an amount that cannot be read for certain is not called another. */
function isSame(field: ComparedField, here: string, file: string): boolean {
  if (fold(here) === fold(file)) return true;
  if (field === 'labels') return keysOf(here) === keysOf(file);
  if (field === 'cost') {
    const amount = amountOf(file);
    return amount === null ? file !== '' : amount === amountOf(here);
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

/** `1.50`, `1,50` and `$1.50`; null for `1,500`, which may be either. */
function amountOf(text: string): number | null {
  const figures = text.replace(/[^\d.,-]/gu, '');
  return /^-?\d+(?:[.,]\d{1,2})?$|^-?\d+\.\d+$/u.test(figures) ? Number(figures.replace(',', '.')) : null;
}
