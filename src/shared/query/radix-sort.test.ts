import fc from 'fast-check';
import { expect, it } from 'vitest';
import { radixSort, sortRuns } from './radix-sort';

const keysArbitrary = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2_000 }), fc.maxSafeNat()), {
  maxLength: 30,
});

it('rows are sorted by their keys, those of one key as they came in, and nothing is written to', () => {
  fc.assert(
    fc.property(keysArbitrary, fc.boolean(), (list, backwards) => {
      const keys = Float64Array.from(list);
      const places = backwards ? list.map((_, at) => at).reverse() : list.map((_, at) => at);
      const rows = Uint32Array.from(places);
      expect([...radixSort(rows, keys)]).toEqual(places.toSorted((a, b) => list[a]! - list[b]!));
      expect([[...keys], [...rows]]).toEqual([list, places]);
    }),
  );
});

it('rows of one key are sorted among themselves', () => {
  const keys = Float64Array.of(5, 5, 1, 5, 1, 7);
  const rows = Uint32Array.of(2, 4, 3, 0, 1, 5);
  sortRuns(rows, keys, (a, b) => b - a);
  expect([...rows]).toEqual([4, 2, 3, 1, 0, 5]);
});
