import { expect, it } from 'vitest';
import { createPace } from './pace';

const DATE = 'Tue, 24 Nov 2026 12:00:00 GMT';
const NOW = Date.parse(DATE);

function setUp(now = NOW) {
  const clock = { at: now, now: () => clock.at };
  return { clock, pace: createPace(clock) };
}

const headers = (remaining: number | string, more: Record<string, string> = {}) =>
  new Headers({ 'x-ratelimit-remaining': String(remaining), ...more });

it('waits for nothing where the server says nothing of a limit', () => {
  const { pace } = setUp();
  pace.note(new Headers());
  pace.note(headers('many'));
  expect([pace.next(), pace.next()]).toEqual([0, 0]);
});

it('counts requests down to the limit, and waits until it starts again', () => {
  const { pace, clock } = setUp();
  pace.note(headers(2, { 'x-ratelimit-reset': '30' }));
  expect([pace.next(), pace.next(), pace.next()]).toEqual([0, 0, 30_000]);
  clock.at += 30_000;
  expect(pace.next()).toBe(0);
});

it('goes by the smallest count of answers that come out of order', () => {
  const { pace } = setUp();
  pace.note(headers(1));
  pace.note(headers(3));
  expect([pace.next(), pace.next()]).toEqual([0, 60_000]);
});

it('reads an instant by the clock of the server, not by this one', () => {
  const { pace } = setUp(NOW + 5 * 3_600_000);
  pace.note(headers(0, { date: DATE, 'x-ratelimit-reset': String(NOW / 1000 + 20) }));
  expect(pace.next()).toBe(20_000);
});

it('never waits for longer than two minutes, nor for nothing', () => {
  const { pace } = setUp();
  pace.note(headers(0, { 'x-ratelimit-reset': '999999' }));
  expect(pace.next()).toBe(120_000);
  const past = setUp();
  past.pace.note(headers(0, { date: DATE, 'x-ratelimit-reset': String(NOW / 1000 - 60) }));
  expect(past.pace.next()).toBe(1_000);
});

it('does not wait for as long as the clock was set back', () => {
  const { pace, clock } = setUp();
  pace.note(headers(0));
  clock.at -= 3 * 3_600_000;
  expect([pace.next(), pace.next()]).toEqual([0, 0]);
  pace.note(headers(0, { 'x-ratelimit-reset': '30' }));
  expect(pace.next()).toBe(30_000);
});
