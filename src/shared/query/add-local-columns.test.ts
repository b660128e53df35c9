import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoFromDay } from '../calendar/calendar-day';
import type { PhoneNumber } from '../numbers/phone-number';
import { handledNow } from '../reminders/handled';
import { handledArbitrary } from '../reminders/handled-arbitrary';
import { sampleNumber } from '../testing/sample';
import { addLocalColumns, type LabelsAndNotes, type NumberNote } from './add-local-columns';
import { NEVER_CHANGED } from './local-columns';
import { HANDLED, prepareColumns, refOf, rowOf } from './columns';
import { joinColumns } from './join-columns';
import { parseQuery } from './language/parse';
import { CONTEXT, numbersArbitrary, TODAY } from './number-arbitrary';
import { DEFAULT_SORT } from './query';
import { runQuery } from './run-query';

const ENVIRONMENTS = ['a', 'b'];
/** The numbers of two environments behind each other; ids may be the same in both. */
const listArbitrary = fc.tuple(numbersArbitrary, numbersArbitrary).map((lists) => {
  const parts = lists.map((numbers, at) => prepareColumns(numbers, { ...CONTEXT, environmentId: ENVIRONMENTS[at]! }));
  const columns = joinColumns(
    parts.map((part) => ({ columns: part, from: 0, to: part.count })),
    TODAY,
  );
  return {
    columns,
    refs: lists.flatMap((list, at) => list.map(({ id }) => ({ environmentId: ENVIRONMENTS[at]!, id }))),
  };
});
const noteArbitrary: fc.Arbitrary<NumberNote> = fc.record({
  labels: fc.uniqueArray(fc.constantFrom('Support', 'Zürich', 'sales'), { maxLength: 2 }),
  note: fc.constantFrom('', 'Ask Anna', 'call 555-1'),
});
const ids = fc.constantFrom('a', 'b1', '123', 'gone');
function knownArbitrary<T>(value: fc.Arbitrary<T>) {
  const inner = fc.dictionary(ids, value).map((known) => new Map(Object.entries(known)));
  return fc.dictionary(fc.constantFrom(...ENVIRONMENTS, 'c'), inner).map((known) => new Map(Object.entries(known)));
}
const labelsAndNotesArbitrary: fc.Arbitrary<LabelsAndNotes> = fc.record({
  notes: knownArbitrary(noteArbitrary),
  changedOn: knownArbitrary(fc.integer({ min: TODAY - 9, max: TODAY })),
  handled: knownArbitrary(
    handledArbitrary(fc.integer({ min: TODAY - 20, max: TODAY + 60 })).filter((one) => one !== null),
  ),
});

describe('local columns', () => {
  it('say of each number what is known of it in its own environment', () => {
    fc.assert(
      fc.property(listArbitrary, labelsAndNotesArbitrary, ({ columns, refs }, labelsAndNotes) => {
        const { labels, changedOn } = addLocalColumns(columns, labelsAndNotes);
        const expected = refs.map(({ environmentId, id }) => [
          labelsAndNotes.notes.get(environmentId)?.get(id)?.labels ?? [],
          labelsAndNotes.changedOn.get(environmentId)?.get(id) ?? NEVER_CHANGED,
        ]);
        expect(refs.map((_, row) => [labels.sets[labels.codes[row]!], changedOn[row]])).toEqual(expected);
      }),
    );
  });

  it('say which renewals are handled, as long as nothing got worse', () => {
    const lapsing = (id: string, days: number, fields: Partial<PhoneNumber> = {}) =>
      sampleNumber({ id, auto_renewal: false, renewal_date: isoFromDay(TODAY + days), ...fields });
    const numbers = [
      lapsing('same', 5),
      lapsing('corrected', 9),
      lapsing('nearer', 4),
      lapsing('next', 35),
      lapsing('suspended', 5, { current_status: 'suspended' }),
      lapsing('undated', 5, { renewal_date: null, days_until_monthly_renewal: null }),
      lapsing('other', 5),
    ];
    const handled = handledNow(lapsing('', 5), TODAY + 5, 0);
    const ids = numbers.slice(0, -1).map(({ id }) => [id, handled] as const);
    const columns = prepareColumns(numbers, CONTEXT);
    const known = { notes: new Map(), changedOn: new Map(), handled: new Map([[CONTEXT.environmentId, new Map(ids)]]) };
    const { flags } = addLocalColumns(columns, known);
    expect(numbers.filter((_, row) => (flags[row]! & HANDLED) !== 0).map(({ id }) => id)).toEqual([
      'same',
      'corrected',
    ]);
    expect([...columns.flags].every((flag) => (flag & HANDLED) === 0)).toBe(true);
  });

  it('are found by words of labels and notes, in addition to all that was found before', () => {
    const rowsOf = (columns: Parameters<typeof runQuery>[0], text: string) =>
      [...runQuery(columns, parseQuery(text).terms.map(({ term }) => term), DEFAULT_SORT).rows].sort((a, b) => a - b); // prettier-ignore
    const words = fc.constantFrom('support', 'zurich', 'anna', '"ask anna"', '555', 'us', 'a', 'b1');
    fc.assert(
      fc.property(listArbitrary, labelsAndNotesArbitrary, words, ({ columns, refs }, labelsAndNotes, word) => {
        const wanted = word.replaceAll('"', '');
        const noted = refs.flatMap(({ environmentId, id }, row) => {
          const { labels = [], note = '' } = labelsAndNotes.notes.get(environmentId)?.get(id) ?? {};
          return `${labels.join(' ')} ${note}`.toLowerCase().replace('ü', 'u').includes(wanted) ? [row] : [];
        });
        const expected = new Set([...rowsOf(columns, word), ...noted]);
        expect(rowsOf(addLocalColumns(columns, labelsAndNotes), word)).toEqual([...expected].sort((a, b) => a - b));
      }),
    );
  });
});

