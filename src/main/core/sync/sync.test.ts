import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { MINUTE, setUp, START } from '../testing/manual-sync';

describe('sync', () => {
  it('fetches on start and then at each interval', async () => {
    const { clock, sync, fetched } = setUp();
    sync.add('a', null);
    await clock.advance(31 * MINUTE);
    expect(fetched).toEqual([0, 15 * MINUTE, 30 * MINUTE]);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', count: 3, error: null, lastSuccessAt: START + 30 * MINUTE });
  });

  it.each([
    [0, 13.5],
    [0.999, 16.497],
  ])('spreads the interval by a tenth either way (random %f)', async (random, minutes) => {
    const { clock, sync } = setUp(random);
    sync.add('a', null);
    await clock.advance(0);
    expect(sync.state('a').nextAttemptAt).toBeCloseTo(START + minutes * MINUTE, -1);
  });

  it('doubles the wait after failures that pass, up to the interval, and forgets it after a success', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('server');
    sync.add('a', null);
    await clock.advance(40 * MINUTE);
    const waits = fetched.slice(1).map((at, index) => (at - (fetched[index] ?? 0)) / MINUTE);
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 15]);
    fail(null);
    await sync.now('a');
    expect(sync.state('a')).toMatchObject({ error: null, nextAttemptAt: clock.now() + 15 * MINUTE });
  });

  it('waits no longer than the interval, whatever the server asks', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('rate_limited', 24 * 60 * MINUTE);
    sync.add('a', null);
    await clock.advance(16 * MINUTE);
    expect(fetched).toEqual([0, 15 * MINUTE]);
  });

  it('comes back soon after a connection that was lost in the middle of an answer', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('connection_lost');
    sync.add('a', null);
    await clock.advance(MINUTE / 2);
    expect(fetched).toEqual([0, MINUTE / 2]);
  });

  it('waits as long as the server asks', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('rate_limited', 10 * MINUTE);
    sync.add('a', null);
    await clock.advance(11 * MINUTE);
    expect(fetched).toEqual([0, 10 * MINUTE]);
  });

  it.each(['forbidden', 'validation', 'unexpected_response', 'keychain_locked'] as const)(
    'tries again only after the interval when %s',
    async (code) => {
      const { clock, sync, fetched, fail } = setUp();
      fail(code);
      sync.add('a', null);
      await clock.advance(16 * MINUTE);
      expect(fetched).toEqual([0, 15 * MINUTE]);
    },
  );

  it.each(['invalid_token', 'token_expired'] as const)(
    'tries a refused token again a few times a day and on waking, and tells it once: %s',
    async (code) => {
      const { clock, sync, fetched, signedOut, fail } = setUp();
      fail(code);
      sync.add('a', null);
      await clock.advance(19 * 60 * MINUTE);
      expect(fetched).toEqual([0, 6, 12, 18].map((hours) => hours * 60 * MINUTE));
      sync.suspend();
      await clock.advance(60 * MINUTE);
      sync.resume();
      await clock.advance(0);
      expect(fetched.at(-1)).toBe(20 * 60 * MINUTE);
      expect([fetched.length, signedOut]).toEqual([5, ['a']]);
      fail(null);
      await clock.advance(6 * 60 * MINUTE);
      expect(sync.state('a')).toMatchObject({ phase: 'idle', error: null });
      fail(code);
      await clock.advance(15 * MINUTE);
      expect(signedOut).toEqual(['a', 'a']);
    },
  );

  it('goes on after a success elsewhere when the token was refused', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('invalid_token');
    sync.add('a', null);
    await clock.advance(0);
    expect(sync.state('a').phase).toBe('signed_out');
    fail(null);
    sync.succeeded('a', { count: 9, setAside: 1 });
    expect(sync.state('a')).toMatchObject({ phase: 'idle', count: 9, setAside: 1, error: null });
    await clock.advance(15 * MINUTE);
    expect(fetched).toHaveLength(2);
  });

  it('sets no timer while offline, and catches up at once when back online if due', async () => {
    const { clock, sync, fetched } = setUp();
    sync.add('a', null);
    await clock.advance(MINUTE);
    sync.setOnline(false);
    expect(clock.pending()).toEqual([]);
    await clock.advance(20 * MINUTE);
    sync.setOnline(true);
    await clock.advance(0);
    expect(fetched).toEqual([0, 21 * MINUTE]);
  });

  it('does not fetch at once when back online before it is due, unless the last attempt failed for want of a network', async () => {
    const { clock, sync, fetched, fail } = setUp();
    sync.add('a', null);
    await clock.advance(MINUTE);
    sync.setOnline(false);
    sync.setOnline(true);
    await clock.advance(MINUTE);
    expect(fetched).toEqual([0]);
    fail('offline');
    await sync.now('a');
    sync.setOnline(false);
    fail(null);
    sync.setOnline(true);
    await clock.advance(0);
    expect(fetched).toEqual([0, 2 * MINUTE, 2 * MINUTE]);
  });

  it('cuts off a fetch when the computer sleeps and does it again on waking', async () => {
    const { clock, sync, fetched, holdAnswers } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    expect(sync.state('a').phase).toBe('syncing');
    sync.suspend();
    await clock.advance(0);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', error: null });
    expect(clock.pending()).toEqual([]);
    clock.jump(8 * 60 * MINUTE);
    holdAnswers(false);
    sync.resume();
    await clock.advance(0);
    expect(fetched).toEqual([0, 8 * 60 * MINUTE]);
    expect(sync.state('a').count).toBe(3);
  });

  it('runs one fetch at a time for an environment', async () => {
    const { clock, sync, fetched, held, holdAnswers } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    const first = sync.now('a');
    const second = sync.now('a');
    await clock.advance(0);
    held.forEach((resolve) => resolve());
    await Promise.all([first, second]);
    expect(fetched).toHaveLength(1);
  });

  it('ignores what arrives for an environment that was removed meanwhile', async () => {
    const { clock, sync, held, holdAnswers } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    sync.remove('a');
    held.forEach((resolve) => resolve());
    await clock.advance(60 * MINUTE);
    expect(() => sync.state('a')).toThrow(AppError);
    expect(clock.pending()).toEqual([]);
  });

  it('follows a changed interval at once', async () => {
    const { clock, sync, fetched, setInterval } = setUp();
    sync.add('a', null);
    await clock.advance(6 * MINUTE);
    setInterval(5 * MINUTE);
    sync.reschedule();
    await clock.advance(0);
    expect(fetched).toEqual([0, 6 * MINUTE]);
  });

  it('does not wait longer because the clock was set back', async () => {
    const { clock, sync, fetched } = setUp();
    sync.add('a', null);
    await clock.advance(0);
    sync.suspend();
    clock.jump(-24 * 60 * MINUTE);
    sync.resume();
    await clock.advance(15 * MINUTE);
    expect(fetched).toHaveLength(2);
  });

  it('counts as settled after ten minutes if a sync hangs', async () => {
    const { clock, sync, holdAnswers } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    let isSettled = false;
    void sync.settled().then(() => (isSettled = true));
    await clock.advance(10 * MINUTE - 1);
    expect(isSettled).toBe(false);
    await clock.advance(1);
    expect(isSettled).toBe(true);
  });

  it('says when nothing is being fetched and nothing is about to be', async () => {
    const { clock, sync, held, holdAnswers } = setUp();
    const resolved: string[] = [];
    const ask = (name: string) => void sync.settled().then(() => resolved.push(name));
    ask('without an environment');
    await clock.advance(0);
    holdAnswers(true);
    sync.add('a', null);
    ask('due at once');
    await clock.advance(MINUTE);
    ask('under way');
    await clock.advance(0);
    expect(resolved).toEqual(['without an environment']);
    held[0]?.();
    await clock.advance(0);
    expect(resolved).toEqual(['without an environment', 'due at once', 'under way']);
    await clock.advance(20 * MINUTE);
    ask('until offline');
    sync.suspend();
    sync.setOnline(false);
    await clock.advance(0);
    expect(resolved).toContain('until offline');
    sync.setOnline(true);
    ask('asleep');
    await clock.advance(0);
    expect(resolved).toContain('asleep');
    sync.resume();
    ask('until it stops');
    await clock.advance(0);
    sync.stop();
    await clock.advance(0);
    expect(resolved).toContain('until it stops');
  });
});
