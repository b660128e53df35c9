import { expect, it } from 'vitest';
import { pauseAsOf } from './pause';

it('a pause lasts until its instant, or for ever', () => {
  expect([pauseAsOf(1000, 999), pauseAsOf(1000, 1000)]).toEqual([1000, null]);
  expect([pauseAsOf('forever', 1000), pauseAsOf(null, 1000)]).toEqual(['forever', null]);
});
