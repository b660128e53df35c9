import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNumbers, patchOf } from './number-changes';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from './phone-number';
import { numberArbitrary } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';

/** Lists in which every id stands once, of few ids, so that two lists share some. */
const listArbitrary = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(...'abcdefgh'), rest: numberArbitrary }).map(({ id, rest }) => ({ ...rest, id })),
  { selector: ({ id }) => id, maxLength: 8 },
);

describe('the changes between two lists', () => {
  it('name each number once, and exactly the fields that differ', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, (before, after) => {
        const { added, gone, changed } = diffNumbers(before, after);
        const without = (numbers: PhoneNumber[], others: PhoneNumber[]) =>
          numbers.filter(({ id }) => !others.some((other) => other.id === id));
        expect(added).toEqual(without(after, before));
        expect(gone).toEqual(without(before, after));
        for (const change of changed) {
          expect(change.fields.length).toBeGreaterThan(0);
          for (const field of PHONE_NUMBER_FIELDS) {
            expect(Object.is(change.before[field], change.after[field])).toBe(!change.fields.includes(field));
          }
        }
      }),
    );
  });

  it('are none between a list and its copy, in whatever order', () => {
    fc.assert(
      fc.property(listArbitrary, (list) => {
        const copy = structuredClone(list).reverse();
        expect(diffNumbers(list, copy)).toEqual({ added: [], gone: [], changed: [] });
      }),
    );
  });

  it('name each change once for a holder of the list from before', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, (before, after) => {
        const changes = diffNumbers(before, after);
        const { put, gone } = patchOf(changes);
        const rest = before.filter(({ id }) => !gone.includes(id) && !put.some((number) => number.id === id));
        const rebuilt = new Map([...rest, ...put].map((number) => [number.id, number]));
        expect(rebuilt).toEqual(new Map(after.map((number) => [number.id, number])));
      }),
    );
  });

  it('tell what was before and what is after', () => {
    const before = sampleNumber({ id: 'a', current_price: 1, current_status: 'active' });
    const after = { ...before, current_price: 2, current_status: 'suspended' };
    expect(diffNumbers([before], [after]).changed).toEqual([
      { before, after, fields: ['current_status', 'current_price'] },
    ]);
  });
});
