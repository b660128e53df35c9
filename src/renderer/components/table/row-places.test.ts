import { describe, expect, it } from 'vitest';
import { GROUP_HEAD_HEIGHT, placeRows } from './row-places';

describe('placeRows', () => {
  it('stacks rows without groups', () => {
    const places = placeRows(100, 40);
    expect([places.height, places.topOf(3), places.startsGroup(0)]).toEqual([4000, 120, false]);
    expect([0, 39, 40, 119, 120, 9999].map((offset) => places.positionAt(offset))).toEqual([0, 0, 1, 2, 3, 99]);
    expect(placeRows(0, 40).positionAt(0)).toBe(-1);
  });

  it('leaves room above the first row of each group', () => {
    const places = placeRows(5, 40, [0, 2, 5]);
    expect(places.height).toBe(5 * 40 + 3 * GROUP_HEAD_HEIGHT);
    expect([0, 1, 2, 3].map((position) => places.topOf(position))).toEqual([32, 72, 144, 184]);
    expect([0, 1, 2, 3].map((position) => places.startsGroup(position))).toEqual([true, false, true, false]);
    // on the head of a group, the row below it
    expect([0, 32, 71, 72, 111, 112, 150].map((offset) => places.positionAt(offset))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('finds the row that it placed', () => {
    const places = placeRows(50, 32, [0, 1, 7, 30]);
    for (let position = 0; position < 50; position++) expect(places.positionAt(places.topOf(position))).toBe(position);
  });
});
