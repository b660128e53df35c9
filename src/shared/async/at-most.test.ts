import { expect, it } from 'vitest';
import { atMost } from './at-most';

/** A clock with one timer. */
function oneTimer() {
  const timer = { ring: (): void => undefined, isCancelled: false };
  const after = (_: number, callback: () => void) => {
    timer.ring = callback;
    return () => void (timer.isCancelled = true);
  };
  return { timer, after };
}

it('resolves with what is awaited, or rejects as it does, and cancels the timer', async () => {
  const [good, bad] = [oneTimer(), oneTimer()];
  expect(await atMost(Promise.resolve('in time'), 5, good, 'late')).toBe('in time');
  await expect(atMost(Promise.reject(new Error('no')), 5, bad, 'late')).rejects.toThrow('no');
  expect([good.timer.isCancelled, bad.timer.isCancelled]).toEqual([true, true]);
});

it('resolves without what takes too long, even if that fails afterwards', async () => {
  const clock = oneTimer();
  let fail = (): void => undefined;
  const slow = new Promise<string>((_, reject) => (fail = () => reject(new Error('no'))));
  const waiting = atMost(slow, 5, clock, 'late');
  clock.timer.ring();
  expect(await waiting).toBe('late');
  fail();
});
