import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { createOutages } from './outages';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = new Date('2026-11-24T09:00').getTime();

/** Outages of one environment, `a`, which was last synced so long (ms) before the start. */
function setUp({ ago = 0, afterHours = 24, intervalMs = 15 * MINUTE } = {}) {
  const clock = createManualClock(START);
  const state = { lastSuccessAt: (START - ago) as number | null, afterHours, intervalMs, ids: ['a'] };
  const began: unknown[] = [];
  let [changes, wakes] = [0, 0];
  const outages = createOutages({
    clock,
    environmentIds: () => state.ids,
    lastSuccessAt: () => state.lastSuccessAt,
    afterHours: () => state.afterHours,
    intervalMs: () => state.intervalMs,
    onBegan: (_, outage) => began.push(outage),
    onChange: () => changes++,
    onWoke() {
      wakes++;
      outages.woke();
    },
  });
  outages.begin();
  const succeed = () => {
    state.lastSuccessAt = clock.now();
    outages.look();
  };
  return { clock, state, began, outages, succeed, changes: () => changes, wakes: () => wakes };
}

describe('an outage', () => {
  it('begins once when no sync has succeeded for as long as is set, and ends with a success', async () => {
    const { clock, began, outages, succeed, changes } = setUp();
    await clock.advance(DAY - MINUTE);
    expect([outages.of('a'), began]).toEqual([null, []]);
    await clock.advance(6 * MINUTE);
    expect(outages.of('a')).toEqual({ since: START });
    await clock.advance(3 * DAY);
    expect([began, changes()]).toEqual([[{ since: START }], 1]);

    succeed();
    expect([outages.of('a'), changes()]).toEqual([null, 2]);
    await clock.advance(DAY + 5 * MINUTE);
    expect(began).toHaveLength(2);
  });

  it('waits after a start until several attempts had time to succeed', async () => {
    const { clock, began, succeed } = setUp({ ago: 5 * DAY });
    await clock.advance(9 * MINUTE);
    expect(began).toEqual([]);
    succeed();
    await clock.advance(HOUR);
    expect(began).toEqual([]);
  });

  it('is noticed after a start where nothing succeeds, whether or not anything was tried', async () => {
    const { clock, began } = setUp({ ago: 5 * DAY });
    await clock.advance(10 * MINUTE);
    expect(began).toEqual([{ since: START - 5 * DAY }]);
  });

  it('says that none has ever succeeded', async () => {
    const { clock, state, began } = setUp();
    state.lastSuccessAt = null;
    await clock.advance(10 * MINUTE);
    expect(began).toEqual([{ since: null }]);
  });

  it('does not begin on waking from two days of sleep, whether or not the system says so', async () => {
    for (const first of ['woke', 'look', null] as const) {
      const { clock, began, outages, succeed, wakes } = setUp();
      await clock.advance(HOUR);
      clock.jump(2 * DAY);
      // the system says it, the app's state changes for whatever reason, or it is only noticed regularly
      if (first !== null) outages[first]();
      await clock.advance(5 * MINUTE);
      expect([began, wakes()]).toEqual([[], first === 'woke' ? 0 : 1]);
      succeed();
      await clock.advance(HOUR);
      expect(began).toEqual([]);
    }
  });

  it('lasts through sleep', async () => {
    const { clock, outages, began } = setUp({ ago: 2 * DAY });
    await clock.advance(10 * MINUTE);
    clock.jump(DAY);
    outages.woke();
    outages.look();
    expect([outages.of('a'), began.length]).toEqual([{ since: START - 2 * DAY }, 1]);
  });

  it('is not made of a clock that is set', async () => {
    const { clock, began, outages, succeed } = setUp();
    clock.jump(-365 * DAY);
    outages.look();
    clock.jump(365 * DAY); // set right again
    await clock.advance(HOUR);
    expect(began).toEqual([]);
    clock.jump(365 * DAY); // a year ahead
    await clock.advance(6 * MINUTE);
    succeed();
    await clock.advance(HOUR);
    expect(began).toEqual([]);
  });

  it('begins also where the clock was set back after the last success', async () => {
    const { clock, began, outages } = setUp();
    clock.jump(-365 * DAY);
    outages.woke();
    outages.look();
    for (let look = 0; look < DAY / (5 * MINUTE); look += 1) {
      await clock.advance(5 * MINUTE);
      outages.look(); // the timers of this clock wait for a time that is a year ahead now
    }
    expect(began).toEqual([{ since: START }]);
  });

  it('begins after a start where the last success lies ahead, unless one succeeds now', async () => {
    const { clock, began, outages, succeed } = setUp({ ago: -365 * DAY });
    await clock.advance(10 * MINUTE);
    expect(began).toEqual([{ since: START + 365 * DAY }]);
    succeed();
    await clock.advance(HOUR);
    expect([outages.of('a'), began.length]).toEqual([null, 1]);
  });

  it('follows the setting, but takes no less than two syncs', async () => {
    const { clock, state, outages } = setUp({ ago: 10 * HOUR });
    await clock.advance(20 * MINUTE);
    expect(outages.of('a')).toBeNull();
    state.afterHours = 6;
    outages.look();
    expect(outages.of('a')).not.toBeNull();
    state.intervalMs = 12 * HOUR;
    outages.look();
    expect([outages.of('a'), outages.afterMs()]).toEqual([null, DAY]);
  });

  it('is forgotten with its environment, and after the end', async () => {
    const { clock, state, outages, began } = setUp({ ago: 2 * DAY });
    await clock.advance(10 * MINUTE);
    state.ids = [];
    outages.look();
    expect(outages.of('a')).toBeNull();
    state.ids = ['a'];
    outages.stop();
    await clock.advance(DAY);
    expect([began.length, clock.pending()]).toEqual([1, []]);
  });
});
