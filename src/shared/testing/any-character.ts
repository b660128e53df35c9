import fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;
const SURROGATES = LAST_SURROGATE - FIRST_SURROGATE + 1;

/**
 * Every character of Unicode, drawn and shrunk as fast-check's `unit: 'binary'` does, which first makes a table of a
 * million of them: two seconds in each file that asks for it.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES })
  .map((index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES), indexOf);

function indexOf(text: unknown): number {
  const point = typeof text === 'string' && [...text].length === 1 ? text.codePointAt(0)! : FIRST_SURROGATE;
  // fast-check asks whether words such as `constructor` can be drawn, too
  if (point >= FIRST_SURROGATE && point <= LAST_SURROGATE) throw new TypeError('Not a character');
  return point < FIRST_SURROGATE ? point : point - SURROGATES;
}
