import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestOf } from './nearest';

const letter = fc.constantFrom(...'abcdef');
const word = (minLength: number) => fc.array(letter, { minLength, maxLength: 8 }).map((letters) => letters.join(''));

describe('the word that was probably meant', () => {
  it.each([
    ['stat', ['type', 'status'], 'status'],
    ['staus', ['type', 'status'], 'status'],
    ['sttaus', ['status'], 'status'],
    ['statusss', ['status'], 'status'],
    ['sttttatus', ['status'], null],
    ['tipe', ['type'], 'type'],
    ['tippe', ['type'], null],
    ['labbels', ['label'], 'label'],
    ['t', ['type'], null],
    ['ty', ['type'], 'type'],
    ['xy', ['type', 'status'], null],
    ['has', [], null],
    // what begins so is meant before what is only spelled nearly so
    ['cat', ['cast', 'catalan'], 'catalan'],
  ])('by %s, of %j, is %s', (text, words, meant) => {
    expect(nearestOf(text, words)).toBe(meant);
  });

  it('is found with one letter put in, left out or replaced, and in long words with two', () => {
    fc.assert(
      fc.property(word(2), fc.nat(), fc.nat(), letter, fc.nat(2), fc.nat(2), (wanted, one, other, sign, how, again) => {
        const changed = (text: string, place: number, kind: number) => {
          const at = place % text.length;
          return text.slice(0, at) + (kind === 0 ? sign : kind === 1 ? '' : `z${text[at]}`) + text.slice(at + 1);
        };
        const once = changed(wanted, one, how);
        fc.pre(once.length >= 2);
        expect(nearestOf(once, [wanted])).toBe(wanted);
        const twice = changed(once, other, again);
        fc.pre(wanted.length > 4 && twice.length >= 2);
        expect(nearestOf(twice, [wanted])).toBe(wanted);
      }),
    );
  });
});
