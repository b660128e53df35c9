import { describe, expect, it } from 'vitest';
import { createSync } from './sync';
import { createManualClock } from '../testing/manual-clock';
import { MINUTE, setUp, START } from '../testing/manual-sync';

describe('sync, from one state to the next,', () => {
  it('goes by what is known of the last list', () => {
    const { sync } = setUp();
    sync.add('a', null);
    sync.add('b', { at: START - MINUTE, count: 7, setAside: 2 });
    const unknown = {
      phase: 'idle',
      lastSuccessAt: null,
      nextAttemptAt: START,
      error: null,
      count: null,
      setAside: 0,
      incomplete: 0,
      progress: null,
      doubt: null,
    };
    expect(sync.state('a')).toEqual(unknown);
    expect(sync.state('b')).toEqual({ ...unknown, lastSuccessAt: START - MINUTE, count: 7, setAside: 2 });
    sync.stop();
    expect(() => sync.state('b')).toThrow(expect.objectContaining({ code: 'environment_not_found' }) as Error);
  });

  it('says how far a sync of several pages has come, while it runs', async () => {
    const { clock, sync, changes, held, holdAnswers, progress } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    const read = { pages: 2, ofPages: 5, numbers: 200, ofNumbers: 450 };
    const before = changes.count;
    progress({ progress: read });
    expect([sync.state('a').progress, changes.count - before]).toEqual([read, 1]);
    const done = sync.now('a');
    held.at(-1)?.();
    await done;
    expect(sync.state('a').progress).toBeNull();
    progress({ progress: read }); // too late
    expect(sync.state('a').progress).toBeNull();
    sync.stop();
  });

  it('says what is in doubt while another answer is waited for; reminders do not wait for it, and "Sync now" joins', async () => {
    const { clock, sync, held, holdAnswers, progress, fetched } = setUp();
    holdAnswers(true);
    sync.add('a', null);
    await clock.advance(0);
    let isSettled = false;
    void sync.settled().then(() => (isSettled = true));
    await clock.advance(0);
    expect(isSettled).toBe(false);
    progress({ doubt: { missing: 600 } });
    await clock.advance(0);
    expect([sync.state('a').doubt, isSettled]).toEqual([{ missing: 600 }, true]);
    const done = sync.now('a');
    held.at(-1)?.();
    await done;
    expect(fetched).toHaveLength(1);
    expect(sync.state('a')).toMatchObject({ doubt: null, count: 3 });
    sync.stop();
  });

  it('reports each change of a state', async () => {
    const { clock, sync, changes, held, holdAnswers, fail } = setUp();
    const changesDuring = async (work: () => unknown) => {
      const before = changes.count;
      await work();
      return changes.count - before;
    };
    holdAnswers(true);
    sync.add('a', null);
    expect(await changesDuring(() => clock.advance(0))).toBe(1); // begun
    expect(sync.state('a')).toMatchObject({ phase: 'syncing', nextAttemptAt: null });
    const finish = async () => {
      held.at(-1)?.();
      await clock.advance(0);
    };
    expect(await changesDuring(finish)).toBe(1);
    holdAnswers(false);
    fail('server');
    expect(await changesDuring(() => sync.now('a'))).toBe(2);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', error: { code: 'server' } });
    expect(await changesDuring(() => sync.succeeded('a', { count: 1, setAside: 0 }))).toBe(1);
    expect(sync.isOnline()).toBe(true);
    expect(await changesDuring(() => sync.setOnline(true))).toBe(0);
    expect(await changesDuring(() => sync.setOnline(false))).toBe(1);
    expect(sync.isOnline()).toBe(false);
    expect(await changesDuring(() => sync.setOnline(true))).toBe(1);
    expect(await changesDuring(() => sync.suspend())).toBe(1);
    expect(await changesDuring(() => sync.resume())).toBe(1);
    expect(await changesDuring(() => sync.reschedule())).toBe(1);
  });

  it('reports what is no error of its own as an internal one', async () => {
    const clock = createManualClock(START);
    const sync = createSync({
      clock,
      random: () => 0.5,
      intervalMs: () => 15 * MINUTE,
      onChange: () => undefined,
    });
    sync.begin({
      fetchEnvironment: () => Promise.reject(new TypeError('a fault of ours')),
      onSignedOut: () => expect.unreachable('no environment was signed out'),
    });
    sync.add('a', null);
    await clock.advance(0);
    expect(sync.state('a')).toMatchObject({ phase: 'idle', error: { code: 'internal' } });
    expect(clock.pending()).toEqual([15 * MINUTE]);
  });

  it.each(['token_missing', 'token_for_other_server'] as const)('stops until it is asked to sync: %s', async (code) => {
    const { clock, sync, fetched, signedOut, fail } = setUp();
    fail(code);
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

  it('cuts off what is under way for an environment that is removed', async () => {
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

  it('is settled as soon as nothing is due any more, for whatever reason', async () => {
    for (const end of ['succeeded', 'suspend', 'remove', 'offline'] as const) {
      const { clock, sync, fetched } = setUp();
      let isSettled = false;
      sync.add('a', null);
      void sync.settled().then(() => (isSettled = true));
      await Promise.resolve();
      expect(isSettled).toBe(false);
      if (end === 'succeeded') sync.succeeded('a', { count: 1, setAside: 0 });
      if (end === 'suspend') sync.suspend();
      if (end === 'remove') sync.remove('a');
      if (end === 'offline') sync.setOnline(false);
      await clock.advance(MINUTE);
      expect([end, isSettled, fetched]).toEqual([end, true, []]);
    }
  });

  it('is settled once the token is refused', async () => {
    const { clock, sync, fail } = setUp();
    sync.add('a', null);
    await clock.advance(0);
    fail('invalid_token');
    await sync.now('a');
    expect(clock.pending()).toEqual([6 * 60 * MINUTE]);
    await sync.settled();
    expect(sync.state('a').phase).toBe('signed_out');
  });

  it('leaves what is planned alone when it goes offline, or while it fetches', async () => {
    const { clock, sync, fail, holdAnswers } = setUp();
    fail('offline');
    sync.add('a', null);
    await clock.advance(0);
    await clock.advance(10_000);
    sync.setOnline(false);
    expect(sync.state('a').nextAttemptAt).toBe(START + 30_000);
    fail(null);
    sync.setOnline(true);
    await clock.advance(0);
    holdAnswers(true);
    void sync.now('a');
    sync.reschedule();
    expect(sync.state('a')).toMatchObject({ phase: 'syncing', nextAttemptAt: null });
  });
});
