import { describe, expect, it } from 'vitest';
import type { Announcement, Said } from '../../storage/formats/ledger-format';
import { applyRecord, emptyLedger, prune, recordsOf } from './ledger-state';
import { sampleAlert, sampleAnnouncement, sampleSaid } from '../testing/samples';

const TODAY = 20_781;
const DAY_MS = 86_400_000;
const NOW = TODAY * DAY_MS;

const said = (key: string, fields: Partial<Said> = {}) => sampleSaid(key, { day: TODAY, ...fields });
const announcement = (id: string, renewals: Said[], alerts: string[] = [], at = NOW) =>
  sampleAnnouncement(id, renewals, alerts, at);

/** A state in which such announcements were shown, one after another. */
function stateAfter(...announcements: Announcement[]) {
  const state = emptyLedger(null);
  for (const one of announcements) {
    const alerts = one.alerts.map((key) => sampleAlert(key, { kind: key === 'token' ? 'token' : 'status' }));
    applyRecord(state, { type: 'due', alerts });
    applyRecord(state, { type: 'intent', announcement: one });
    applyRecord(state, { type: 'shown', id: one.id });
  }
  return state;
}

describe('a record of the ledger', () => {
  it('of another announcement than the one under way changes nothing', () => {
    const state = emptyLedger(null);
    applyRecord(state, { type: 'shown', id: 'one' });
    applyRecord(state, { type: 'dropped', id: 'one' });
    expect(state).toEqual(emptyLedger(null));
    const one = announcement('one', [said('a')]);
    applyRecord(state, { type: 'intent', announcement: one });
    applyRecord(state, { type: 'shown', id: 'two' });
    applyRecord(state, { type: 'dropped', id: 'two' });
    expect(state).toEqual({ ...emptyLedger(null), underWay: one });
    applyRecord(state, { type: 'dropped', id: 'one' });
    expect(state).toEqual(emptyLedger(null));
  });

  it('of a click counts for the last announcement of that name', () => {
    const state = stateAfter(announcement('x', [], [], NOW), announcement('y', []), announcement('x', [], [], NOW + 1));
    applyRecord(state, { type: 'clicked', id: 'x', at: 9 });
    applyRecord(state, { type: 'clicked', id: 'z', at: 9 });
    expect(state.history.map(({ clickedAt }) => clickedAt)).toEqual([null, null, 9]);
  });

  it('that an alert was shown keeps when', () => {
    const state = emptyLedger(null);
    applyRecord(state, { type: 'due', alerts: [sampleAlert('x'), sampleAlert('y')] });
    applyRecord(state, { type: 'intent', announcement: announcement('one', [], ['x', 'gone meanwhile']) });
    applyRecord(state, { type: 'shown', id: 'one' });
    expect([...state.alerts.values()].map(({ announcedAt }) => announcedAt)).toEqual([NOW, null]);
    // one that is found out once more is the same
    applyRecord(state, { type: 'due', alerts: [sampleAlert('x')] });
    expect(state.alerts.get('x')?.announcedAt).toBe(NOW);
    applyRecord(state, { type: 'withdrawn', keys: ['x'] });
    expect([...state.alerts.keys()]).toEqual(['y']);
  });

  it('keeps the snooze that was announced until another was, or another period begins', () => {
    const state = stateAfter(
      announcement('1', [said('a', { offset: null, snooze: TODAY - 3 })]),
      announcement('2', [said('a', { offset: 3 })]),
    );
    expect(state.announced.get('a')).toEqual({ key: 'a', day: TODAY, lapses: 3, renews: null, snooze: TODAY - 3 });
  });
});

describe('forgetting', () => {
  it('leaves a renewal until 60 days after its date', () => {
    const old = (day: number) => announcement('old', [said('old', { day })]);
    const recent = announcement('new', [said('new', { day: TODAY + 7 })]);
    const kept = stateAfter(old(TODAY - 60), recent);
    prune(kept, TODAY);
    expect([...kept.announced.keys()]).toEqual(['old', 'new']);
    const forgotten = stateAfter(old(TODAY - 61), recent);
    prune(forgotten, TODAY);
    expect([...forgotten.announced.keys()]).toEqual(['new']);
  });

  it('needs a later renewal that was spoken of, in whatever order', () => {
    const state = stateAfter(announcement('1', [said('new', { day: TODAY + 7 })]), announcement('2', [said('old', { day: TODAY - 61 })])); // prettier-ignore
    prune(state, TODAY + 400);
    expect([...state.announced.keys()]).toEqual(['new']);
    const alone = stateAfter(announcement('1', [said('old', { day: TODAY - 61 })]));
    prune(alone, TODAY);
    expect([...alone.announced.keys()]).toEqual(['old']);
  });

  it('goes by when a reminder fell due, not by a renewal that was spoken of a year ahead', () => {
    const ahead = announcement('1', [said('ahead', { day: TODAY + 400, offset: 400 })]);
    const state = stateAfter(ahead, announcement('2', [said('now', { day: TODAY - 1 })]));
    prune(state, TODAY + 365); // the clock is a year ahead for an hour
    expect([...state.announced.keys()]).toEqual(['ahead', 'now']);
  });

  it('knows of a snooze only when it ended', () => {
    const snoozed = announcement('1', [said('snoozed', { day: TODAY + 300, offset: null, snooze: TODAY })]);
    const state = stateAfter(snoozed, announcement('2', [said('old', { day: TODAY - 61, offset: null })]));
    prune(state, TODAY);
    expect([...state.announced.keys()]).toEqual(['snoozed']);
  });

  it('leaves what was shown for 60 days before the newest, and 500 of it at most', () => {
    const at = (id: string, days: number, plus = 0) => announcement(id, [], [], NOW - days * DAY_MS + plus);
    const state = stateAfter(at('too old', 60), at('just', 60, 1), at('newest', 0));
    prune(state, TODAY);
    expect(state.history.map(({ id }) => id)).toEqual(['just', 'newest']);
    const many = stateAfter(...Array.from({ length: 501 }, (_, index) => announcement(String(index), [])));
    prune(many, TODAY);
    expect([many.history.length, many.history[0]?.id]).toEqual([500, '1']);
    const none = emptyLedger(null);
    prune(none, TODAY);
    expect(none).toEqual(emptyLedger(null));
  });

  it('leaves other matters as long, those not shown yet and a refused token permanently', () => {
    const old = NOW - 60 * DAY_MS;
    const state = stateAfter(
      announcement('1', [], ['older', 'token'], old - 1),
      announcement('2', [], ['old'], old),
      announcement('3', [], ['new'], NOW),
    );
    applyRecord(state, { type: 'due', alerts: [sampleAlert('waits')] });
    prune(state, TODAY);
    expect([...state.alerts.keys()]).toEqual(['token', 'old', 'new', 'waits']);
  });
});

