import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offsetsSchema } from '../../../shared/reminders/offsets';
import { readOffset, OFFSET_SIDES, type OffsetDraft } from './offset-draft';

const read = (side: OffsetDraft['side'], days: string, offsets: number[] = [14, 1]) =>
  readOffset({ side, days }, offsets);

it.each<[OffsetDraft['side'], string, number]>([
  ['before', '3', 3],
  ['before', ' 400 ', 400],
  ['on', '', 0],
  ['on', 'of no environment', 0],
  ['after', '30', -30],
])('reads %s %j', (side, days, offset) => expect(read(side, days)).toEqual({ offset }));

it.each<[OffsetDraft['side'], string, RegExp]>([
  ['before', '', /from 1 to 400/],
  ['before', '0', /from 1 to 400/],
  ['before', '401', /from 1 to 400/],
  ['before', '1.5', /whole number/],
  ['before', '-1', /from 1 to 400/],
  ['after', '31', /from 1 to 30/],
  ['before', '14', /There’s already one 14 days before/],
])('says what is wrong with %s %j', (side, days, sentence) => {
  expect(read(side, days)).toEqual({ problem: expect.stringMatching(sentence) as string });
});

it('takes no more than there can be', () => {
  const full = [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9];
  expect(read('on', '', full)).toEqual({ problem: 'You can have up to 12. Remove one first.' });
});

it('never adds what main would refuse', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...OFFSET_SIDES),
      fc.oneof(fc.string(), fc.integer().map(String), fc.integer({ min: -10, max: 70 }).map(String)),
      fc.uniqueArray(fc.integer({ min: -30, max: 400 }), { maxLength: 12 }),
      (side, days, offsets) => {
        const found = read(side, days, offsets);
        if ('problem' in found) return;
        const both = [...offsets, found.offset];
        expect(offsetsSchema.parse(both)).toHaveLength(both.length);
      },
    ),
  );
});
