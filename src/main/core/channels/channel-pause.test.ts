import { expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { createManualClock } from '../testing/manual-clock';
import { createChannelPause } from './channel-pause';

const MINUTE = 60_000;
const START = 1_000 * MINUTE;
const refused = (retryAfterMs?: number) => new AppError('channel_failed', { values: { reason: 'No.' }, ...(retryAfterMs !== undefined && { retryAfterMs }) }); // prettier-ignore

function setUp() {
  const clock = createManualClock(START);
  return { clock, pause: createChannelPause(clock) };
}

it('doubles from a minute to an hour, and starts over after a success', () => {
  const { clock, pause } = setUp();
  const waited = Array.from({ length: 8 }, () => {
    pause.failed(refused(), clock.now());
    const left = pause.left();
    clock.jump(left);
    expect(pause.left()).toBe(0);
    return left / MINUTE;
  });
  expect(waited).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  pause.arrived(null);
  expect(pause.failure()).toBeNull();
  pause.failed(refused(), clock.now());
  expect(pause.left()).toBe(MINUTE);
});

it('is as long as the service asks, where that is longer', () => {
  const { clock, pause } = setUp();
  pause.failed(refused(5 * MINUTE), START);
  expect(pause.left()).toBe(5 * MINUTE);
  clock.jump(5 * MINUTE);
  pause.failed(refused(MINUTE), START);
  expect(pause.left()).toBe(2 * MINUTE);
});

it('ends when the user tries again, but not before the service wants it', () => {
  const { pause } = setUp();
  pause.failed(refused(MINUTE), START); // no more than the app waits by itself
  pause.end();
  expect(pause.left()).toBe(0);
  pause.failed(refused(), START);
  expect(pause.left()).toBe(MINUTE);
  pause.failed(refused(30 * MINUTE), START);
  pause.end();
  expect(pause.left()).toBe(30 * MINUTE);
});

it('has ended where the clock was set back to before it began', () => {
  const { clock, pause } = setUp();
  pause.failed(refused(), START);
  clock.jump(-1);
  expect(pause.left()).toBe(0);
});

it('says since when nothing arrives, why, and when it tries again', () => {
  const { clock, pause } = setUp();
  expect(pause.failure()).toBeNull();
  pause.failed(refused(), START - 5 * MINUTE);
  const reason = refused().message;
  expect(pause.failure()).toEqual({ since: START - 5 * MINUTE, reason, nextTryAt: START + MINUTE, isPartial: false });
  clock.jump(MINUTE);
  expect(pause.failure()?.nextTryAt).toBeNull();
  pause.failed(refused(), clock.now());
  expect(pause.failure()?.since).toBe(START - 5 * MINUTE);
  pause.failed(refused(), START - 9 * MINUTE);
  expect(pause.failure()?.since).toBe(START - 9 * MINUTE);
});

it('tells what a message has missed until one arrives everywhere, or the channel is changed, and waits for nothing', () => {
  const { clock, pause } = setUp();
  const missed = (recipients: string) => new AppError('channel_partly_sent', { values: { count: 1, recipients } });
  pause.failed(refused(), START);
  pause.arrived(missed('a@example.com'));
  expect(pause.left()).toBe(0);
  clock.jump(MINUTE);
  pause.calmed();
  pause.end();
  pause.arrived(missed('b@example.com'));
  expect(pause.failure()).toEqual({
    since: START,
    reason: missed('b@example.com').message,
    nextTryAt: null,
    isPartial: true,
  });
  pause.failed(refused(), clock.now());
  expect(pause.failure()?.reason).toBe(refused().message);
  pause.calmed();
  expect(pause.failure()?.reason).toBe(missed('b@example.com').message);
  pause.arrived(null);
  expect(pause.failure()).toBeNull();
  pause.arrived(missed('a@example.com'));
  pause.edited();
  expect(pause.failure()).toBeNull();
});
