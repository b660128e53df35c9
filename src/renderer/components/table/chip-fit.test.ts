import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chipsThatFit, narrowestChip } from './chip-fit';

describe('chips of labels', () => {
  it('may shrink to 48 px, and a short one to its name', () => {
    expect(narrowestChip('Support line')).toBe(48);
    expect(narrowestChip('EU')).toBeLessThan(48);
  });

  it.each([
    ['all of them', ['Support', 'Campaigns'], 100, 2],
    ['one, with room for the count of the others', ['Support', 'Campaigns', 'Front desk'], 100, 1],
    ['as many as leave room for the count', ['Support', 'Campaigns', 'Front desk', 'Night'], 140, 2],
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
