import { describe, expect, it } from 'vitest';
import { handledNow } from './handled';
import { isNoPreference, NO_PREFERENCE, offsetsFor, offsetsOnceHandled, type ReminderPreference } from './preference';
import { sampleNumber } from '../testing/sample';

const rulesOf = (lapses: number[], { daily = false, onceMore = true } = {}) => ({
  offsets: { lapses, renews: [1] },
  repeatDaily: { enabled: daily, from: 3 },
  onceMore,
});

it.each<[Partial<ReminderPreference>, boolean]>([
  [{}, true],
  [{ muted: true }, false],
  [{ snooze: { until: 7, renewal: 9 } }, false],
  [{ offsets: { lapses: [], renews: [] } }, false],
  [{ handled: handledNow(sampleNumber(), 9, 7) }, false],
])('with %j nothing was decided: %s', (decided, expected) => {
  expect(isNoPreference({ ...NO_PREFERENCE, ...decided })).toBe(expected);
});

describe('the offsets of a number', () => {
  it.each([
    [
      [14, 7, 3, 1, 0, -1],
      [14, 7, 3, 2, 1, 0, -1],
    ],
    [[2], [3, 2, 1, 0]],
    [
      [-1, -2],
      [3, 2, 1, 0, -1, -2],
    ],
    [[], []],
  ])('%j are %j where lapsing is announced daily from three days on', (lapses, expected) => {
    expect(offsetsFor(NO_PREFERENCE, rulesOf(lapses, { daily: true }))).toEqual({ lapses: expected, renews: [1] });
    expect(offsetsFor(NO_PREFERENCE, rulesOf(lapses))).toEqual({ lapses, renews: [1] });
  });

  it('are its own where it has some', () => {
    const own = { lapses: [5], renews: [] };
    expect(offsetsFor({ ...NO_PREFERENCE, offsets: own }, rulesOf([14]))).toEqual(own);
  });

  it.each([
    [[14, 3, 0, -1], [3]],
    [[0, -1], [0]],
    [[-1], []],
    [[], []],
  ])('%j leave %j once it is handled', (lapses, expected) => {
    expect(offsetsOnceHandled(NO_PREFERENCE, rulesOf(lapses))).toEqual({ lapses: expected, renews: [] });
    const silent = rulesOf(lapses, { onceMore: false });
    expect(offsetsOnceHandled(NO_PREFERENCE, silent)).toEqual({ lapses: [], renews: [] });
  });
});
