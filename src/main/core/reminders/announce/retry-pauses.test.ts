import { beforeEach, describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../testing/manual-clock';
import { createRetryPauses, type RetryPauses } from './retry-pauses';

const MINUTE = 60_000;
const failure = { outcome: 'failed', reason: 'No answer from the notification service.' } as const;

let clock: ManualClock;
let pauses: RetryPauses;
beforeEach(() => {
  clock = createManualClock(1_000_000);
  pauses = createRetryPauses(clock);
});

describe('pauses between tries', () => {
  it('grow from a minute to an hour', () => {
    const minutes: number[] = [];
    for (let attempt = 0; attempt < 9; attempt++) {
      pauses.failed('renewal 7', failure);
      const pause = pauses.nextEndIn() ?? 0;
      minutes.push(pause / MINUTE);
      clock.jump(pause - 1);
      expect(pauses.isPaused('renewal 7')).toBe(true);
      clock.jump(1);
      expect(pauses.isPaused('renewal 7')).toBe(false);
      expect(pauses.nextEndIn()).toBeNull();
    }
    expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('are short again after the notification was shown', () => {
    pauses.failed('renewal 7', failure);
    pauses.failed('renewal 7', failure);
    pauses.shown('renewal 7');
    expect(pauses.reason()).toBeNull();
    pauses.failed('renewal 7', failure);
    expect(pauses.nextEndIn()).toBe(MINUTE);
  });

  it('keep no other notification waiting', () => {
    pauses.failed('renewal 7', failure);
    expect(pauses.isPaused('renewal 8')).toBe(false);
    pauses.shown('renewal 8');
    expect(pauses.isPaused('renewal 7')).toBe(true);
    expect(pauses.reason()).toBe(failure.reason);
  });

  it('are shared by digests, whose ids differ at each look', () => {
    pauses.failed('digest 1', failure);
    expect(pauses.isPaused('digest 2')).toBe(true);
    clock.jump(MINUTE);
    pauses.failed('digest 2', failure);
    expect(pauses.nextEndIn()).toBe(2 * MINUTE);
  });

  it('are none where asking again costs nothing, although there is a reason', () => {
    pauses.failed('renewal 7', { ...failure, retry: 'soon' });
    expect(pauses.isPaused('renewal 7')).toBe(false);
    expect(pauses.nextEndIn()).toBeNull();
    expect(pauses.reason()).toBe(failure.reason);
  });

  it('end when the clock is set back, which would make them last for years', () => {
    pauses.failed('renewal 7', failure);
    clock.jump(-1);
    expect(pauses.isPaused('renewal 7')).toBe(false);
  });

  it('end all at once when they are cleared', () => {
    pauses.failed('renewal 7', failure);
    pauses.clear();
    expect(pauses.isPaused('renewal 7')).toBe(false);
    expect(pauses.reason()).toBeNull();
  });
});
