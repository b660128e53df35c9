import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../shared/app-error';
import { createManualClock } from './testing/manual-clock';
import { createSync } from './sync';

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 24, 8);

function setUp(random = 0.5) {
  const clock = createManualClock(START);
  let failure: AppError | null = null;
  let interval = 15 * MINUTE;
  const fetched: number[] = [];
  const signedOut: string[] = [];
  const changes = { count: 0 };
  const held: (() => void)[] = [];
  let hold = false;
  const sync = createSync({
    clock,
    random: () => random,
    intervalMs: () => interval,
    async fetchAccount(_accountId, signal) {
      fetched.push(clock.now() - START);
      if (hold) {
        await new Promise<void>((resolve, reject) => {
          held.push(resolve);
          signal.addEventListener('abort', () => reject(new AppError('cancelled')));
        });
      }
      if (failure) throw failure;
      return { count: 3, setAside: 0 };
    },
    onChange: () => void changes.count++,
    onSignedOut: (accountId) => signedOut.push(accountId),
  });
  return {
    clock,
    sync,
    fetched,
    signedOut,
    held,
    changes,
    fail: (code: ErrorCode | null, retryAfterMs?: number) =>
      (failure =
        code === null
          ? null
          : new AppError(code, {
              values: { status: 500, seconds: 30, reason: 'no JSON', reasons: 'type' },
              ...(retryAfterMs !== undefined && { retryAfterMs }),
            })),
    setInterval: (ms: number) => (interval = ms),
    holdAnswers: (value: boolean) => (hold = value),
  };
}

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

  it('stops for good when the token is refused, tells it once, and goes on after a success', async () => {
    const { clock, sync, fetched, signedOut, fail } = setUp();
    fail('invalid_token');
    sync.add('a', null);
    await clock.advance(24 * 60 * MINUTE);
    expect(fetched).toEqual([0]);
    expect(signedOut).toEqual(['a']);
    expect(sync.state('a')).toMatchObject({ phase: 'signed_out', nextAttemptAt: null });
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

  it('runs one fetch at a time for an account', async () => {
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

  it('ignores what arrives for an account that was removed meanwhile', async () => {
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

  it('goes by what is known of the last list', async () => {
    const { sync } = setUp();
    sync.add('a', null);
    sync.add('b', { at: START - MINUTE, count: 7, setAside: 2 });
    const unknown = { phase: 'idle', lastSuccessAt: null, nextAttemptAt: START, error: null, count: null, setAside: 0 };
    expect(sync.state('a')).toEqual(unknown);
    expect(sync.state('b')).toEqual({ ...unknown, lastSuccessAt: START - MINUTE, count: 7, setAside: 2 });
    sync.stop();
    expect(() => sync.state('b')).toThrow(expect.objectContaining({ code: 'account_not_found' }) as Error);
  });

  it('tells of each change of a state', async () => {
    const { clock, sync, changes, held, holdAnswers, fail } = setUp();
    const told = async (work: () => unknown) => {
      const before = changes.count;
      await work();
      return changes.count - before;
    };
    holdAnswers(true);
    sync.add('a', null);
    expect(await told(() => clock.advance(0))).toBe(1); // begun
    expect(sync.state('a')).toMatchObject({ phase: 'syncing', nextAttemptAt: null });
    const finish = async () => {
      held.at(-1)?.();
      await clock.advance(0);
    };
    expect(await told(finish)).toBe(1);
    holdAnswers(false);
    fail('server');
    expect(await told(() => sync.now('a'))).toBe(2);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', error: { code: 'server' } });
    expect(await told(() => sync.succeeded('a', { count: 1, setAside: 0 }))).toBe(1);
    expect(sync.isOnline()).toBe(true);
    expect(await told(() => sync.setOnline(true))).toBe(0);
    expect(await told(() => sync.setOnline(false))).toBe(1);
    expect(sync.isOnline()).toBe(false);
    expect(await told(() => sync.setOnline(true))).toBe(1);
    expect(await told(() => sync.suspend())).toBe(1);
    expect(await told(() => sync.resume())).toBe(1);
    expect(await told(() => sync.reschedule())).toBe(1);
  });

  it('tells of what is no error of its own as an internal one', async () => {
    const clock = createManualClock(START);
    const sync = createSync({
      clock,
      random: () => 0.5,
      intervalMs: () => 15 * MINUTE,
      fetchAccount: () => Promise.reject(new TypeError('a fault of ours')),
      onChange: () => undefined,
      onSignedOut: () => expect.unreachable('nobody was signed out'),
    });
    sync.add('a', null);
    await clock.advance(0);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', error: { code: 'internal' } });
    expect(clock.pending()).toEqual([15 * MINUTE]);
  });

  it('stops for good where the token is missing, until it is asked to fetch', async () => {
    const { clock, sync, fetched, signedOut, fail } = setUp();
    fail('token_missing');
    sync.add('a', null);
    await clock.advance(0);
    expect([signedOut, clock.pending()]).toEqual([['a'], []]);
    // neither waking nor a new interval begins it again
    sync.suspend();
    sync.resume();
    sync.reschedule();
    await clock.advance(60 * MINUTE);
    expect(fetched).toEqual([0]);
    fail(null);
    await sync.now('a');
    expect(fetched).toEqual([0, 60 * MINUTE]);
    expect(clock.pending()).toEqual([15 * MINUTE]);
  });

  it('waits at least as long as it would without the wish of the server', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('server', 1_000);
    sync.add('a', null);
    await clock.advance(MINUTE);
    expect(fetched).toEqual([0, 30_000]);
  });

  it('spreads the first wait after a failure too', async () => {
    const { clock, sync, fail } = setUp(0);
    fail('server');
    sync.add('a', null);
    await clock.advance(0);
    expect(clock.pending()).toEqual([27_000]);
  });

  it('sets one timer, whatever comes together', async () => {
    const { clock, sync, fetched } = setUp();
    sync.add('a', null);
    await clock.advance(MINUTE);
    await sync.now('a');
    sync.succeeded('a', { count: 3, setAside: 0 });
    sync.reschedule();
    sync.suspend();
    sync.suspend();
    sync.resume();
    expect(clock.pending()).toEqual([15 * MINUTE]);
    sync.remove('a');
    sync.remove('a');
    expect([clock.pending(), fetched]).toEqual([[], [0, MINUTE]]);
  });

  it('fetches nothing while it sleeps, offline or not', async () => {
    const { clock, sync, fetched } = setUp();
    sync.add('a', null);
    await clock.advance(0);
    sync.suspend();
    sync.setOnline(false);
    sync.setOnline(true);
    expect(clock.pending()).toEqual([]);
    sync.setOnline(false);
    sync.resume();
    expect(clock.pending()).toEqual([]);
    sync.setOnline(true);
    expect(clock.pending()).toEqual([15 * MINUTE]);
    expect(fetched).toEqual([0]);
  });

  it('cuts off what is under way for an account that is removed', async () => {
    const { clock, sync, holdAnswers, changes } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    let isDone = false;
    void sync.now('a').then(() => (isDone = true));
    sync.remove('a');
    await clock.advance(0);
    expect(isDone).toBe(true);
    expect(changes.count).toBe(2);
  });

  it('goes on as planned where a fetch was cut off for another reason than sleep', async () => {
    const { clock, sync, fetched, fail } = setUp();
    fail('cancelled');
    sync.add('a', null);
    await clock.advance(0);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', error: null });
    expect(clock.pending()).toEqual([15 * MINUTE]);
    expect(fetched).toEqual([0]);
  });

  it('counts failures from the first again after a success that came by other means', async () => {
    const { clock, sync, fail } = setUp();
    fail('server');
    sync.add('a', null);
    await clock.advance(5 * MINUTE);
    sync.succeeded('a', { count: 3, setAside: 0 });
    await sync.now('a');
    expect(clock.pending()).toEqual([30_000]);
  });

  it('leaves the wait after a failure alone when the interval changes', async () => {
    const { clock, sync, fail, setInterval } = setUp();
    sync.add('a', null);
    await clock.advance(MINUTE);
    fail('server');
    await sync.now('a');
    setInterval(60 * MINUTE);
    sync.reschedule();
    expect(clock.pending()).toEqual([30_000]);
    fail(null);
    await sync.now('a');
    await clock.advance(MINUTE);
    setInterval(5 * MINUTE);
    sync.reschedule();
    expect(clock.pending()).toEqual([4 * MINUTE]);
  });

  it('says when nothing is being fetched and nothing is about to be', async () => {
    const { clock, sync, held, holdAnswers } = setUp();
    const told: string[] = [];
    const ask = (name: string) => void sync.settled().then(() => told.push(name));
    ask('without an account');
    await clock.advance(0);
    holdAnswers(true);
    sync.add('a', null);
    ask('due at once');
    await clock.advance(MINUTE);
    ask('under way');
    await clock.advance(0);
    expect(told).toEqual(['without an account']);
    held[0]?.();
    await clock.advance(0);
    expect(told).toEqual(['without an account', 'due at once', 'under way']);
    await clock.advance(20 * MINUTE);
    ask('until offline');
    sync.suspend();
    sync.setOnline(false);
    await clock.advance(0);
    expect(told).toContain('until offline');
    sync.setOnline(true);
    ask('asleep');
    await clock.advance(0);
    expect(told).toContain('asleep');
    sync.resume();
    ask('until it stops');
    await clock.advance(0);
    sync.stop();
    await clock.advance(0);
    expect(told).toContain('until it stops');
  });
});
