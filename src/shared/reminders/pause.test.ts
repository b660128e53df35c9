import { expect, it } from 'vitest';
import { pauseAsOf } from './pause';

const HOUR = 3_600_000;

it('a pause lasts until its instant, or for ever', () => {
  expect([pauseAsOf(1000, 999), pauseAsOf(1000, 1000)]).toEqual([1000, null]);
  expect([pauseAsOf('forever', 1000), pauseAsOf(null, 1000)]).toEqual(['forever', null]);
});

it('a pause that was chosen while the clock was ahead is none', () => {
  expect([pauseAsOf(49 * HOUR, 0), pauseAsOf(49 * HOUR + 1, 0)]).toEqual([49 * HOUR, null]);
});
