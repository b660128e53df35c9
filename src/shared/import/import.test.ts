import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../export/csv';
import { headingsAs } from '../export/headings';
import { csvParts } from '../export/number-table';
import type { PhoneNumber } from '../numbers/phone-number';
import { sampleNumber } from '../testing/sample';
import { findColumns } from './columns';
import { readLines } from './import-table';
import { american, atOnce, german, known, plan } from './testing/planned';

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

  it('are found in a column without a name of which half are numbers, and in none of which fewer are', async () => {
    const column = async (...cells: string[]) =>
      findColumns(await readCsv(`What,Where\n${cells.map((cell) => `x,${cell}`).join('\n')}\n`, atOnce), known).places
        .number;
    expect(await column('+4930123456', 'a', '+11234567890', 'b')).toBe(1);
    expect(await column('+4930123456', 'a', 'b')).toBe(-1);
    expect(await column('+4930123456', 'a')).toBe(1);
    expect(await column('12', '13')).toBe(-1);
  });

  it('fill a number up to its twenty labels, those included that it has', async () => {
    const names = Array.from({ length: 21 }, (_, at) => `l${at}`);
    const noted = { us: { labels: names.slice(0, 2), note: '' } };
    const line = (labels: readonly string[]) => `number,labels\n+11234567890,${labels.join(';')}\n`;
    expect((await plan(line(names.slice(2, 20)), 'merge', noted)).changes).toEqual([['us', 'add', names.slice(0, 20).join('+'), '']]); // prettier-ignore
    expect(await plan(line(names.slice(2)), 'merge', noted)).toEqual({ changes: [], refused: [[2, 'tooManyLabels']] });
    expect((await plan(line(names.slice(0, 20)))).refused).toEqual([]);
  });

  it('of senders and texts that are no numbers do not land on a sender', async () => {
    const acme = sampleNumber({ id: 'acme', number: 'ACME', formatted_number: 'ACME', international_number: '' });
    const text = 'number,labels\nn/a,a\nunknown,a\nTotal,a\nacme,found\n3,a\n';
    expect(await plan(text, 'merge', {}, [american, acme, sampleNumber({ id: '3com', number: '3COM' })])).toEqual({
      changes: [['acme', 'add', 'found', '']],
      refused: [[2, 'nowhere'], [3, 'nowhere'], [4, 'nowhere'], [6, 'nowhere']],
    }); // prettier-ignore
  });

  it('find a national number by how it is written, and say so where that leaves several', async () => {
    const singapore = sampleNumber({ id: 'sg', number: '+6562345678', formatted_number: '6234 5678', international_number: '+65 6234 5678' }); // prettier-ignore
    const florida = sampleNumber({ id: 'fl', number: '+16562345678', formatted_number: '(656) 234-5678', international_number: '+1 656 234 5678' }); // prettier-ignore
    const of = [singapore, florida];
    expect(await plan('number,labels\n(656) 234-5678,a\n', 'merge', {}, of)).toMatchObject({ changes: [['fl', 'add', 'a', '']] }); // prettier-ignore
    expect(await plan('number,labels\n6562345678,a\n', 'merge', {}, of)).toMatchObject({ refused: [[2, 'ambiguous']] });
    expect(await plan('number,labels\n+6562345678,a\n', 'merge', {}, of)).toMatchObject({ changes: [['sg', 'add', 'a', '']] }); // prettier-ignore
  });

  it('find the number meant by a spreadsheet or with an extension, and never its neighbor', async () => {
    const neighbours = ['+49301234560', '+141555501325', '+1415555013255'].map((number) => sampleNumber({ id: number, number, formatted_number: '', international_number: '' })); // prettier-ignore
    const main = sampleNumber({ id: 'main', number: '+14155550132', formatted_number: '(415) 555-0132' });
    const of = [german, main, ...neighbours];
    expect(await plan('number,labels\n4930123456.0,a\n+14155550132 ext. 5,b\n', 'merge', {}, of)).toEqual({
      changes: [['de', 'add', 'a', ''], ['main', 'add', 'b', '']],
      refused: [],
    }); // prettier-ignore
    expect(await plan('number,labels\n14155550132x5,b\n', 'merge', {}, of)).toMatchObject({ changes: [['main', 'add', 'b', '']] }); // prettier-ignore
    // what a spreadsheet leaves of 030 123456 in a column of numbers
    expect(await plan('number,labels\n30123456,a\n', 'merge', {}, of)).toMatchObject({ changes: [['de', 'add', 'a', '']] }); // prettier-ignore
  });

  it('are left out where id and number are of different numbers', async () => {
    const text = 'id,number,labels\nus,+4930123456,a\nus,+15550,a\nus,n/a,b\nunknown,+4930123456,c\n';
    expect(await plan(text)).toEqual({
      changes: [['us', 'add', 'b', ''], ['de', 'add', 'c', '']],
      refused: [[2, 'conflict'], [3, 'conflict']],
    }); // prettier-ignore
  });

  it('are found by the national spelling where the number was rounded', async () => {
    expect(await plan('number,formatted_number,labels\n4.91702E+11,030 123456,VIP\n', 'merge', {}, [american, german])).toEqual(
      { changes: [['de', 'add', 'VIP', '']], refused: [] },
    ); // prettier-ignore
    // where that leaves several, nothing is guessed
    expect(await plan('number,formatted_number,labels\n4.91702E+11,030 123456,VIP\n')).toMatchObject({ refused: [[2, 'ambiguous']] }); // prettier-ignore
    expect(await plan('number,id,labels\n4.91702E+11,other,VIP\n')).toMatchObject({ changes: [['other', 'add', 'VIP', '']] }); // prettier-ignore
  });

  it('of a number that several environments have say so, until one of them is chosen or the file says which', async () => {
    const of = ['eu/1', 'us/2'].map((id) => sampleNumber({ ...american, id }));
    const text = 'number,labels\n+11234567890,a\n';
    const added = (id: string) => [id, 'add', 'a', ''];
    expect(await plan(text, 'merge', {}, of)).toEqual({ changes: [], refused: [[2, 'environments']] });
    expect(await plan(text, 'merge', {}, of, 'us')).toEqual({ changes: [added('us/2')], refused: [] });
    expect(await plan(text, 'merge', {}, of, 'all')).toEqual({ changes: of.map(({ id }) => added(id)), refused: [] });
    expect(await plan('number,environment,labels\n+11234567890,EU,a\n', 'merge', {}, of)).toEqual({
      changes: [added('eu/1')],
      refused: [],
    });
  });

  it.each([
    ['a separator line', 'sep=;\nPhoneNumber;Tags\n+4930123456;a\n'],
    ['a heading in two lines', '"Phone\nnumber",Tags\n+4930123456,a\n'],
    ['bars', 'DID|Tags\n+4930123456|a\n'],
    ['another word', 'MSISDN,Labels:\n4930123456,a\n'],
    ['mobile numbers', 'Name,Mobile,Group\nAda,+49 30 123456,a\n'],
    ['a heading that says nothing', 'Extern,Labels\n+49 30 123456,a\n'],
  ])('are found with %s', async (_, text) => {
    expect(await plan(text)).toMatchObject({ changes: [['de', 'add', 'a', '']], refused: [] });
  });

  it('are read without a heading once the columns are chosen', async () => {
    const { headings, places, body } = findColumns(
      await readCsv('Ada,+49 30 123456,vip\nBo,+11234567890,x\n', atOnce),
      known,
    );
    expect(headings).toBeNull();
    expect(places).toEqual({ number: 1, formatted: -1, id: -1, environment: -1, labels: -1, note: -1 });
    const { lines } = readLines(body, { ...places, labels: 2, note: 0 });
    expect(lines.map(({ line, number, labels, note }) => [line, number, labels, note])).toEqual([
      [1, '+49 30 123456', ['vip'], 'Ada'],
      [2, '+11234567890', ['x'], 'Bo'],
    ]);
  });

  it.each(['', 'name,labels\na,b\n', 'number\n'])('have no column of numbers in %j', async (text) => {
    const { places, body } = findColumns(await readCsv(text, atOnce), known);
    expect(places.number < 0 || body.length === 0).toBe(true);
  });

  it('are added to what there is, or replace it', async () => {
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
        const file = [...csvParts(rows, ['number', 'labels', 'note'], headingsAs('fields'))].join('');
        const known = Object.fromEntries(list.map(({ id }, at) => [id, notes[at]!]));
        const result = await plan(file, 'replace', known, list);
        expect(result.refused).toEqual([]);
        expect(result.changes.map(([id, kind]) => [id, kind])).toEqual(list.map(({ id }) => [id, 'unchanged']));
      }),
    );
  });
});
