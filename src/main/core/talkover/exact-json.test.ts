import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteLargeIntegers } from './exact-json';
import { anyCharacter } from '../../../shared/testing/any-character';

/** JSON with the digits of large integers, which no JavaScript value could hold. */
const large = fc.bigInt({ min: 2n ** 53n, max: 10n ** 30n });

describe('JSON with large integers', () => {
  it('keeps each of them exactly, and everything else as it is', () => {
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('a"b', '\\', '\\"', ': 9007199254740993, ', '{"id":9007199254740993}')); // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.tuple(large, fc.boolean(), text, fc.jsonValue())), (entries) => {
        const digits = entries.map(([value, isNegative]) => (isNegative ? '-' : '') + String(value));
        const records = entries.map(([, , label, other], at) => `{"id": ${digits[at]},"text":${JSON.stringify(label)} , "other":${JSON.stringify(other)}}`); // prettier-ignore
        const read = JSON.parse(quoteLargeIntegers(`[${records.join(',')}]`)) as unknown;
        expect(read).toEqual(entries.map(([, , label, other], at) => ({ id: digits[at], text: label, other: quoted(other) }))); // prettier-ignore
      }),
    );
  });

  it.each(['1e20', '12345678901234567.5', '0.12345678901234567', '1.5e-17', '9007199254740991', '-12'])(
    'leaves %s alone',
    (number) => {
      expect(quoteLargeIntegers(`{"a":${number}}`)).toBe(`{"a":${number}}`);
    },
  );

  it.each(['', '"', '{"a', '{"a\\', '12345678901234567890', '"\\\\"12345678901234567890'])(
    'of %j is not touched more than it must be, though it is cut off',
    (text) => {
      expect(quoteLargeIntegers(text).replace(/"(\d+)"$/, '$1')).toBe(text);
    },
  );
});

/** What JSON.stringify writes as a large integer comes back as a text. */
function quoted(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'number' && Number.isInteger(one) && !Number.isSafeInteger(one) && /^-?\d+$/.test(String(one)) ? String(one) : one,
  ) as unknown; // prettier-ignore
}
