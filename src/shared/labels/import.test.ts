import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../export/csv';
import { csvParts } from '../export/number-table';
import type { PhoneNumber } from '../numbers/phone-number';
import type { NumberNote } from '../query/annotate';
import { prepareColumns } from '../query/columns';
import { CONTEXT } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';
import { planImport, type ImportMode } from './import-plan';
import { readImport } from './import-table';
import { indexNumbers } from './number-index';

const atOnce = () => Promise.resolve();

const american = sampleNumber({ id: 'us', number: '+11234567890', international_number: '+1 123 456 7890' });
const german = sampleNumber({
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

async function plan(text: string, mode: ImportMode = 'merge', noted: Record<string, NumberNote> = {}, of = numbers) {
  const table = readImport(await readCsv(text, atOnce));
  if ('problem' in table) return table.problem;
  const index = await indexNumbers(of, prepareColumns(of, CONTEXT), atOnce);
  const noteOf = (row: number) => noted[of[row]!.id] ?? { labels: [], note: '' };
  const { changes, refused } = await planImport(table.lines, mode, { index, noteOf }, atOnce);
  return {
    changes: changes.map(({ row, kind, after }) => [of[row]!.id, kind, after.labels.join('+'), after.note]),
    refused: [...table.refused, ...refused].sort((a, b) => a.line - b.line).map(({ line, problem }) => [line, problem]),
  };
}

describe('labels and notes from a file', () => {
  it.each([
    '+11234567890',
    '11234567890',
    '+1 (123) 456-7890',
    '0011234567890',
    '001 123 456 7890',
    '(123) 456-7890',
    '1.123.456.7890',
    "'+11234567890",
    '+1 123 456 7890 ',
  ])('find a number that is written %j', async (spelling) => {
    expect(await plan(`number;labels\r\n"${spelling}";support\r\n`)).toEqual({
      changes: [['us', 'add', 'support', '']],
      refused: [],
    });
  });

  it('find numbers by E.164, whatever the columns are called and however they stand', async () => {
    expect(await plan('Note\tTags\tOther\tPhone_Number\nAsk Ada\tEU, vip\tx\t+49 (0)30 123456\n')).toEqual({
      changes: [['de', 'add', 'EU+vip', 'Ask Ada']],
      refused: [],
    });
    expect(await plan('labels,ID\na,OTHER\n')).toEqual({ changes: [['other', 'add', 'a', '']], refused: [] });
  });

  it('say of every line that changes nothing why', async () => {
    const long = 'x'.repeat(41);
    const lines = ['+15550', '030 123456', '1.12346E+10', '', '+11234567890', '0011234567890'].map((number) => `${number},a`); // prettier-ignore
    const text = `number,labels\n${lines.join('\n')}\n+4930123456,${long}\n+4930123456,none\n+4930123456,${Array.from({ length: 21 }, (_, at) => `l${at}`).join(';')}\n`; // prettier-ignore
    const refused = [
      [2, 'nowhere'],
      [3, 'ambiguous'],
      [4, 'rounded'],
      [5, 'noNumber'],
      [7, 'repeated'],
      [8, 'wrongLabel'],
      [9, 'wrongLabel'],
      [10, 'tooManyLabels'],
    ];
    expect(await plan(text)).toEqual({ changes: [['us', 'add', 'a', '']], refused });
  });

  it.each([
    ['', 'empty'],
    ['number,labels\n', 'empty'],
    ['name,labels\na,b\n', 'noNumbers'],
    ['number,colour\n+1,b\n', 'noNotes'],
  ])('are not found in %j', async (text, problem) => {
    expect(await plan(text)).toBe(problem);
  });

  it('are put beside what there is, or in its place', async () => {
    const noted = { us: { labels: ['Support', 'old'], note: 'Ask Ada' }, de: { labels: ['EU'], note: '' } };
    const text = 'number,labels,note\n+11234567890,support;new,\n+4930123456,EU,Hello\n+39030123456,,\n';
    expect(await plan(text, 'merge', noted)).toMatchObject({
      changes: [
        ['us', 'add', 'Support+old+new', 'Ask Ada'],
        ['de', 'add', 'EU', 'Hello'],
        ['other', 'unchanged', '', ''],
      ],
    });
    expect(await plan(text, 'replace', noted)).toMatchObject({
      changes: [
        ['us', 'replace', 'support+new', ''],
        ['de', 'add', 'EU', 'Hello'],
        ['other', 'unchanged', '', ''],
      ],
    });
    expect(await plan('number,note\n+11234567890,\n', 'replace', noted)).toMatchObject({
      changes: [['us', 'replace', 'Support+old', '']],
    });
  });

  it('of an export change nothing where nothing was changed since', async () => {
    const unique = fc.uniqueArray(fc.stringMatching(/^\+[1-9][0-9]{6,12}$/), { minLength: 1, maxLength: 8 });
    const noted = fc.record({
      labels: fc.uniqueArray(fc.constantFrom('a; b', 'support', '=x', '"'), { maxLength: 3 }),
      note: fc.constantFrom('', '=1+1', 'two\r\nlines', '-', '+49'),
    });
    await fc.assert(
      fc.asyncProperty(unique, fc.array(noted, { minLength: 8, maxLength: 8 }), async (written, notes) => {
        const list: PhoneNumber[] = written.map((number, at) => sampleNumber({ id: `n${at}`, number }));
        const rows = list.map((number, at) => ({ number, note: notes[at]!, environment: { name: 'P' } }));
        const file = [...csvParts(rows, ['number', 'labels', 'note'])].join('');
        const known = Object.fromEntries(list.map(({ id }, at) => [id, notes[at]!]));
        const result = await plan(file, 'replace', known, list);
        if (typeof result === 'string') throw new Error(result);
        expect(result.refused).toEqual([]);
        expect(result.changes.map(([id, kind]) => [id, kind])).toEqual(list.map(({ id }) => [id, 'unchanged']));
      }),
    );
  });
});
