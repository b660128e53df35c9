import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_CHARACTERS, plainText } from './plain-text';
import { anyCharacter } from './testing/any-character';

describe('a plain text', () => {
  it.each([
    ['R&D <prod>', 'R&D <prod>'],
    ['(123)\u202e 456-7890', '(123) 456-7890'],
    ['\u2066a\u2069\u200eb\u200fc\u061cd\ufeffe\u200bf', 'abcdef'],
    ['two\r\nlines\tand a tab', 'two lines and a tab'],
    ['bell\u0007 nul\u0000 escape\u001b[31m', 'bell nul escape[31m'],
    ['Łódź 東京 👩‍👧 می‌خواهم', 'Łódź 東京 👩‍👧 می‌خواهم'],
  ])('of %j is %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('is short, however long the text was, and ends in no half of a character', () => {
    const long = plainText('x'.repeat(5_000_000));
    expect([long.length, long.endsWith('x…')]).toEqual([MOST_CHARACTERS, true]);
    expect(plainText(`${'x'.repeat(MOST_CHARACTERS - 2)}👍👍`)).toBe(`${'x'.repeat(MOST_CHARACTERS - 2)}…`);
  });

  it.each([
    ['abc', 'abc'],
    ['abcd', 'ab…'],
    ['äbc', 'äbc'],
    ['äbcd', 'äb…'],
    ['a\u0085\u2028\u2029\v\fb', 'a b'],
    ['\u200b'.repeat(12), ''],
    ['\u200b'.repeat(13), '…'],
    [`${'\u200b'.repeat(12)}abcd`, '…'],
    ['👍abc', '👍…'],
  ])('of %j in three characters is %j', (text, expected) => {
    expect(plainText(text, 3)).toBe(expected);
  });

  it('holds nothing that reorders or controls, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 600 }), (text) => {
        const plain = plainText(text);
        expect(plain).not.toMatch(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u);
        expect(plain.length).toBeLessThanOrEqual(MOST_CHARACTERS);
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});
