import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from './language/parse';
import { matcherOf, partsOf } from './match-ranges';
import { anyCharacter } from '../testing/any-character';

/** The text with what is marked in brackets. */
function marked(query: string, text: string): string {
  const ranges = matcherOf(parseQuery(query).terms.map(({ term }) => term))(text);
  return partsOf(text, ranges)
    .map((part, at) => (at % 2 === 1 ? `[${part}]` : part))
    .join('');
}

describe('what a search found', () => {
  it.each([
    ['415', '(415) 555-0132', '([415]) 555-0132'],
    ['4155', '(415) 555-0132', '([415) 5]55-0132'],
    ['+1 415', '+14155550132', '[+1415]5550132'.replace('[+', '+[')],
    ['+415', '+14155550132', '+14155550132'],
    ['lodz', 'Łódź', '[Łódź]'],
    ['strasse', 'Hauptstraße 5', 'Haupt[straße] 5'],
    ['vip 55', 'VIP (555)', '[VIP] ([55]5)'],
    ['55 vip', 'VIP (555)', '[VIP] ([55]5)'],
    ['bc abcd', 'abcde', '[abcd]e'],
    ['abc bcd', 'abcde', '[abcd]e'],
    ['cafe', 'cafe\u0301s', '[cafe\u0301]s'],
    ['aa', 'aaa', '[aa]a'],
    // half of a letter is not marked
    ['a', 'Ægir', 'Ægir'],
    ['415', '415 5415', '[415] 5[415]'],
    ['90', '9 x 0', '[9 x 0]'],
    ['s', 'Straße', '[S]tra[ß]e'],
    ['+', '+1 415', '+1 415'],
    ['germany', 'Germany', '[Germany]'],
    ['-germany', 'Germany', 'Germany'],
    ['status:active', 'active', 'active'],
    ['a|b', 'cab', 'c[ab]'],
    ['', 'anything', 'anything'],
  ])('of %j in %j', (query, text, expected) => {
    expect(marked(query, text)).toBe(expected);
  });

  it('leaves the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 8 }), fc.string({ unit: anyCharacter, maxLength: 12 }), (query, text) => {
        const ranges = matcherOf(parseQuery(query).terms.map(({ term }) => term))(text);
        expect(partsOf(text, ranges).join('')).toBe(text);
      }),
      { numRuns: 1000 },
    );
  }); // prettier-ignore
});
