import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareColumns } from '../../../shared/query/columns';
import { CONTEXT, numbersArbitrary } from '../../../shared/query/number-arbitrary';
import { digitsOf } from '../../../shared/fold';
import { findByDigits, findNames, isPartOfNumber } from './palette-search';

const NAMES = [
  'Numbers',
  'Renewals',
  'Settings',
  'Sync now',
  'Pause reminders: For 1 hour',
  'Filter: Will lapse',
  'Côte',
];
const found = (typed: string) => findNames(NAMES, typed).map(({ index }) => NAMES[index]); // prettier-ignore

describe('findNames', () => {
  it('finds by parts of words, in any order, with a slip, without accents, and by letters with others between', () => {
    expect(found('sync')[0]).toBe('Sync now');
    expect(found('hour pau')[0]).toBe('Pause reminders: For 1 hour');
    expect(found('renwals')).toContain('Renewals');
    expect(found('cote')).toEqual(['Côte']);
    expect(found('wlps')).toContain('Filter: Will lapse');
    expect(found('xyz')).toEqual([]);
    expect(found('-sync')[0]).toBe('Sync now');
    expect(found('-+')).toEqual([]);
    expect(found(' ')).toEqual(NAMES);
  });

  it('puts first what is just what was typed, then what begins with it', () => {
    const names = ['Select all numbers shown', 'All numbers of Berlin', 'All numbers'];
    expect(findNames(names, 'all numbers').map(({ index }) => index)).toEqual([2, 1, 0]);
  });

  it('says which parts were typed, and loses nothing of the name', () => {
    const [first] = findNames(NAMES, 'lapse');
    expect(first?.parts).toEqual(['Filter: Will ', 'lapse', '']);
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (names, typed) => {
        for (const { index, parts } of findNames(names, typed)) expect(parts.join('')).toBe(names[index]);
      }),
    );
  });
});

describe('findByDigits', () => {
  it('finds what has the digits, counts all, and gives the first', () => {
    fc.assert(
      fc.property(numbersArbitrary, fc.stringMatching(/^\d{2,4}$/), fc.integer({ min: 1, max: 5 }), (numbers, typed, most) => {
        const columns = prepareColumns(numbers, CONTEXT);
        const { rows, count } = findByDigits(columns, typed, most);
        const having = [...numbers.keys()].filter((row) => digitsOf(numbers[row]!.number).includes(typed));
        expect(count).toBeGreaterThanOrEqual(having.length);
        expect(rows).toHaveLength(Math.min(most, count));
        expect(new Set(rows).size).toBe(rows.length);
      }),
    );
  }); // prettier-ignore
});

describe('isPartOfNumber', () => {
  it('knows the ways to write a number', () => {
    expect(['+49 30', '(415) 5', '12', '030/5557-1'].map(isPartOfNumber)).toEqual([true, true, true, true]);
    expect(['1', 'sync', '3 days', '', '--'].map(isPartOfNumber)).toEqual([false, false, false, false, false]);
  });
});
