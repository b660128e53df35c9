import { readCsv } from '../../export/csv';
import type { PhoneNumber } from '../../numbers/phone-number';
import type { NumberNote } from '../../query/add-local-columns';
import { prepareColumns } from '../../query/columns';
import { CONTEXT } from '../../query/number-arbitrary';
import { sampleNumber } from '../../testing/sample';
import { findColumns } from '../columns';
import { planImport, type ImportMode } from '../import-plan';
import { readLines } from '../import-table';
import { loadKnownHeadings } from '../known-headings';
import { indexNumbers } from '../number-index';

export const atOnce = () => Promise.resolve();
export const known = await loadKnownHeadings();

export const american = sampleNumber({ id: 'us', number: '+11234567890', international_number: '+1 123 456 7890' });
export const german = sampleNumber({
  id: 'de',
  number: '+4930123456',
  formatted_number: '030 123456',
  international_number: '+49 30 123456',
});
/** Written nationally like the German one. */
const other = sampleNumber({
  id: 'other',
  number: '+39030123456',
  formatted_number: '030 123456',
  international_number: '+39 030 123456',
});
const numbers = [american, german, other];

/** The ground that the lines of a file are looked up in; a number's environment is what stands before the slash of its id. */
export async function groundOf(of: PhoneNumber[], noted: Record<string, NumberNote>, meant: string | null) {
  const columns = prepareColumns(of, CONTEXT);
  return {
    index: await indexNumbers(of, columns, atOnce),
    noteOf: (row: number) => noted[of[row]!.id] ?? { labels: [], note: '' },
    environmentOf: (row: number) => ({ id: of[row]!.id.split('/')[0]!, name: of[row]!.id.split('/')[0]! }),
    digitsOf: (row: number) => columns.digits[row]!,
    meant,
  };
}

/** What becomes of the numbers by the text of a file, and which of its lines change nothing. */
export async function plan(
  text: string,
  mode: ImportMode = 'merge',
  noted: Record<string, NumberNote> = {},
  of = numbers,
  meant: string | null = null,
) {
  const { body, places } = findColumns(await readCsv(text, atOnce), known);
  const table = readLines(body, places);
  const { changes, refused } = await planImport(table.lines, mode, await groundOf(of, noted, meant), atOnce);
  return {
    changes: changes.map(({ row, kind, after }) => [of[row]!.id, kind, after.labels.join('+'), after.note]),
    refused: [...table.refused, ...refused].sort((a, b) => a.line - b.line).map(({ line, problem }) => [line, problem]),
  };
}
