import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodeLine, endOfLine, linePartsOf, readLineHead, type LineHead } from './record';

const HEAD: LineHead = { type: 'start', at: 5, reason: 'first', count: 3 };
const bytes = (text: string) => new TextEncoder().encode(text);
const withChecksum = (rest: string) => Buffer.from(`${crc32(rest)}\t${rest}`);

describe('a line of the record', () => {
  it('is a checksum, what it is, and its parts, with tabs between', () => {
    const rest = `${JSON.stringify(HEAD)}\t[1]\tä`;
    const line = encodeLine(HEAD, [bytes('[1]'), bytes('ä')]);
    expect(line.toString('utf8')).toBe(`${crc32(rest)}\t${rest}\n`);
    expect(readLineHead(line.subarray(0, -1))).toEqual(HEAD);
    expect(linePartsOf(line.subarray(0, -1))).toEqual(['[1]', 'ä']);
  });

  it('may have no parts', () => {
    const line = encodeLine(HEAD);
    expect(readLineHead(line.subarray(0, -1))).toEqual(HEAD);
    expect(linePartsOf(line.subarray(0, -1))).toEqual([]);
  });

  it('ends at the next line break', () => {
    expect(endOfLine(Buffer.from('a\nb\n'), 0)).toBe(1);
    expect(endOfLine(Buffer.from('a\nb\n'), 2)).toBe(3);
    expect(endOfLine(Buffer.from('a\nb'), 2)).toBe(-1);
  });

  it.each(['', 'x', '0', JSON.stringify(HEAD), `0\t${JSON.stringify(HEAD)}`, `\t${JSON.stringify(HEAD)}`])(
    'is not read with a wrong checksum: %j',
    (text) => {
      expect(() => readLineHead(Buffer.from(text))).toThrow('The checksum is wrong.');
    },
  );

  it.each([
    '{}',
    '{"type":"stop"}',
    '{"type":"start","at":5,"reason":"whim","count":3}',
    '{"type":"read"}',
    '{"type":"sync","from":1,"at":2}',
    'no JSON',
  ])('is not read where it is another: %s', (rest) => {
    expect(() => readLineHead(withChecksum(rest))).toThrow();
    expect(readLineHead(withChecksum('{"type":"read","through":7}'))).toEqual({ type: 'read', through: 7 });
  });
});
