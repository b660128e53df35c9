import { describe, expect, it } from 'vitest';
import { GROUP_HEAD_HEIGHT, placeRows } from './row-places';

describe('placeRows', () => {
  it('stacks rows without groups', () => {
    const places = placeRows(100, 40);
    expect([places.height, places.topOf(3), places.headsAt(0)]).toEqual([4000, 120, 0]);
    expect([0, 39, 40, 119, 120, 9999].map((offset) => places.positionAt(offset))).toEqual([0, 0, 1, 2, 3, 99]);
    expect(placeRows(0, 40).positionAt(0)).toBe(-1);
  });

  it('leaves room above the first row of each group', () => {
    const places = placeRows(5, 40, [0, 2, 5]);
    expect(places.height).toBe(5 * 40 + 3 * GROUP_HEAD_HEIGHT);
    expect([0, 1, 2, 3].map((position) => places.topOf(position))).toEqual([32, 72, 144, 184]);
    expect([0, 1, 2, 3].map((position) => places.headsAt(position))).toEqual([1, 0, 1, 0]);
    expect([0, 1, 2, 3].map((position) => places.headsAbove(position))).toEqual([1, 1, 2, 2]);
    expect([0, 1, 2].map((group) => places.topOfHead(group))).toEqual([0, 112, 264]);
    // on the head of a group, the row below it
    expect([0, 32, 71, 72, 111, 112, 150].map((offset) => places.positionAt(offset))).toEqual([0, 0, 0, 1, 1, 2, 2]);
  });

  it('stacks the heads of collapsed groups above the next row', () => {
    const places = placeRows(2, 40, [0, 1, 1, 1]);
    expect([places.headsAt(1), places.headsAbove(1), places.topOf(1)]).toEqual([3, 4, 168]);
    expect([0, 1, 2, 3].map((group) => places.topOfHead(group))).toEqual([0, 72, 104, 136]);
    // no rows at all
    const heads = placeRows(0, 40, [0, 0]);
    expect([heads.height, heads.positionAt(50), heads.groupAt(50)]).toEqual([64, -1, 1]);
  });

  it('finds the group at an offset', () => {
    const places = placeRows(5, 40, [0, 2, 5]);
    expect([-9, 0, 111, 112, 263, 264, 9999].map((offset) => places.groupAt(offset))).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(placeRows(5, 40).groupAt(0)).toBe(-1);
  });

  it('finds the row that it placed', () => {
    const places = placeRows(50, 32, [0, 1, 7, 30]);
    for (let position = 0; position < 50; position++) expect(places.positionAt(places.topOf(position))).toBe(position);
  });
});
