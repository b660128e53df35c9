import { expect, it } from 'vitest';
import { doublingPause } from './doubling-pause';

it('doubles with each failure, from the first pause to the longest', () => {
  expect([1, 2, 3, 4, 5, 5_000].map((failures) => doublingPause(failures, 2, 30))).toEqual([2, 4, 8, 16, 30, 30]);
});

it('is the longest at once where that is shorter than the first', () => {
  expect(doublingPause(1, 30, 10)).toBe(10);
});