describe('the records that a state is written as', () => {
  it('make the whole state again', () => {
    const state = stateAfter(announcement('1', [said('a'), said('b')], ['x']));
    applyRecord(state, { type: 'clicked', id: '1', at: 9 });
    applyRecord(state, { type: 'intent', announcement: announcement('2', [said('c')]) });
    state.settledThrough = TODAY;
    const again = emptyLedger(null);
    for (const record of recordsOf(state)) applyRecord(again, record);
    expect(again).toEqual(state);
  });

  it('are none where nothing happened', () => {
    expect(recordsOf(emptyLedger(null))).toEqual([]);
  });
});

describe('a state', () => {
  function announce(state: ReturnType<typeof emptyLedger>, at: number, keys: string[]): void {
    const one = announcement(`announcement ${at}`, [], keys, at);
    applyRecord(state, { type: 'intent', announcement: one });
    applyRecord(state, { type: 'shown', id: one.id });
  }

  it('does not grow with every sync that changes something', () => {
    const state = emptyLedger(null);
    applyRecord(state, {
      type: 'due',
      alerts: [sampleAlert('refused', { kind: 'token' }), sampleAlert('never announced')],
    });
    announce(state, 0, ['refused']);
    for (let at = 1; at <= 2_000; at++) {
      const keys = [`${at} a`, `${at} b`, `${at} c`];
      applyRecord(state, { type: 'due', alerts: keys.map((key) => sampleAlert(key)) });
      announce(state, at, keys);
    }
    // those of the last announcement come on top, and what is not announced or not over stays
    expect(state.alerts.size).toBe(500 + 3 + 2);
    expect([...state.alerts.keys()]).toEqual(
      expect.arrayContaining(['refused', 'never announced', '2000 a', '1999 c']),
    );
    expect(state.history).toHaveLength(500);
    expect(state.history.at(-1)?.id).toBe('announcement 2000');
  });

  it('does not grow with every sync while nothing can be announced either', () => {
    const state = emptyLedger(null);
    applyRecord(state, { type: 'due', alerts: [sampleAlert('refused', { kind: 'token' }), sampleAlert('oldest')] });
    for (let at = 1; at <= 1_100; at++) {
      applyRecord(state, {
        type: 'due',
        alerts: Array.from({ length: 10 }, (_, index) => sampleAlert(`${at} ${index}`)),
      });
    }
    expect(state.alerts.size).toBe(10_000 + 1);
    expect(state.alerts.has('refused')).toBe(true);
    expect([...state.alerts.keys()].slice(1, 3)).toEqual(['101 0', '101 1']);
    expect([...state.alerts.keys()].at(-1)).toBe('1100 9');
  });

  it('keeps all that one sync found waiting, however many, and what was announced does not count among them', () => {
    const state = emptyLedger(null);
    const found = (name: string, length: number) =>
      Array.from({ length }, (_, index) => sampleAlert(`${name} ${index}`));
    const first = found('first', 400);
    applyRecord(state, { type: 'due', alerts: first });
    announce(state, 1, first.map(({ key }) => key)); // prettier-ignore
    applyRecord(state, { type: 'due', alerts: found('many', 12_000) });
    expect(state.alerts.size).toBe(12_400);
    applyRecord(state, { type: 'due', alerts: found('next', 1) });
    expect(state.alerts.size).toBe(10_400);
    expect(state.alerts.has('first 0')).toBe(true);
    expect(state.alerts.has('many 2000')).toBe(false);
    expect(state.alerts.has('many 2001')).toBe(true);
  });

  it('remembers all of one announcement, however many, because the fetch that found them may be repeated', () => {
    const state = emptyLedger(null);
    const keys = Array.from({ length: 130_000 }, (_, index) => String(index));
    applyRecord(state, { type: 'due', alerts: keys.map((key) => sampleAlert(key, { kind: 'gone' })) });
    announce(state, 1, keys);
    expect(state.alerts.size).toBe(130_000);
    expect(state.history.flatMap(({ alerts }) => alerts)).toEqual([]);
    announce(state, 2, []);
    expect(state.alerts.size).toBe(500);
  });
});
