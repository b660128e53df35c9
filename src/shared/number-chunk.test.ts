import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openChunk, decodeNumbers, encodeNumbers, ROWS_PER_CHUNK, textOfChunk } from './number-chunk';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from './phone-number';
import { numbersArbitrary } from './query/number-arbitrary';
import { joinSearchTexts } from './query/search-text';
import { sampleNumber } from './testing/sample';

/** JSON has no word for them, and neither has the API. */
const finite = (numbers: PhoneNumber[]) =>
  numbers.filter((number) =>
    PHONE_NUMBER_FIELDS.every((field) => typeof number[field] !== 'number' || Number.isFinite(number[field])),
  );

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
  });

  it('keep a value that stands in many numbers once', () => {
    const numbers = Array.from({ length: 100 }, (_, index) => sampleNumber({ id: String(index), type: 'a long word' }));
    const text = textOfChunk(encodeNumbers(numbers)[0]!);
    expect(text.split('a long word')).toHaveLength(2);
  });
});
