import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { prepareColumns } from './columns';
import { parseQuery } from './language/parse';
import { CONTEXT } from './number-arbitrary';
import { missingNumbers, readPastedNumbers } from './paste-numbers';
import { querySchema } from './query';

const termsOf = (query: string) => parseQuery(query).terms.map(({ term }) => term);

describe('pasted numbers', () => {
  it.each([
    ['+1 415-555-0132\r\n+49 (0)30 123456\r\n', 'number:+14155550132|+4930123456'],
    ['Number\n(415) 555-0132 ext. 5\n\ntel:+4930123456\nn/a', 'number:4155550132|+4930123456'],
    ['Ada\t+14155550132\tvip\nBo\t+4930123456\t', 'number:+14155550132|+4930123456'],
    ['+14155550132, +4930123456', 'number:+14155550132|+4930123456'],
    ['\n+14155550132, +4930123456\r\n \r\n', 'number:+14155550132|+4930123456'],
    ['12345\n67890', 'number:12345|67890'],
    ['1234\n5678', null],
    ['Ada\t+14155550132\t+4930123456\nBo\t+442071234567', 'number:+14155550132|+442071234567'],
    ['+14155550132;+4930123456;', null],
    ['+14155550132\n+1 415 555 0132', null],
    ['+14155550132', null],
    ['+1 415-555-0132 ext. 5', null],
    ['Call 4155550132, then 4155550133', null],
    ['renews:<7d\nhas:sms', null],
  ])('%j become one query', (text, query) => {
    expect(readPastedNumbers(text)?.query ?? null).toBe(query);
  });

  it('become no longer query than can be kept, which says how many it leaves out', () => {
    const pasted = readPastedNumbers(Array.from({ length: 5_000 }, (_, at) => `+4930${100_000 + at}`).join('\n'))!;
    expect(pasted.all).toBe(5_000);
    const counted = (first: string) =>
      readPastedNumbers([first, ...Array.from({ length: 400 }, (_, at) => `+4930${100_000 + at}`)].join('\n'))?.count;
    // together with the first one, 315 of 11 characters and a bar each fill the query to the last character, or nearly
    expect([counted('+49301234567'), counted('+493012345678'), counted('+493012')]).toEqual([316, 315, 316]);
    // as many as fit into the 3,800 characters that leave room for typing
    expect(pasted.count).toBe(Math.floor((3_800 - 'number:'.length) / '+4930100000|'.length));
    expect(querySchema.safeParse(pasted.query).success).toBe(true);
    expect(parseQuery(pasted.query).problems).toEqual([]);
  });

  it('that are not in the list are named', () => {
    const columns = prepareColumns([sampleNumber(), sampleNumber({ id: 'sender', number: 'ACME' })], CONTEXT);
    expect(missingNumbers(termsOf('number:+1234567890|+4930123|acme|0123 -number:+15 has:sms'), columns)).toEqual({
      all: 4,
      missing: ['+4930123', '0123'],
    });
    expect(missingNumbers(termsOf('has:sms'), columns)).toEqual({ all: 0, missing: [] });
  });
});
