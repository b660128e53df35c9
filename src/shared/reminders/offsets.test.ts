import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNoPreference, NO_PREFERENCE, snoozedUntil, offsetsFor } from './preference';
import {
  DEFAULT_OFFSETS,
  dueOffset,
  isSameCycle,
  offsetsByKindPatchSchema,
  offsetsSchema,
  patchOffsets,
} from './offsets';

const RENEWAL = 20_800;
const offsetLists = fc
  .array(fc.integer({ min: -30, max: 400 }), { maxLength: 12 })
  .map((offsets) => offsetsSchema.parse(offsets));

describe('offsets', () => {
  it('are kept once each, earliest first, within 400 days before and 30 after', () => {
    expect(offsetsSchema.parse([1, 14, -1, 1, 0])).toEqual([14, 1, 0, -1]);
    expect(offsetsSchema.parse([])).toEqual([]);
    for (const wrong of [[401], [-31], [1.5], Array.from({ length: 13 }, (_, index) => index)]) {
      expect(offsetsSchema.safeParse(wrong).success).toBe(false);
    }
    expect(offsetsSchema.parse(DEFAULT_OFFSETS.lapses)).toEqual(DEFAULT_OFFSETS.lapses);
  });

  it('are edited one by one, whatever was edited before', () => {
    const edits = [
      { lapses: { remove: 14 } },
      { lapses: { remove: 7 } },
      { renews: { add: 5 } },
      { lapses: { add: 30 } },
    ];
    expect(edits.reduce(patchOffsets, DEFAULT_OFFSETS)).toEqual({ lapses: [30, 3, 1, 0, -1], renews: [5, 1] });
    expect(patchOffsets(DEFAULT_OFFSETS, { lapses: { add: 7 }, renews: { remove: 9 } })).toEqual(DEFAULT_OFFSETS);
    expect(patchOffsets(DEFAULT_OFFSETS, { renews: [] })).toEqual({ ...DEFAULT_OFFSETS, renews: [] });
    expect(patchOffsets(DEFAULT_OFFSETS, {})).toEqual(DEFAULT_OFFSETS);
  });

  it('are not more than can be kept', () => {
    const full = { lapses: Array.from({ length: 12 }, (_, index) => 20 - index), renews: [] };
    expect(() => patchOffsets(full, { lapses: { add: 30 } })).toThrow(
      expect.objectContaining({ code: 'too_many_offsets', values: { most: 12 } }) as Error,
    );
    expect(patchOffsets(full, { lapses: { add: 20 } })).toEqual(full);
    expect(offsetsByKindPatchSchema.safeParse({ lapses: { add: 401 } }).success).toBe(false);
    expect(offsetsByKindPatchSchema.safeParse({ lapses: { add: 1, remove: 2 } }).success).toBe(false);
  });

  it.each([
    [-15, null],
    [-14, 14],
    [-8, 14],
    [-7, 7],
    [-2, 3],
    [0, 0],
    [1, -1],
    [40, -1],
  ])('that fell due %i days from the renewal are one: the most urgent', (days, offset) => {
    expect(dueOffset(DEFAULT_OFFSETS.lapses, RENEWAL, RENEWAL + days)).toBe(offset);
  });

  it('fall due in their order, each on its day', () => {
    fc.assert(
      fc.property(offsetLists, (offsets) => {
        const due = Array.from({ length: 440 }, (_, index) => dueOffset(offsets, RENEWAL, RENEWAL - 405 + index));
        expect([...new Set(due)].filter((offset) => offset !== null)).toEqual(offsets);
        for (const offset of offsets) {
          expect(dueOffset(offsets, RENEWAL, RENEWAL - offset)).toBe(offset);
          expect(dueOffset(offsets, RENEWAL, RENEWAL - offset - 1)).not.toBe(offset);
        }
      }),
    );
  });
});

describe('a renewal that moved', () => {
  it.each([
    [-31, true],
    [-3, true],
    [0, true],
    [14, true],
    [15, false],
    [28, false],
    [31, false],
    [365, false],
  ])('by %i days is the same one corrected: %s', (days, same) => {
    expect(isSameCycle(RENEWAL, RENEWAL + days)).toBe(same);
  });
});

const RULES = { offsets: DEFAULT_OFFSETS, repeatDaily: { enabled: false, from: 3 }, onceMore: true };

describe('what is decided for one number', () => {
  it('is nothing unless said', () => {
    expect(offsetsFor(NO_PREFERENCE, RULES)).toBe(DEFAULT_OFFSETS);
    expect(isNoPreference(NO_PREFERENCE)).toBe(true);
  });

  it.each([{ muted: true }, { snooze: { until: RENEWAL, renewal: RENEWAL } }, { offsets: { lapses: [], renews: [] } }])(
    'is something with %j',
    (decided) => {
      expect(isNoPreference({ ...NO_PREFERENCE, ...decided })).toBe(false);
    },
  );

  it('replaces the offsets of the settings', () => {
    const offsets = { lapses: [30], renews: [] };
    expect(offsetsFor({ ...NO_PREFERENCE, offsets }, RULES)).toBe(offsets);
  });

  it('puts off the reminders of one renewal, also where its day is corrected, and not those of the next', () => {
    const preference = { ...NO_PREFERENCE, snooze: { until: RENEWAL - 2, renewal: RENEWAL } };
    expect(snoozedUntil(preference, RENEWAL + 3)).toBe(RENEWAL - 2);
    expect(snoozedUntil(preference, RENEWAL + 30)).toBeNull();
    expect(snoozedUntil(NO_PREFERENCE, RENEWAL)).toBeNull();
  });
});
