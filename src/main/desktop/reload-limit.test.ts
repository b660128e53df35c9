import { expect, it } from 'vitest';
import { createManualClock } from '../core/testing/manual-clock';
import { createReloadLimit } from './reload-limit';

it('allows three a minute, however they fall', async () => {
  const clock = createManualClock(0);
  const limit = createReloadLimit(clock);
  const taken: boolean[] = [];
  for (let second = 0; second < 120; second += 15) {
    taken.push(limit.take());
    await clock.advance(15_000);
  }
  expect(taken).toEqual([true, true, true, false, true, true, true, false]);
});

it('begins again when the user asks, and when the clock was set back', () => {
  const clock = createManualClock(1e9);
  const limit = createReloadLimit(clock);
  const three = () => [limit.take(), limit.take(), limit.take()];
  expect([...three(), limit.take()]).toEqual([true, true, true, false]);
  limit.reset();
  expect([...three(), limit.take()]).toEqual([true, true, true, false]);
  clock.jump(-1e6);
  expect(limit.take()).toBe(true);
});
