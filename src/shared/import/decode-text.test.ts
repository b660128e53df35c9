import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText, isWorkbook } from './decode-text';

const TEXT = 'number,labels\r\n+4930123456,Büro "V I P" – Straße\r\n';

function utf16(text: string, isBigEndian = false): number[] {
  return [...Array(text.length).keys()].flatMap((at) => {
    const code = text.charCodeAt(at);
    return isBigEndian ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
  });
}

it.each([
  ['UTF-8', [...new TextEncoder().encode(TEXT)]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode(TEXT)]],
  ['UTF-16LE with a mark', [0xff, 0xfe, ...utf16(TEXT)]],
  ['UTF-16LE without a mark', utf16(TEXT)],
  ['UTF-16BE with a mark', [0xfe, 0xff, ...utf16(TEXT, true)]],
  ['UTF-16BE without a mark', utf16(TEXT, true)],
  ['Windows-1252', [...TEXT].map((sign) => (sign === '–' ? 0x96 : sign.charCodeAt(0)))],
])('is read as %s', (_, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(TEXT);
});

it('reads UTF-16LE without a mark in other scripts', () => {
  const text = 'number,labels\n+4930123456,Поддержка\n';
  expect(decodeText(Uint8Array.from(utf16(text)))).toBe(text);
});

it.each([
  ['UTF-16LE', [0xff, 0xfe, ...utf16('Поддержка')]],
  ['UTF-16BE', [0xfe, 0xff, ...utf16('Поддержка', true)]],
])('reads %s by its mark alone where no byte is zero', (_, bytes) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe('Поддержка');
});

it.each(['ÿabc', 'þabc', 'aþbc', 'aÿbc'])('takes half of a mark for a letter of Windows-1252: %s', (text) => {
  expect(decodeText(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))).toBe(text);
});

it.each([14, 15])('takes a single zero in sixteen bytes for no UTF-16, wherever it stands: %d', (at) => {
  const bytes = new TextEncoder().encode('a'.repeat(16));
  bytes[at] = 0;
  expect(decodeText(bytes)).toBe('a'.repeat(15));
});

it('leaves a replacement character that was written as such', () => {
  expect(decodeText(new TextEncoder().encode('a\uFFFDb'))).toBe('a\uFFFDb');
});

it('is not taken for UTF-16 where a program has filled it up with zeros', () => {
  expect(decodeText(Uint8Array.from([...new TextEncoder().encode(TEXT), ...Array<number>(20).fill(0)]))).toBe(TEXT);
});

it('never has a replacement character or NUL in it, whatever the bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 60 }).map((rest) => Uint8Array.from([0xff, 0xfe, ...rest])),
  );
  fc.assert(
    fc.property(bytes, (some) => {
      const isMeant = Buffer.from(some).includes(Buffer.from('\uFFFD'));
      if (!isMeant) expect(decodeText(some)).not.toMatch(/[\0\uFFFD]/u);
    }),
  );
});

it('knows workbooks', () => {
  expect(isWorkbook(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20]))).toBe(true);
  expect(isWorkbook(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe(true);
  expect(isWorkbook(new TextEncoder().encode('PK,number'))).toBe(false);
});