it('a renewal is no longer handled where the number does not renew automatically any more', () => {
  const renewing = sampleNumber({ renewal_date: isoFromDay(TODAY + 5), auto_renewal: true });
  const handled = handledNow(renewing, TODAY + 5, 0);
  const known = { notes: new Map(), changedOn: new Map(), handled: new Map([[CONTEXT.environmentId, new Map([[renewing.id, handled]])]]) }; // prettier-ignore
  const isHandled = (auto_renewal: boolean) =>
    (addLocalColumns(prepareColumns([{ ...renewing, auto_renewal }], CONTEXT), known).flags[0]! & HANDLED) !== 0;
  expect([isHandled(true), isHandled(false)]).toEqual([true, false]);
});

it('labels whose names are the same when they are put together are different labels', () => {
  const noted = [['Sales', 'VIP'], ['SalesV', 'IP']]; // prettier-ignore
  const notes = new Map(noted.map((labels, row) => [String(row), { labels, note: '' }]));
  const known = { notes: new Map([[CONTEXT.environmentId, notes]]), changedOn: new Map(), handled: new Map() };
  const { labels } = addLocalColumns(prepareColumns(noted.map((_, row) => sampleNumber({ id: String(row) })), CONTEXT), known); // prettier-ignore
  expect([...labels.codes].map((code) => labels.sets[code])).toEqual(noted);
});

describe('words of labels and notes', () => {
  const numbers = ['0', '1', '2', '3'].map((id) => sampleNumber({ id }));
  const noted = { 0: ['Support/Sales', 'call Joanna'], 1: ['', 'ask'], 2: ['', 'Anna'], 3: ['Anna Bo', ''] };
  const notes = new Map(
    Object.entries(noted).map(([id, [label, note]]) => [id, { labels: label ? label.split('/') : [], note: note! }]),
  );
  const known = { notes: new Map([[CONTEXT.environmentId, notes]]), changedOn: new Map(), handled: new Map() };
  const columns = addLocalColumns(prepareColumns(numbers, CONTEXT), known);
  const find = (text: string) =>
    [...runQuery(columns, parseQuery(text).terms.map(({ term }) => term), DEFAULT_SORT).rows]; // prettier-ignore

  it('that begin as the search does come first', () => {
    expect(find('anna')).toEqual([2, 3, 0]);
  });

  it('are not joined across two numbers', () => {
    expect(find('"ask anna"')).toEqual([]);
    expect(find('"anna bo"')).toEqual([3]);
    expect([find('supportsales'), find('salescall'), find('sales')]).toEqual([[], [], [0]]);
  });
});

describe('rows and the numbers in them', () => {
  const [a, b] = ENVIRONMENTS.map((environmentId) =>
    prepareColumns([sampleNumber({ id: '1' }), sampleNumber({ id: '2' })], { ...CONTEXT, environmentId }),
  );
  const columns = joinColumns([{ columns: a!, from: 0, to: 2 }, { columns: b!, from: 0, to: 2 }], TODAY); // prettier-ignore

  it('are distinguished by environment', () => {
    for (let row = 0; row < 4; row++) expect(rowOf(columns, refOf(columns, row)!)).toBe(row);
    expect(rowOf(columns, { environmentId: 'c', numberId: '1' })).toBe(-1);
    expect(rowOf(columns, { environmentId: 'b', numberId: '3' })).toBe(-1);
    expect(refOf(columns, 4)).toBeNull();
  });
});
