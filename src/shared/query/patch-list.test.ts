import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffNumbers, patchOf } from '../numbers/number-changes';
import type { PhoneNumber } from '../numbers/phone-number';
import { prepareColumns } from './columns';
import { CONTEXT, numberArbitrary } from './number-arbitrary';
import { joinLists, patchList, type PreparedList } from './patch-list';
import { inBaseOrder, sortOrder } from './sort-orders';
import { sampleNumber } from '../testing/sample';

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

describe('a list in which values of the same numbers changed', () => {
  const changed = fc.tuple(listArbitrary, fc.array(fc.option(numberArbitrary), { minLength: 8, maxLength: 8 })).map(([before, others]) => {
    const put = before.flatMap(({ id, number }, row) => (others[row] ? [{ ...others[row], id, number }] : []));
    return { before, put, after: before.map((one) => put.find(({ id }) => id === one.id) ?? one) };
  }); // prettier-ignore

  it('is the new list, and leaves the one before as it was', () => {
    fc.assert(
      fc.property(changed, ({ before, put, after }) => {
        const list = prepared(before);
        const patched = patchList(list, prepared(put), []);
        expect(listed(patched)).toEqual(prepared(after));
        expect(listed(list)).toEqual(prepared(before));
        for (const column of ['number', 'renews', 'current_price'] as const) {
          const sort = { column, direction: 'ascending' as const };
          expect(sortOrder(patched.columns, sort)).toEqual(sortOrder(prepared(after).columns, sort));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shares the columns in which nothing changed', () => {
    const before = ['1', '2', '3'].map((id) => sampleNumber({ id, number: `+${id}` }));
    const list = prepared(before);
    const { columns } = patchList(list, prepared([{ ...before[1]!, current_price: 7 }]), []);
    expect([...columns.price]).toEqual([1, 7, 1]);
    expect(columns.price).not.toBe(list.columns.price);
    for (const name of ['searchText', 'digits', 'status', 'renewalDay', 'flags', 'monthlyCost'] as const)
      expect(columns[name]).toBe(list.columns[name]);
    expect(columns.ids).not.toBe(list.columns.ids);
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
