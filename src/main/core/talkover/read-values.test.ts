import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, readFlag, readId } from './read-values';
import { anyCharacter } from '../../../shared/testing/any-character';

describe('an amount', () => {
  it.each([
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1 234,50', 1234.5],
    ['1\u202f234,50', 1234.5],
    ["1'234.50", 1234.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1,15', 1.15],
    ['0,004', 0.004],
    ['$1.00', 1],
    ['R$ 1,50', 1.5],
    ['-$1.00', -1],
    ['USD 1.00', 1],
    ['1.00 usd', 1],
    ['1.00€', 1],
    ['0.0045', 0.0045],
    ['1.234', 1.234],
    ['+2', 2],
  ])('%j is %d', (sent, amount) => {
    expect(readAmount(sent)).toBe(amount);
  });

  it.each(['1,234', '12,345', '1,23,456', '1.23.456', '1,234,50', '1.234.5,6,7', 'free', '1.5abc', '12 day', '1e3', '.5', '5.', '', '$', 'USD', '--1', '1 2', [], {}, true, NaN])(
    '%j is none, or could be two', (sent) => {
      expect(readAmount(sent)).toBeUndefined();
    },
  ); // prettier-ignore

  it('is the same with separators of thousands as without', () => {
    const amount = fc.integer({ min: 1_000_000, max: 10 ** 12 }).map((cents) => cents / 100);
    const locale = fc.constantFrom('en-US', 'de-DE', 'pt-BR', 'de-CH', 'nb-NO');
    fc.assert(
      fc.property(amount, locale, (value, name) => {
        const format = new Intl.NumberFormat(name, { minimumFractionDigits: 2, useGrouping: 'always' });
        expect([format.format(value), readAmount(format.format(value))]).toEqual([format.format(value), value]);
      }),
    );
  });
});

describe('yes or no', () => {
  it.each([true, 1, '1', 'true', 'TRUE', 'yes', ' Yes ', 'on', 'y', 'enabled'])('%j is yes', (sent) => {
    expect(readFlag(sent)).toBe(true);
  });
  it.each([false, 0, '0', 'false', 'No', 'off', 'n', 'disabled', null, undefined, ''])('%j is no', (sent) => {
    expect(readFlag(sent)).toBe(false);
  });
  it.each([2, -1, 'maybe', 'yesno', [], {}, [true]])('%j is neither', (sent) => {
    expect(readFlag(sent)).toBeUndefined();
  });
});

describe('ids', () => {
  it('stay as many as they were, whatever they hold', () => {
    const id = fc.oneof(fc.string({ unit: anyCharacter, maxLength: 5 }), fc.constantFrom('a', 'a\u202e', 'a\u200b', 'a\u0000', `${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`)); // prettier-ignore
    fc.assert(
      fc.property(fc.uniqueArray(id, { selector: (text) => text.trim() }), (ids) => {
        const read = ids.map(readId);
        expect(new Set(read).size).toBe(ids.length);
        for (const text of read) expect(text?.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 1_000 },
    );
  });
});
