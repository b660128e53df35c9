import { describe, expect, it } from 'vitest';
import {
  applyRecord,
  emptyLedger,
  prune,
  stateFromLine,
  stateLine,
  stateLineSchema,
  type Announcement,
  type Said,
} from './ledger-state';
import type { Notice } from './notice';

const TODAY = 20_781;
const DAY_MS = 86_400_000;
const NOW = TODAY * DAY_MS;

const said = (key: string, fields: Partial<Said> = {}): Said => ({
  key,
  accountId: 'a',
  numberId: key,
  day: TODAY,
  kind: 'lapses',
  stage: 7,
  snooze: null,
  ...fields,
});
const announcement = (id: string, renewals: Said[], notices: string[] = [], at = NOW): Announcement => ({
  id,
  at,
  title: 'title',
  body: 'body',
  urgency: 'normal',
  target: { view: 'reminders', accountId: null },
  renewals,
  notices,
});
const notice = (key: string, kind: Notice['kind'] = 'status'): Notice => ({
  key,
  kind,
  accountId: 'a',
  numberId: 'n',
  number: '+1',
  before: 'active',
  after: 'suspended',
  at: 1,
});

/** A state in which such announcements were shown, one after another. */
function stateAfter(...announcements: Announcement[]) {
  const state = emptyLedger(null);
  for (const one of announcements) {
    applyRecord(state, { type: 'owed', notices: one.notices.map((key) => notice(key, key === 'token' ? 'token' : 'status')) }); // prettier-ignore
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

  it('that a notice was shown keeps when', () => {
    const state = emptyLedger(null);
    applyRecord(state, { type: 'owed', notices: [notice('x'), notice('y')] });
    applyRecord(state, { type: 'intent', announcement: announcement('one', [], ['x', 'gone meanwhile']) });
    applyRecord(state, { type: 'shown', id: 'one' });
    expect([...state.notices.values()].map(({ givenAt }) => givenAt)).toEqual([NOW, null]);
    // one that is found out once more is the same
    applyRecord(state, { type: 'owed', notices: [notice('x')] });
    expect(state.notices.get('x')?.givenAt).toBe(NOW);
    applyRecord(state, { type: 'withdrawn', keys: ['x'] });
    expect([...state.notices.keys()]).toEqual(['y']);
  });

  it('keeps the snooze that was announced until another was, or another period begins', () => {
    const state = stateAfter(
      announcement('1', [said('a', { stage: null, snooze: TODAY - 3 })]),
      announcement('2', [said('a', { stage: 3 })]),
    );
    expect(state.given.get('a')).toEqual({ key: 'a', day: TODAY, lapses: 3, renews: null, snooze: TODAY - 3 });
  });
});

describe('forgetting', () => {
  it('leaves a renewal until 60 days after its date', () => {
    const old = (day: number) => announcement('old', [said('old', { day })]);
    const recent = announcement('new', [said('new', { day: TODAY + 30 })]);
    const kept = stateAfter(old(TODAY - 60), recent);
    prune(kept, TODAY);
    expect([...kept.given.keys()]).toEqual(['old', 'new']);
    const forgotten = stateAfter(old(TODAY - 61), recent);
    prune(forgotten, TODAY);
    expect([...forgotten.given.keys()]).toEqual(['new']);
  });

  it('needs a later renewal that was spoken of, in whatever order', () => {
    const state = stateAfter(announcement('1', [said('new', { day: TODAY })]), announcement('2', [said('old', { day: TODAY - 61 })])); // prettier-ignore
    prune(state, TODAY + 400);
    expect([...state.given.keys()]).toEqual(['new']);
    const alone = stateAfter(announcement('1', [said('old', { day: TODAY - 61 })]));
    prune(alone, TODAY);
    expect([...alone.given.keys()]).toEqual(['old']);
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

  it('leaves other matters as long, those not shown yet and a refused token for good', () => {
    const old = NOW - 60 * DAY_MS;
    const state = stateAfter(
      announcement('1', [], ['older', 'token'], old - 1),
      announcement('2', [], ['old'], old),
      announcement('3', [], ['new'], NOW),
    );
    applyRecord(state, { type: 'owed', notices: [notice('waits')] });
    prune(state, TODAY);
    expect([...state.notices.keys()]).toEqual(['token', 'old', 'new', 'waits']);
  });
});

describe('the first line of the file', () => {
  it('holds the whole state', () => {
    const state = stateAfter(announcement('1', [said('a'), said('b')], ['x']));
    applyRecord(state, { type: 'intent', announcement: announcement('2', [said('c')]) });
    const whole = { ...state, settledThrough: TODAY };
    const line: unknown = JSON.parse(JSON.stringify(stateLine(whole)));
    expect(stateFromLine(stateLineSchema.parse(line))).toEqual(whole);
  });

  it.each([{ version: 1 }, { type: 'intent' }, { given: [{ key: 'a' }] }, { history: null }])(
    'is not read where it is another: %j',
    (fields) => {
      expect(stateLineSchema.safeParse({ ...stateLine(emptyLedger(null)), ...fields }).success).toBe(false);
    },
  );
