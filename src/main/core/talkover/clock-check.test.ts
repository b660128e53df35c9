import { describe, expect, it } from 'vitest';
import { createClockCheck } from './clock-check';

const NOW = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;

/** What is said of a computer that is so far (ms) ahead of each of these servers. */
function check(...ahead: number[]): string | null {
  const clock = createClockCheck();
  return ahead.reduce<string | null>((_, ms, server) => {
    const headers = new Headers({ date: new Date(NOW - ms).toUTCString() });
    return clock.note(`https://${server}.example`, headers, NOW)?.message ?? null;
  }, null);
}

describe('the clock of this computer', () => {
  it.each([
    [2 * HOUR, '2 hours ahead of'],
    [-2 * HOUR, '2 hours behind'],
    [-26 * HOUR, '26 hours behind'],
    [-3 * 24 * HOUR, '3 days behind'],
    [40_000 * 24 * HOUR, '40,000 days ahead of'],
  ])('is wrong where it is off by %i ms', (ms, words) => {
    expect(check(ms)).toContain(words);
  });

  it.each([0, HOUR, -HOUR, 89 * 60_000])('is right enough where it is off by %i ms', (ms) => {
    expect(check(ms)).toBeNull();
  });

  it('is not wrong because one server is', () => {
    expect(check(5 * HOUR, 0)).toBeNull();
    expect(check(5 * HOUR, 5 * HOUR)).toContain('5 hours');
  });

  it.each([5 * HOUR, -5 * HOUR])('is wrong since it was set by %i ms, although a server no longer answers', (by) => {
    const clock = createClockCheck();
    const hear = (server: string, now: number) =>
      clock.note(`https://${server}.example`, new Headers({ date: new Date(NOW).toUTCString() }), now);
    expect([hear('a', NOW), hear('b', NOW)]).toEqual([null, null]);
    expect(hear('a', NOW + by)?.message).toContain('5 hours');
  });

  it('is right again once it was set', () => {
    const clock = createClockCheck();
    const at = (now: number) =>
      clock.note('https://a.example', new Headers({ date: new Date(NOW).toUTCString() }), now);
    expect([at(NOW + 5 * HOUR)?.code, at(NOW)]).toEqual(['clock_wrong', null]);
  });

  it('goes by an answer out of a cache as well, and by none without a date', () => {
    const clock = createClockCheck();
    const headers = new Headers({ date: new Date(NOW - 5 * HOUR).toUTCString(), age: String(5 * 3_600) });
    expect(clock.note('https://a.example', headers, NOW)).toBeNull();
    expect(createClockCheck().note('https://a.example', new Headers(), NOW)).toBeNull();
    expect(createClockCheck().note('https://a.example', new Headers({ date: 'soon' }), NOW)).toBeNull();
  });
});
