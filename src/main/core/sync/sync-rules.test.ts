import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { waitAfterFailure, waitAfterSuccess } from './sync-rules';

const MINUTE = 60_000;
const pacing = (random = 0.5) => ({ intervalMs: () => 15 * MINUTE, random: () => random });
const offline = () => new AppError('offline');

describe('the wait for the next sync', () => {
  it.each([
    [0, 13.5],
    [0.5, 15],
  ])('is the interval after a success, give or take a tenth (random %f)', (random, minutes) => {
    expect(waitAfterSuccess(pacing(random))).toBeCloseTo(minutes * MINUTE);
  });

  it('doubles with each failure that may pass, up to the interval, however many there are', () => {
    const waits = [1, 2, 3, 6, 2_000].map((failures) => waitAfterFailure(offline(), failures, pacing()));
    expect(waits).toEqual([MINUTE / 2, MINUTE, 2 * MINUTE, 15 * MINUTE, 15 * MINUTE]);
  });

  it('is as long as the server asks, but no longer than the interval', () => {
    const busy = (retryAfterMs: number) => new AppError('server', { values: { status: 503 }, retryAfterMs });
    const waits = [1_000, 10 * MINUTE, 60 * MINUTE].map((ms) => waitAfterFailure(busy(ms), 1, pacing()));
    expect(waits).toEqual([MINUTE / 2, 10 * MINUTE, 15 * MINUTE]);
  });

  it('has no end where only a new token helps, and a few hours where the server refused one', () => {
    expect(waitAfterFailure(new AppError('token_missing'), 1, pacing())).toBeNull();
    expect(waitAfterFailure(new AppError('invalid_token'), 1, pacing())).toBe(6 * 60 * MINUTE);
  });
});
