import { labelKey } from '../labels/label';
import { agentNames, openedValue, talkoverEnvironmentName } from '../numbers/extras';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from '../numbers/phone-number';
import type { NumberNote } from '../query/add-local-columns';
import { toSafeCell, writeCsv, type Separator } from './csv';

/**
 * What a file can tell of a number: the fields of the API under their own names, and what this app knows in addition. The
 * API has an `environment` of its own, which is `talkover_environment` here.
 */
export const EXPORT_FIELDS = [
  ...PHONE_NUMBER_FIELDS,
  'agents',
  'talkover_environment',
  'also_sent',
  'labels',
  'note',
  'environment',
] as const;
export type ExportField = (typeof EXPORT_FIELDS)[number];

/** One line of a table. */
export interface TableNumber {
  number: PhoneNumber;
  note: NumberNote;
  environment: { name: string };
}

/** Lines that are written with one call of the library. */
const LINES_AT_ONCE = 50;

/** The numbers as a CSV file, piece by piece: the headings first, then a line for each number. */
export function* csvParts(
  numbers: Iterable<TableNumber>,
  fields: readonly ExportField[],
  headings: Readonly<Record<ExportField, string>>,
  separator: Separator = ',',
): Generator<string> {
  yield writeCsv([fields.map((field) => headings[field])], separator);
  let lines: string[][] = [];
  for (const one of numbers) {
    lines.push(fields.map((field) => toSafeCell(cellOf(one, field))));
    if (lines.length < LINES_AT_ONCE) continue;
    yield writeCsv(lines, separator);
    lines = [];
  }
  if (lines.length > 0) yield writeCsv(lines, separator);
}

/** The numbers as a JSON file, piece by piece: a list of objects. */
export function* jsonParts(numbers: Iterable<TableNumber>, fields: readonly ExportField[]): Generator<string> {
  let separator = '[\n';
  for (const one of numbers) {
    yield separator + JSON.stringify(Object.fromEntries(fields.map((field) => [field, valueOf(one, field)])));
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** In JSON, what was not sent is left out. */
function valueOf({ number, note, environment }: TableNumber, field: ExportField): unknown {
  if (field === 'agents' || field === 'talkover_environment' || field === 'also_sent') {
    return number[field] === undefined ? undefined : openedValue(number[field]);
  }
  if (field === 'labels') return note.labels;
  if (field === 'note') return note.note;
  return field === 'environment' ? environment.name : number[field];
}

function cellOf(one: TableNumber, field: ExportField): string {
  if (field === 'labels') return writeLabels(one.note.labels);
  if (field === 'agents') return writeLabels(agentNames(one.number));
  if (field === 'talkover_environment') return talkoverEnvironmentName(one.number);
  if (field === 'note') return one.note.note;
  if (field === 'environment') return one.environment.name;
  return String(one.number[field] ?? '');
}

/** Labels, or names of agents, in one cell, with semicolons between them; a name that has a separator in it stands in quotation marks. */
export function writeLabels(names: readonly string[]): string {
  return names.map((name) => (/[;,"]/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join('; ');
}

const LABEL_IN_CELL = /\s*(?:"((?:[^"]|"")*)"|([^;,]*))\s*(?:[;,]|$)/uy;

/** What {@link writeLabels} wrote, or names with commas or semicolons between them. Each once, in its first spelling. */
export function readLabels(cell: string): string[] {
  const names = new Map<string, string>();
  LABEL_IN_CELL.lastIndex = 0;
  while (LABEL_IN_CELL.lastIndex < cell.length) {
    const [, quoted, plain] = LABEL_IN_CELL.exec(cell) ?? [];
    // what stands behind a closing quotation mark: the rest is one name
    if (quoted === undefined && plain === undefined) break;
    const name = (quoted?.replaceAll('""', '"') ?? plain ?? '').trim();
    if (name !== '' && !names.has(labelKey(name))) names.set(labelKey(name), name);
  }
  return [...names.values()];
}
