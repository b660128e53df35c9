import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipsThatFit, narrowestChip } from './chip-fit';

describe('chips of labels', () => {
  it('may shrink as long as some of a long name is left, and all of a short one', () => {
    expect(narrowestChip('Latin America')).toBe(narrowestChip('Support line'));
    expect(narrowestChip('EU')).toBeLessThan(narrowestChip('Support'));
    expect(narrowestChip('Support')).toBeGreaterThanOrEqual(26 + 7 * 6);
  });

  it.each([
    ['all of them', ['Support', 'Campaigns'], 144, 2],
    ['one, with room for the count of the others', ['Support', 'Campaigns', 'Front desk'], 144, 1],
    ['as many as leave room for the count', ['Support', 'Campaigns', 'Front desk', 'Night'], 180, 2],
    ['the first even where there is no room', ['Support', 'Campaigns'], 10, 1],
    ['nothing', [], 100, 0],
  ])('are shown: %s', (_, names, room, count) => {
    expect(chipsThatFit(names, room)).toBe(count);
  });

  it('never need more than their room, but for a single one', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }), fc.integer({ min: 0, max: 600 }), (names, room) => {
        const count = chipsThatFit(names, room);
        const chips = names.slice(0, count).reduce((sum, name) => sum + narrowestChip(name) + 4, -4);
        if (count > 1) expect(chips + (count < names.length ? 32 : 0)).toBeLessThanOrEqual(room);
        // one more would not have fitted either
        if (count < names.length) expect(chips + 4 + narrowestChip(names[count]!) + (count + 1 < names.length ? 32 : 0)).toBeGreaterThan(room);
      }),
    ); // prettier-ignore
  });
});
