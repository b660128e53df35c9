import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BYTE_ORDER_MARK, fromSafeCell, readCsv, SEPARATORS, toSafeCell, writeCsv } from './csv';
import { anyCharacter } from '../testing/any-character';

const atOnce = () => Promise.resolve();
const cellsOf = async (text: string) => (await readCsv(text, atOnce)).map(({ cells }) => cells);

const cell = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 8 }),
  fc.constantFrom('', '+1 (123) 456-7890', '=1+1', '"', ',', ';', '\t', '\r\n', '\n', ' a ', "'=x", '\uFEFF', '-0.5'),
  fc.array(fc.constantFrom('"', ',', '\r', '\n', ';', 'a', ' ', "'", '='), { maxLength: 6 }).map((parts) => parts.join('')),
); // prettier-ignore

describe('a CSV file', () => {
  it('reads back as it was written, whatever is in it', async () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), fc.constantFrom(...SEPARATORS), async (rows, isMarked, separator) => {
        const header = rows[0]!.map((_, index) => `column ${index}`);
        const text = (isMarked ? BYTE_ORDER_MARK : '') + writeCsv([header, ...rows], separator);
        const filled = rows.filter((cells) => cells.some((content) => content.trim() !== ''));
        expect(await cellsOf(text)).toEqual([header, ...filled]);
      }),
    );
  }); // prettier-ignore

  it('is written by RFC 4180', () => {
    expect(writeCsv([['a', 'b "c"', 'd,e', 'f\r\ng']])).toBe('a,"b ""c""","d,e","f\r\ng"\r\n');
  });

  it.each([
    ['commas', 'number,note\r\n1,"a, b"\r\n'],
    ['semicolons', 'number;note\n1;a, b'],
    ['tabs', 'number\tnote\r1\t"a, b"\r'],
    ['a mark at its beginning', '\uFEFFnumber,note\n1,"a, b"\n\n'],
    ['a quoted header', '"number";"note, or so"\n1;a, b'],
    ['bars', 'number|note\n1|a, b'],
    ['a line break in the header', '"Phone\nnumber";"note"\n1;a, b'],
    ['a line that names the separator', 'sep=;\r\nnumber;note\r\n1;a, b'],
    ['a mark and a line that names the separator', '\uFEFF"sep=|"\nnumber|note\n1|a, b'],
  ])('is read with %s', async (_, text) => {
    const lines = await cellsOf(text);
    expect(lines[1]).toEqual(['1', 'a, b']);
    expect(lines).toHaveLength(2);
  });

  it('counts the line that names the separator', async () => {
    expect((await readCsv('sep=;\nnumber;note\n1;a', atOnce)).map(({ line }) => line)).toEqual([2, 3]);
  });

  it('is read in pieces, between which the page may do something else', async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [String(index), `é ${index}`]);
    let pauses = 0;
    const read = await readCsv(writeCsv(rows), () => Promise.resolve(void pauses++));
    expect(read.map(({ cells }) => cells)).toEqual(rows);
    expect(read.at(-1)?.line).toBe(60_000);
    expect(pauses).toBeGreaterThan(5);
  });
});

describe('a cell that could be a formula', () => {
  it.each(['=1+1', '+cmd|calc', '-2+3+cmd', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋A1', '-x'])('%j is none any more', (text) => {
    expect(toSafeCell(text)).toBe(`'${text}`);
  }); // prettier-ignore

  it.each(['', 'support', '+1234567890', '+1 (123) 456-7890', '-0.5', 'a=1', "it's"])('%j stays', (text) => {
    expect(toSafeCell(text)).toBe(text);
  });

  it('is what it was when it is read again', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(fromSafeCell(toSafeCell(text))).toBe(text);
      }),
    );
  });

  it('never begins like one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'=+-@\t\r＝＋－＠'), fc.string(), (sign, rest) => {
        const safe = toSafeCell(sign + rest);
        expect(safe.startsWith("'") || /^[+-][\d\s().,/-]*$/u.test(safe)).toBe(true);
      }),
    );
  });
});
