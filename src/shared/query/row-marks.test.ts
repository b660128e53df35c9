import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { prepareColumns, refOf, type Columns } from './columns';
import { joinColumns } from './join-columns';
import { CONTEXT, TODAY } from './number-arbitrary';
import { markedAmong, markedRows, markRefs, moveMarks, moveRows } from './row-marks';

/** The numbers of two environments behind each other, in any order and with ids that both may have. */
const listArbitrary = fc
  .tuple(...['a', 'b'].map(() => fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 8 })))
  .map((lists): Columns => {
    const parts = lists.map((ids, at) => {
      const numbers = ids.map((id) => sampleNumber({ id: String(id) }));
      return prepareColumns(numbers, { ...CONTEXT, environmentId: ['a', 'b'][at]! });
    });
    return joinColumns(parts.map((columns) => ({ columns, from: 0, to: columns.count })), TODAY); // prettier-ignore
  });

const marksArbitrary = fc.uint8Array({ max: 1, minLength: 16, maxLength: 16 });

const keyOf = (columns: Columns, row: number) => JSON.stringify(refOf(columns, row));

describe('marked rows', () => {
  it('follow their numbers to another list, and tell which it does not have', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, marksArbitrary, (before, now, drawn) => {
        const marks = drawn.subarray(0, before.count);
        const wanted = new Set([...before.ids.keys()].filter((row) => marks[row] === 1).map((row) => keyOf(before, row)));
        const moved = moveMarks(marks, before, now);
        const found = [...now.ids.keys()].filter((row) => moved.marks[row] === 1).map((row) => keyOf(now, row));
        const listed = [...now.ids.keys()].map((row) => keyOf(now, row));
        expect(new Set(found)).toEqual(new Set([...wanted].filter((key) => listed.includes(key))));
        const lost = moved.lost.map((row) => keyOf(before, row));
        expect(new Set(lost)).toEqual(new Set([...wanted].filter((key) => !listed.includes(key))));
      }),
    );
  }); // prettier-ignore

  it('do not pass to the number of another environment that has the same id', () => {
    const [before, now] = ['a', 'b'].map((environmentId) => prepareColumns([sampleNumber()], { ...CONTEXT, environmentId })); // prettier-ignore
    const { marks, lost } = moveMarks(Uint8Array.of(1), before!, now!);
    expect([[...marks], lost]).toEqual([[0], [0]]);
  });

  it('are found by reference, and those that the list does not have are handed back', () => {
    const columns = prepareColumns(['1', '2', '3'].map((id) => sampleNumber({ id })), CONTEXT); // prettier-ignore
    const marks = new Uint8Array(3);
    const wanted = [['a', '3'], ['b', '1'], ['a', '1'], ['a', '4']].map(([environmentId, numberId]) => ({ ref: { environmentId: environmentId!, numberId: numberId! } })); // prettier-ignore
    expect(markRefs(marks, columns, wanted)).toEqual([wanted[1], wanted[3]]);
    expect([...marks]).toEqual([1, 0, 1]);
  });

  it('are found on another list in the same order, and those that it does not have are told', () => {
    fc.assert(
      fc.property(listArbitrary, listArbitrary, fc.array(fc.nat()), (before, now, drawn) => {
        const rows = before.count === 0 ? [] : drawn.map((at) => at % before.count);
        const moved = moveRows(rows, before, now);
        const listed = [...now.ids.keys()].map((row) => keyOf(now, row));
        const [found, lost] = [true, false].map((is) => rows.filter((row) => listed.includes(keyOf(before, row)) === is));
        expect(moved.rows.map((row) => keyOf(now, row))).toEqual(found!.map((row) => keyOf(before, row)));
        expect(moved.lost).toEqual(lost);
        expect(moveRows(rows, before, before)).toEqual({ rows, lost: [] });
      }),
    );
  }); // prettier-ignore

  it('come in the order that is shown, the others behind', () => {
    const marks = Uint8Array.from([1, 0, 1, 1, 0]);
    expect([...markedAmong(marks, Uint32Array.from([3, 4, 0]))]).toEqual([3, 0]);
    expect([...markedRows(marks, Uint32Array.from([3, 4, 0]))]).toEqual([3, 0, 2]);
    expect([...marks]).toEqual([1, 0, 1, 1, 0]);
  });
});
