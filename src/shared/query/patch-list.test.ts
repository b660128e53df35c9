import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNumbers, patchOf } from '../number-changes';
import type { PhoneNumber } from '../phone-number';
import { prepareColumns } from './columns';
import { CONTEXT, numberArbitrary } from './number-arbitrary';
import { joinLists, patchList, type PreparedList } from './patch-list';
import { inBaseOrder } from './sort-orders';

/** Lists in which every id stands once, of few ids, so that two lists share some. */
const listArbitrary = fc
  .uniqueArray(
    fc.record({ id: fc.constantFrom(...'abcdefgh'), rest: numberArbitrary }).map(({ id, rest }) => ({ ...rest, id })),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  .map(inBaseOrder);

const prepared = (numbers: readonly PhoneNumber[]): PreparedList => ({
  numbers,
  columns: prepareColumns(numbers, CONTEXT),
});

describe('a patched list', () => {
  it('is the new list, in its order and with its columns', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, (before, after) => {
        const { put, gone } = patchOf(diffNumbers(before, after));
        expect(patchList(prepared(before), prepared(inBaseOrder(put)), gone)).toEqual(prepared(after));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the objects of all numbers that did not change', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, (before, after) => {
        const changes = diffNumbers(before, after);
        const { put, gone } = patchOf(changes);
        const { numbers } = patchList(prepared(before), prepared(inBaseOrder(put)), gone);
        const changed = new Set(changes.changed.map((change) => change.before));
        for (const number of before) {
          expect(numbers.includes(number)).toBe(!changed.has(number) && !gone.includes(number.id));
        }
      }),
    );
  });
});

describe('joined lists', () => {
  it('are one list', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, (first, second) => {
        expect(joinLists([prepared(first), prepared(second)], CONTEXT.today)).toEqual(prepared([...first, ...second]));
      }),
    );
    expect(joinLists([], CONTEXT.today)).toEqual(prepared([]));
  });
});
