import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNumbers, patchOf } from '../numbers/number-changes';
import type { PhoneNumber } from '../numbers/phone-number';
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

/** A list and its next state, in which some numbers are just as they were. */
const changeArbitrary = fc
  .tuple(listArbitrary, listArbitrary, fc.subarray([...'abcdefgh']))
  .map(([before, other, same]): [PhoneNumber[], PhoneNumber[]] => {
    const kept = before.filter(({ id }) => same.includes(id));
    return [before, inBaseOrder([...kept, ...other.filter(({ id }) => kept.every((number) => number.id !== id))])];
  });

const prepared = (numbers: readonly PhoneNumber[]): PreparedList => ({
  numbers,
  columns: prepareColumns(numbers, CONTEXT),
});
/** With its numbers as they are read. */
const listed = ({ numbers, columns }: PreparedList) => ({ numbers: [...numbers], columns });

describe('a patched list', () => {
  it('is the new list, in its order and with its columns', () => {
    fc.assert(
      fc.property(changeArbitrary, ([before, after]) => {
        const { put, gone } = patchOf(diffNumbers(before, after));
        expect(listed(patchList(prepared(before), prepared(inBaseOrder(put)), gone))).toEqual(prepared(after));
      }),
      { numRuns: 500 },
    );
  });
});

describe('joined lists', () => {
  it('are one list', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, (first, second) => {
        const joined = joinLists([prepared(first), prepared(second)], CONTEXT.today);
        expect(listed(joined)).toEqual(prepared([...first, ...second]));
      }),
    );
    expect(listed(joinLists([], CONTEXT.today))).toEqual(prepared([]));
  });
});
