import { expect, it } from 'vitest';
import { unwatchedBetween } from './unwatched';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 24, 9);

it.each([
  ['a night', 15 * HOUR, 6 * HOUR, false],
  ['a day', DAY, 6 * HOUR, true],
  ['as long as the setting allows', 3 * DAY, 4 * DAY, false],
  ['longer than the setting allows', 4 * DAY, 4 * DAY, true],
  ['a clock that was set back', -3 * DAY, DAY, false],
  ['a computer whose clock began in 1970', NOW, DAY, false],
])('between two syncs: %s', (_, ms, afterMs, isGap) => {
  const gap = { from: NOW - ms, to: NOW };
  expect(unwatchedBetween({ fetchedAt: gap.from }, { fetchedAt: NOW }, afterMs)).toEqual(isGap ? gap : null);
});

it('is not known where the clock was wrong at either end', () => {
  const [before, after] = [{ fetchedAt: NOW - 3 * DAY }, { fetchedAt: NOW }];
  expect(unwatchedBetween({ ...before, isClockWrong: true }, after, DAY)).toBeNull();
  expect(unwatchedBetween(before, { ...after, isClockWrong: true }, DAY)).toBeNull();
});
