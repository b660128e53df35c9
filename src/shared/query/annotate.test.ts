import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleNumber } from '../testing/sample';
import { annotate, NEVER_CHANGED, type Annotations, type NumberNote } from './annotate';
import { prepareColumns, refOf, rowOf } from './columns';
import { joinColumns } from './join-columns';
import { parseQuery } from './language/parse';
import { CONTEXT, numbersArbitrary, TODAY } from './number-arbitrary';
import { DEFAULT_SORT } from './query';
import { runQuery } from './run-query';

const ACCOUNTS = ['a', 'b'];
/** The numbers of two accounts behind each other; ids may be the same in both. */
const listArbitrary = fc.tuple(numbersArbitrary, numbersArbitrary).map((lists) => {
  const parts = lists.map((numbers, at) => prepareColumns(numbers, { ...CONTEXT, accountId: ACCOUNTS[at]! }));
  const columns = joinColumns(
    parts.map((part) => ({ columns: part, from: 0, to: part.count })),
    TODAY,
  );
  return { columns, refs: lists.flatMap((list, at) => list.map(({ id }) => ({ accountId: ACCOUNTS[at]!, id }))) };
});
const noteArbitrary: fc.Arbitrary<NumberNote> = fc.record({
  labels: fc.uniqueArray(fc.constantFrom('Support', 'Zürich', 'sales'), { maxLength: 2 }),
  note: fc.constantFrom('', 'Ask Anna', 'call 555-1'),
});
const ids = fc.constantFrom('a', 'b1', '123', 'gone');
function knownArbitrary<T>(value: fc.Arbitrary<T>) {
  const inner = fc.dictionary(ids, value).map((known) => new Map(Object.entries(known)));
  return fc.dictionary(fc.constantFrom(...ACCOUNTS, 'c'), inner).map((known) => new Map(Object.entries(known)));
}
const annotationsArbitrary: fc.Arbitrary<Annotations> = fc.record({
  notes: knownArbitrary(noteArbitrary),
  changedOn: knownArbitrary(fc.integer({ min: TODAY - 9, max: TODAY })),
});

describe('annotated columns', () => {
  it('say of each number what is known of it in its own account', () => {
    fc.assert(
      fc.property(listArbitrary, annotationsArbitrary, ({ columns, refs }, annotations) => {
        const { labels, changedOn } = annotate(columns, annotations);
        const expected = refs.map(({ accountId, id }) => [
          annotations.notes.get(accountId)?.get(id)?.labels ?? [],
          annotations.changedOn.get(accountId)?.get(id) ?? NEVER_CHANGED,
        ]);
        expect(refs.map((_, row) => [labels.sets[labels.codes[row]!], changedOn[row]])).toEqual(expected);
      }),
    );
  });

  it('are found by words of labels and notes, beside all that was found before', () => {
    const rowsOf = (columns: Parameters<typeof runQuery>[0], text: string) =>
      [...runQuery(columns, parseQuery(text).terms.map(({ term }) => term), DEFAULT_SORT).rows].sort((a, b) => a - b); // prettier-ignore
    const words = fc.constantFrom('support', 'zurich', 'anna', '"ask anna"', '555', 'us', 'a', 'b1');
    fc.assert(
      fc.property(listArbitrary, annotationsArbitrary, words, ({ columns, refs }, annotations, word) => {
        const wanted = word.replaceAll('"', '');
        const noted = refs.flatMap(({ accountId, id }, row) => {
          const { labels = [], note = '' } = annotations.notes.get(accountId)?.get(id) ?? {};
          return `${labels.join(' ')} ${note}`.toLowerCase().replace('ü', 'u').includes(wanted) ? [row] : [];
        });
        const expected = new Set([...rowsOf(columns, word), ...noted]);
        expect(rowsOf(annotate(columns, annotations), word)).toEqual([...expected].sort((a, b) => a - b));
      }),
    );
  });
});

describe('rows and the numbers in them', () => {
  const [a, b] = ACCOUNTS.map((accountId) =>
    prepareColumns([sampleNumber({ id: '1' }), sampleNumber({ id: '2' })], { ...CONTEXT, accountId }),
  );
  const columns = joinColumns([{ columns: a!, from: 0, to: 2 }, { columns: b!, from: 0, to: 2 }], TODAY); // prettier-ignore

  it('are told apart by account', () => {
    for (let row = 0; row < 4; row++) expect(rowOf(columns, refOf(columns, row)!)).toBe(row);
    expect(rowOf(columns, { accountId: 'c', numberId: '1' })).toBe(-1);
    expect(rowOf(columns, { accountId: 'b', numberId: '3' })).toBe(-1);
    expect(refOf(columns, 4)).toBeNull();
  });
});
