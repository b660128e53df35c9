import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeNumbers, openChunk, textOfChunk } from '../packed/number-chunk';
import { fieldOf, instantOf, joinNumbers, type NumberList } from './number-list';
import { PHONE_NUMBER_FIELDS, type PhoneNumber } from './phone-number';
import { numbersArbitrary } from '../query/number-arbitrary';
import { sampleNumber } from '../testing/sample';

const finite = (value: unknown) => typeof value !== 'number' || Number.isFinite(value);
const listArbitrary = numbersArbitrary.map((list) => list.filter((number) => Object.values(number).every(finite)));

/** The same numbers as a list kept field by field. */
const packed = (numbers: readonly PhoneNumber[]): NumberList =>
  numbers.length === 0 ? [] : openChunk(textOfChunk(encodeNumbers(numbers)[0]!)).numbers;

describe('a list of numbers', () => {
  it('is what was put together, however often, and whether kept as objects or field by field', () => {
    const cut = fc.record({ of: fc.nat(3), from: fc.nat(40), to: fc.nat(40) });
    fc.assert(
      fc.property(fc.array(listArbitrary, { minLength: 1, maxLength: 4 }), fc.array(fc.array(cut, { maxLength: 4 }), { maxLength: 6 }), (lists, rounds) => {
        let plain = lists.flat();
        let joined: NumberList = joinNumbers(
          lists.map((numbers, at) => ({ numbers: at % 2 ? packed(numbers) : numbers, from: 0, to: numbers.length })),
        );
        for (const round of rounds) {
          const cuts = [{ of: 9, from: 0, to: 40 }, ...round].map(({ of, from, to }) => {
            const list = of > 3 ? plain : lists[of % lists.length]!;
            return { of, list, from: Math.min(from, to, list.length), to: Math.min(Math.max(from, to), list.length) };
          });
          joined = joinNumbers(cuts.map(({ of, list, from, to }) => ({ numbers: of > 3 ? joined : packed(list), from, to })));
          plain = cuts.flatMap(({ list, from, to }) => list.slice(from, to));
        }
        expect([...joined]).toEqual(plain);
        expect(joined.length).toBe(plain.length);
        expect(joined.at(plain.length)).toBeUndefined();
        for (const name of PHONE_NUMBER_FIELDS) {
          const read = fieldOf(joined, name);
          expect(plain.map((_, row) => read(row))).toEqual(plain.map((number) => number[name]));
        }
        const created = instantOf(joined, 'created_at');
        expect(plain.map((_, row) => created(row))).toEqual(plain.map((number) => Date.parse(number.created_at ?? '')));
      }),
      { numRuns: 200 },
    );
  }); // prettier-ignore

  it('does not keep what it no longer shows', () => {
    let alive = 0;
    class Counted extends Array<PhoneNumber> {}
    let joined = joinNumbers([{ numbers: Array.from({ length: 1000 }, (_, id) => sampleNumber({ id: String(id) })), from: 0, to: 1000 }]); // prettier-ignore
    for (let fetch = 0; fetch < 1_000; fetch++) {
      const one = Counted.from([sampleNumber({ id: `new ${fetch}` })]);
      const at = fetch % 1_000;
      joined = joinNumbers([
        { numbers: joined, from: 0, to: at },
        { numbers: one, from: 0, to: 1 },
        { numbers: joined, from: at + 1, to: joined.length },
      ]);
      const { sources } = joined as unknown as { sources: readonly NumberList[] };
      alive = sources.reduce((sum, { length }) => sum + length, 0);
      expect(sources.length).toBeLessThan(100);
      expect(alive).toBeLessThanOrEqual(2 * joined.length + 1);
    }
    expect([...joined].map(({ id }) => id)).toEqual(Array.from({ length: 1_000 }, (_, fetch) => `new ${fetch}`));
  });
});
