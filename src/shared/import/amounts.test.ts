import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountsIn, decimalMarkOf } from './amounts';

describe('the mark in front of decimals', () => {
  it.each([
    [['1.000', '1,50'], ','],
    [['1.000', '1.50'], '.'],
    [['1.000,50'], ','],
    [['1,000.50'], '.'],
    [['1.000.000'], ','],
    [['1,000,000'], '.'],
    [['0.500'], '.'], // no thousands begin with a zero
    [['1.2345'], '.'],
    [['1.000', '2,000'], null],
    [['1.50', '1,50'], null],
    [['1.000', '7', '', 'free'], null],
    [['$ 1.000,5', "1'000"], ','],
    [['5,-', '5.--'], null],
  ])('of %j is %j', (cells, mark) => expect(decimalMarkOf(cells)).toBe(mark));
});

describe('the amounts in a cell', () => {
  it.each([
    ['1.000', null, [1, 1000]],
    ['1.000', ',', [1000]],
    ['1.000', '.', [1]],
    ['1.000,50 €', ',', [1000.5]],
    ['1 000,50', ',', [1000.5]],
    ["CHF 1'000.50", '.', [1000.5]],
    ['$1.50', null, [1.5]],
    ['-1,5', null, [-1.5]],
    ['5,-', null, [5]],
    ['5.--', null, [5]],
    ['5.', null, [5]],
    ['1.5', ',', []],
    ['free', null, []],
    ['', null, []],
    ['1.2.3', null, []],
    ['1-2', null, []],
  ] as const)('%j with %j are %j', (cell, mark, amounts) => expect(amountsIn(cell, mark)).toEqual(amounts));

  it('are what was written, in the way of any language', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, fc.constantFrom('en', 'de', 'fr', 'es', 'pt-BR'), (amount, locale) => {
        const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount / 100);
        const mark = decimalMarkOf([written]);
        expect(amountsIn(written, mark)).toEqual([amount / 100]);
      }),
    );
  });
});
