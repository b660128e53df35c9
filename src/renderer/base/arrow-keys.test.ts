import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAfter } from './arrow-keys';

describe('placeAfter', () => {
  it.each([
    ['ArrowDown', 0, 3, 1],
    ['ArrowDown', 2, 3, 0],
    ['ArrowDown', -1, 3, 0],
    ['ArrowUp', 0, 3, 2],
    ['ArrowUp', -1, 3, 2],
    ['Home', 2, 3, 0],
    ['End', 0, 3, 2],
    ['ArrowRight', 0, 3, null],
    ['x', 0, 3, null],
    ['ArrowDown', -1, 0, null],
  ])('%s at %i of %i leads to %s', (key, at, count, place) => {
    expect(placeAfter(key, at, count)).toBe(place);
  });

  it('leads across where the list lies', () => {
    expect(['ArrowRight', 'ArrowLeft', 'ArrowDown'].map((key) => placeAfter(key, 0, 3, 'horizontal'))).toEqual([
      1,
      2,
      null,
    ]);
  });

  it('leads back by the way it came, and comes by every place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, start) => {
        const at = start % count;
        expect(placeAfter('ArrowUp', placeAfter('ArrowDown', at, count)!, count)).toBe(at);
        const seen = new Set<number>();
        for (let place = at; !seen.has(place); place = placeAfter('ArrowDown', place, count)!) seen.add(place);
        expect(seen.size).toBe(count);
      }),
    );
  });
});
