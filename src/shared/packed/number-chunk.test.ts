import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChunk, decodeNumbers, encodeNumbers, ROWS_PER_CHUNK, textOfChunk } from './number-chunk';
import { instantOf } from '../numbers/number-list';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from '../numbers/phone-number';
import { numbersArbitrary } from '../query/number-arbitrary';
import { joinSearchTexts } from '../query/search-text';
import { sampleNumber } from '../testing/sample';

/** JSON has no word for them, and neither has the API. */
const finite = (numbers: PhoneNumber[]) =>
  numbers.filter((number) =>
    PHONE_NUMBER_FIELDS.every((field) => typeof number[field] !== 'number' || Number.isFinite(number[field])),
  );

/** Fields of which the API may send none. */
const NULLABLE: readonly (keyof PhoneNumber)[] = ['current_price', 'renewal_date', 'created_at', 'updated_at', 'monthly_renewal_cost', 'days_until_monthly_renewal']; // prettier-ignore

describe('chunks of numbers', () => {
  it('give back what was put in, with its search texts', () => {
    fc.assert(
      fc.property(numbersArbitrary.map(finite), fc.nat(3), (list, times) => {
        // few and many of the same, since a field with few values is written another way
        const numbers = Array.from({ length: times + 1 }, () => list).flat();
        const chunks = encodeNumbers(numbers);
        expect(decodeNumbers(chunks)).toEqual(numbers);
        if (chunks[0]) expect(openChunk(textOfChunk(chunks[0])).texts).toEqual(joinSearchTexts(numbers));
      }),
    );
  });

  it.each(PHONE_NUMBER_FIELDS)('are read where another version packed no %s, or more', (field) => {
    const numbers = Array.from({ length: 9 }, (_, index) => sampleNumber({ id: String(index), renewal_date: null }));
    const chunk = JSON.parse(textOfChunk(encodeNumbers(numbers)[0]!)) as { columns: Record<string, unknown> };
    const columns = Object.fromEntries(Object.entries(chunk.columns).filter(([name]) => name !== field));
    const text = JSON.stringify({ ...chunk, columns: { ...columns, ported_at: { words: ['x'], codes: '#########' } } });
    const read = decodeNumbers([new TextEncoder().encode(text)]);
    const value = sampleNumber()[field];
    const absent = typeof value === 'boolean' ? false : NULLABLE.includes(field) ? null : '';
    expect(read).toEqual(numbers.map((number) => ({ ...number, [field]: absent })));
    const { numbers: opened } = openChunk(text);
    expect([...opened]).toEqual(read);
    expect(opened.instant('created_at')(0)).toBe(field === 'created_at' ? NaN : Date.parse(sampleNumber().created_at!));
  });

  it('hold any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        const numbers = [...words, ...words, ...words, ...words, ...words].map((type, index) =>
          sampleNumber({ id: `${type} ${index}`, type }),
        );
        expect(decodeNumbers(encodeNumbers(numbers))).toEqual(numbers);
      }),
    );
  });

  it('hold instants however they are written', () => {
    const plain = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => `${date.toISOString().slice(0, 19)}Z`); // prettier-ignore
    const instant = fc.oneof(
      { weight: 30, arbitrary: plain },
      { weight: 3, arbitrary: fc.constant(null) },
      fc.constantFrom('', 'soon', '2025-02-30T10:00:00Z', '2025-03-01T12:00:00+02:00', '2025-03-01T12:00:00.5Z', '2025-03-01T25:00:00Z'), // prettier-ignore
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(instant, instant)), (pairs) => {
        const numbers = pairs.map(([created_at, updated_at], index) =>
          sampleNumber({ id: String(index), created_at, updated_at }),
        );
        const chunks = encodeNumbers(numbers);
        expect(decodeNumbers(chunks)).toEqual(numbers);
        if (!chunks[0]) return;
        const packed = openChunk(textOfChunk(chunks[0])).numbers;
        for (const name of ['created_at', 'updated_at'] as const) {
          const read = instantOf(packed, name);
          expect(numbers.map((_, row) => read(row))).toEqual(numbers.map((number) => Date.parse(number[name] ?? '')));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hold more values than there are characters for them', () => {
    const types = Array.from({ length: 400 }, (_, index) => `type ${index}`);
    const numbers = Array.from({ length: 4 }, () => types)
      .flat()
      .map((type, index) => sampleNumber({ id: String(index), type }));
    const [chunk] = encodeNumbers(numbers);
    expect(decodeNumbers([chunk!])).toEqual(numbers);
    expect(textOfChunk(chunk!).split('"type 7"')).toHaveLength(2);
  });

  it('are plain text where the numbers are, which is several times as fast to send', () => {
    const days = Array.from({ length: 800 }, (_, index) =>
      sampleNumber({ id: String(index), type: `t${index % 200}` }),
    );
    expect(textOfChunk(encodeNumbers(days)[0]!)).toMatch(/^[ -~\u007f]*$/);
  });

  it('are cut where one would be too long', () => {
    const numbers = Array.from({ length: ROWS_PER_CHUNK + 1 }, (_, index) => sampleNumber({ id: String(index) }));
    const chunks = encodeNumbers(numbers);
    expect(chunks.map((chunk) => openChunk(textOfChunk(chunk)).numbers.length)).toEqual([ROWS_PER_CHUNK, 1]);
    expect(decodeNumbers(chunks)).toEqual(numbers);
    expect(encodeNumbers(numbers.slice(1))).toHaveLength(1);
    expect(encodeNumbers([])).toEqual([]);
  });

  it('are read without search texts, as another version may have packed them', () => {
    const numbers = [sampleNumber({ id: 'a' }), sampleNumber({ id: 'b', type: 'sms' })];
    const chunk = JSON.parse(textOfChunk(encodeNumbers(numbers)[0]!)) as object;
    expect(openChunk(JSON.stringify({ ...chunk, search: undefined })).texts).toEqual(joinSearchTexts(numbers));
  });

  it.each([
    [91, 1],
    [92, 2],
  ])('name each of %d values with %d characters', (values, characters) => {
    const numbers = Array.from({ length: 5 * values }, (_, at) => sampleNumber({ type: `type ${at % values}` }));
    const { columns } = JSON.parse(textOfChunk(encodeNumbers(numbers)[0]!)) as { columns: { type: { codes: string } } };
    expect(columns.type.codes).toHaveLength(numbers.length * characters);
  });

  it('have no number before the first row or behind the last', () => {
    const numbers = [sampleNumber({ id: 'a' }), sampleNumber({ id: 'b' })];
    const opened = openChunk(textOfChunk(encodeNumbers(numbers)[0]!)).numbers;
    expect([-1, 0, 1, 2].map((row) => opened.at(row))).toEqual([undefined, ...numbers, undefined]);
  });

  it.each([
    [8, false],
    [9, true],
  ])('with %d numbers and three values of a field keep each value once: %s', (count, isOnce) => {
    const codes = ['QX', 'QY', 'QZ'] as const;
    const numbers = Array.from({ length: count }, (_, at) =>
      sampleNumber({ id: `${at}`, country_code: codes[at % 3]! }),
    );
    const { columns } = JSON.parse(textOfChunk(encodeNumbers(numbers)[0]!)) as { columns: { country_code: object } };
    expect('words' in columns.country_code).toBe(isOnce);
  });

  it('say nothing of fields that no number has', () => {
    const { columns } = JSON.parse(textOfChunk(encodeNumbers([sampleNumber()])[0]!)) as { columns: object };
    expect(Object.keys(columns)).toEqual([...PHONE_NUMBER_FIELDS]);
  });

  it('keep a value that stands in many numbers once', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => sampleNumber({ id: String(index), type: 'a long word' }));
    const text = textOfChunk(encodeNumbers(numbers)[0]!);
    expect(text.split('a long word')).toHaveLength(2);
  });
});
