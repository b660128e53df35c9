import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, fold } from './fold';
import { anyCharacter } from './testing/any-character';

describe('fold', () => {
  it('is settled after the first time', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 20 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads the digits of every script', () => {
    for (const zero of ['0', '０', '٠', '۰', '०', '৹', '𝟘', '𞥐'].filter((digit) => /\p{Nd}/u.test(digit))) {
      const code = zero.codePointAt(0)!;
      expect(digitsOf(Array.from({ length: 10 }, (_, value) => String.fromCodePoint(code + value)).join(''))).toBe(
        '0123456789',
      );
    }
  });

  it.each(['+4930123', '+49 (30) 123', 'a+4930123', '+4930123 x', '4930123'])('reads the digits of %s', (text) => {
    expect(digitsOf(text)).toBe('4930123');
  });

  it.each([
    ['Łódź', 'lodz'],
    ['København', 'kobenhavn'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['ẞ', 'ss'],
    ['Ærø', 'aero'],
    ['Đà Nẵng', 'da nang'],
    ['Þórshöfn', 'thorshofn'],
    ['Œuvre', 'oeuvre'],
    ['İstanbul', 'istanbul'],
    ['Isparta', 'isparta'],
    ['Iğdır', 'igdir'],
    ['Ħal Għaxaq', 'hal ghaxaq'],
    ['Ţara', 'tara'],
    ['Ñandú', 'nandu'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Coca–Cola', 'coca-cola'],
    ['Xi‘an', "xi'an"],
    ['a\u00a0\u2003b', 'a  b'],
    ['o\u200bne', 'one'],
  ])('finds %s by %s', (written, typed) => {
    expect(fold(written)).toBe(typed);
  });
});
