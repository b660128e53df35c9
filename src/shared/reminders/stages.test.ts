import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNoPreference, NO_PREFERENCE, snoozedUntil, stagesFor } from './preference';
import { DEFAULT_STAGES, dueStage, isSameCycle, stagesSchema } from './stages';

const RENEWAL = 20_800;
const stageLists = fc
  .array(fc.integer({ min: -7, max: 60 }), { maxLength: 12 })
  .map((stages) => stagesSchema.parse(stages));

describe('stages', () => {
  it('are kept once each, earliest first, within two months before and a week after', () => {
    expect(stagesSchema.parse([1, 14, -1, 1, 0])).toEqual([14, 1, 0, -1]);
    expect(stagesSchema.parse([])).toEqual([]);
    for (const wrong of [[61], [-8], [1.5], Array.from({ length: 13 }, (_, index) => index)]) {
      expect(stagesSchema.safeParse(wrong).success).toBe(false);
    }
    expect(stagesSchema.parse(DEFAULT_STAGES.lapses)).toEqual(DEFAULT_STAGES.lapses);
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
  ])('that fell due %i days from the renewal are one: the most urgent', (days, stage) => {
    expect(dueStage(DEFAULT_STAGES.lapses, RENEWAL, RENEWAL + days)).toBe(stage);
  });

  it('fall due in their order, each on its day', () => {
    fc.assert(
      fc.property(stageLists, (stages) => {
        const due = Array.from({ length: 80 }, (_, index) => dueStage(stages, RENEWAL, RENEWAL - 65 + index));
        expect([...new Set(due)].filter((stage) => stage !== null)).toEqual(stages);
        for (const stage of stages) {
          expect(dueStage(stages, RENEWAL, RENEWAL - stage)).toBe(stage);
          expect(dueStage(stages, RENEWAL, RENEWAL - stage - 1)).not.toBe(stage);
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

describe('what is decided for one number', () => {
  it('is nothing unless said', () => {
    expect(stagesFor(NO_PREFERENCE, DEFAULT_STAGES)).toBe(DEFAULT_STAGES);
    expect(isNoPreference(NO_PREFERENCE)).toBe(true);
  });

  it.each([{ muted: true }, { snooze: { until: RENEWAL, renewal: RENEWAL } }, { stages: { lapses: [], renews: [] } }])(
    'is something with %j',
    (decided) => {
      expect(isNoPreference({ ...NO_PREFERENCE, ...decided })).toBe(false);
    },
  );

  it('replaces the stages of the settings', () => {
    const stages = { lapses: [30], renews: [] };
    expect(stagesFor({ ...NO_PREFERENCE, stages }, DEFAULT_STAGES)).toBe(stages);
  });

  it('puts off the reminders of one renewal, also where its day is corrected, and not those of the next', () => {
    const preference = { ...NO_PREFERENCE, snooze: { until: RENEWAL - 2, renewal: RENEWAL } };
    expect(snoozedUntil(preference, RENEWAL + 3)).toBe(RENEWAL - 2);
    expect(snoozedUntil(preference, RENEWAL + 30)).toBeNull();
    expect(snoozedUntil(NO_PREFERENCE, RENEWAL)).toBeNull();
  });
});
