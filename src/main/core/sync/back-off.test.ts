import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AppError, ERROR_CODES, type ErrorCode } from '../../../shared/app-error';
import { waitBeforeRetry, withRetries } from './back-off';
import { promisesSettled } from '../../../shared/testing/promises-settled';
import { createManualClock } from '../testing/manual-clock';

const VALUES = {
  seconds: 0,
  unit: 'none',
  filters: 'none',
  environment: 'none',
  status: 500,
  reason: '',
  reasons: '',
  remedy: '',
  what: '',
  path: '',
  port: '',
  file: '',
  name: '',
  where: '',
  most: 1,
  time: '',
  label: '',
  names: '',
  message: '',
  direction: 'ahead',
  pages: 1,
  ofPages: 2,
  numbers: 1,
  total: 2,
  count: 1,
};
const anError = (code: ErrorCode, retryAfterMs?: number) => new AppError(code, { values: VALUES, retryAfterMs });
const roll = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

function setUp(errors: AppError[], attempts = 3) {
  const clock = createManualClock(0);
  const abort = new AbortController();
  const attempt = vi.fn(() => {
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve('done');
  });
  const done = withRetries(attempt, { clock, random: () => 0.5, attempts, signal: abort.signal });
  return { clock, abort, attempt, done };
}

describe('the wait after a failure', () => {
  it('lies between nothing and a ceiling that doubles up to a cap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), roll, (failures, random) => {
        const ms = waitBeforeRetry(anError('server'), failures, () => random);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThan(Math.min(30_000, 1_000 * 2 ** (failures - 1)));
      }),
    );
    const ceilings = [1, 2, 3, 4, 5, 6].map((failures) => waitBeforeRetry(anError('server'), failures, () => 1));
    expect(ceilings).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000]);
  });

  it('is never shorter than the server asked for', () => {
    fc.assert(
      fc.property(fc.nat(60_000), fc.integer({ min: 1, max: 9 }), roll, (asked, failures, random) => {
        expect(waitBeforeRetry(anError('rate_limited', asked), failures, () => random)).toBeGreaterThanOrEqual(asked);
      }),
    );
    expect(waitBeforeRetry(anError('rate_limited', 60_000), 1, () => 0)).toBe(60_000);
    expect(waitBeforeRetry(anError('rate_limited', 60_001), 1, () => 0)).toBeNull();
  });

  it('comes only after what may pass by itself', () => {
    const retried = ERROR_CODES.filter((code) => waitBeforeRetry(anError(code), 1, () => 0) !== null);
    expect(retried).toEqual([
      'rate_limited',
      'server',
      'list_incomplete',
      'list_unstable',
      'list_contradictory',
      'offline',
      'connection_lost',
      'answer_damaged',
      'captive_portal',
      'timeout',
    ]);
    expect(waitBeforeRetry(new TypeError('a fault of ours'), 1, () => 0)).toBeNull();
  });
});

describe('trying again', () => {
  it('waits, longer each time, until it works', async () => {
    const { clock, abort, attempt, done } = setUp([anError('server'), anError('offline')]);
    await promisesSettled();
    expect(clock.pending()).toEqual([500]);
    await clock.advance(500);
    expect(clock.pending()).toEqual([1000]);
    await clock.advance(1000);
    expect(await done).toBe('done');
    expect(attempt).toHaveBeenCalledTimes(3);
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
  });

  it('does not begin to wait where it was cancelled during the attempt', async () => {
    const { clock, abort, attempt, done } = setUp([anError('server')]);
    abort.abort();
    await expect(done).rejects.toMatchObject({ code: 'cancelled' });
    expect(clock.pending()).toEqual([]);
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('gives up with the last error', async () => {
    const { clock, attempt, done } = setUp([anError('server'), anError('timeout'), anError('offline')]);
    const failed = expect(done).rejects.toMatchObject({ code: 'offline' });
    await clock.advance(60_000);
    await failed;
    expect(attempt).toHaveBeenCalledTimes(3);
  });

  it('hands a long Retry-After on at once', async () => {
    const { attempt, done } = setUp([anError('rate_limited', 120_000)]);
    await expect(done).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 120_000 });
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  it('stops waiting when it is canceled', async () => {
    const { clock, abort, attempt, done } = setUp([anError('server')]);
    const failed = expect(done).rejects.toMatchObject({ code: 'cancelled' });
    await promisesSettled();
    abort.abort();
    await failed;
    expect(clock.pending()).toEqual([]);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
