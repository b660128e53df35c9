import { describe, expect, it } from 'vitest';
import { readCsv } from '../export/csv';
import { LONGEST_NOTE } from '../labels/label';
import type { PhoneNumber } from '../numbers/phone-number';
import { prepareColumns } from '../query/columns';
import { CONTEXT } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';
import { findColumns } from './columns';
import { planImport } from './import-plan';
import { indexNumbers } from './number-index';
import { american, atOnce, german, groundOf, known, plan } from './testing/planned';

describe('the lines of a file', () => {
  it('are taken where id and number agree, and where the number is a sender', async () => {
    const acme = sampleNumber({ id: 'acme', number: ' ACME ', formatted_number: '', international_number: '' });
    const text = 'id,number,labels\nus,+11234567890,a\nACME,acme,b\nde,ACME,c\n';
    expect(await plan(text, 'merge', {}, [american, german, acme])).toEqual({
      changes: [['us', 'add', 'a', ''], ['acme', 'add', 'b', '']],
      refused: [[4, 'conflict']],
    }); // prettier-ignore
  });

  it('are found by a national spelling alone, or where it tells which of several is meant', async () => {
    const singapore = sampleNumber({ id: 'sg', number: '+6562345678', formatted_number: '6234 5678', international_number: '' }); // prettier-ignore
    const florida = sampleNumber({ id: 'fl', number: '+16562345678', formatted_number: '(656) 234-5678', international_number: '' }); // prettier-ignore
    const text = 'number,formatted_number,labels\n6562345678,(656) 234-5678,a\n6562345678,6234 5678,b\n,030 123456,c\n';
    expect(await plan(text, 'merge', {}, [singapore, florida, german])).toEqual({
      changes: [['fl', 'add', 'a', ''], ['sg', 'add', 'b', ''], ['de', 'add', 'c', '']],
      refused: [],
    }); // prettier-ignore
  });

  it('land on no number that only ends or begins alike', async () => {
    const of = [german, sampleNumber({ id: 'zeros', number: '+15005550100', formatted_number: '', international_number: '' })]; // prettier-ignore
    const text = 'number,labels\n9915005550100,a\n5550000,b\n';
    expect((await plan(text, 'merge', {}, of)).refused).toEqual([[2, 'nowhere'], [3, 'nowhere']]); // prettier-ignore
  });

  it('say between which numbers only the user can decide', async () => {
    const of = ['eu/1', 'us/2'].map((id) => sampleNumber({ ...american, id }));
    const line = { formatted: '', id: '', environment: '', labels: ['a'], note: null };
    const lines = ['+11234567890', '+15550'].map((number, at) => ({ ...line, number, line: at + 1 }));
    const { refused } = await planImport(lines, 'merge', await groundOf(of, {}, null), atOnce);
    expect(refused).toStrictEqual([
      { line: 1, written: '+11234567890', problem: 'environments', rows: [0, 1] },
      { line: 2, written: '+15550', problem: 'nowhere' },
    ]);
  });

  it('replace only what the file has a column of', async () => {
    const noted = { us: { labels: ['VIP', 'old'], note: 'Ask Ada' }, de: { labels: ['VIP', 'old'], note: '' } };
    expect(await plan('number,labels\n+11234567890,VIP\n+4930123456,VIP\n', 'replace', noted)).toMatchObject({
      changes: [['us', 'replace', 'VIP', 'Ask Ada'], ['de', 'replace', 'VIP', '']],
    }); // prettier-ignore
    expect(await plan('number,note\n+4930123456,  Ask Bo \n', 'replace', noted)).toMatchObject({
      changes: [['de', 'add', 'VIP+old', 'Ask Bo']],
    });
  });

  it.each([
    ['number,4930123456\n+11234567890,x\n', 0],
    ['formatted_number,Other\n030 123456,+11234567890\n', -1],
    ['Other,formatted_number\n+11234567890,030 123456\n', -1],
    ['id,Other\nus,+11234567890\n', -1],
    ['Other,id\n+11234567890,us\n', -1],
    [' Extern ,Where\n1234567,x\n', 0],
    ['Extern,Where\n123456,x\n', -1],
  ])('have their numbers in the column that is named, else in one that looks like it: %j', async (text, place) => {
    const { headings, places } = findColumns(await readCsv(text, atOnce), known);
    expect(places.number).toBe(place);
    expect(headings).toEqual(text.split('\n')[0]!.split(',').map((name) => name.trim())); // prettier-ignore
  });

  it('have notes as long as any other, and none that is longer', async () => {
    const noted = async (length: number) => plan(`number,note\n+11234567890,${'x'.repeat(length)}\n`);
    expect(await noted(LONGEST_NOTE)).toMatchObject({ changes: [['us', 'add', '', 'x'.repeat(LONGEST_NOTE)]] });
    expect(await noted(LONGEST_NOTE + 1)).toEqual({ changes: [], refused: [[2, 'longNote']] });
  });

  it.each([
    [1_999, 0],
    [2_000, 1],
    [4_000, 2],
  ])('among %d numbers pause %d times while these are taken in', async (count, pauses) => {
    const numbers = Array<PhoneNumber>(count).fill(sampleNumber({ number: 'ACME' }));
    let paused = 0;
    const index = await indexNumbers(numbers, prepareColumns(numbers, CONTEXT), () => Promise.resolve(void paused++));
    expect([paused, index.find('acme').length]).toEqual([pauses, count]);
  });

  it.each([
    [999, 0],
    [1_000, 1],
    [2_000, 2],
  ])('of %d lines pause %d times', async (count, pauses) => {
    const line = { number: '', formatted: '', id: '', environment: '', labels: null, note: null };
    const lines = Array.from({ length: count }, (_, at) => ({ ...line, line: at + 1 }));
    let paused = 0;
    const { refused } = await planImport(lines, 'merge', await groundOf([], {}, null), () => Promise.resolve(void paused++)); // prettier-ignore
    expect([refused.length, paused]).toEqual([count, pauses]);
  });
});
