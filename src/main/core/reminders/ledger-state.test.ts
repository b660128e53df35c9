import { expect, it } from 'vitest';
import type { Announcement } from '../storage/formats/ledger-format';
import { applyRecord, emptyLedger } from './ledger-state';
import type { Notice } from './notice';

const notice = (key: string, kind: Notice['kind'] = 'price'): Notice => ({
  key,
  kind,
  accountId: 'a',
  numberId: key,
  number: key,
  before: '1',
  after: '2',
  at: 0,
});

function announce(state: ReturnType<typeof emptyLedger>, at: number, keys: string[]): void {
  const announcement: Announcement = {
    id: `announcement ${at}`,
    at,
    title: '',
    body: '',
    urgency: 'normal',
    target: { place: 'renewals' },
    renewals: [],
    notices: keys,
  };
  applyRecord(state, { type: 'intent', announcement });
  applyRecord(state, { type: 'shown', id: announcement.id });
}

it('does not grow with every sync that changes something', () => {
  const state = emptyLedger(null);
  applyRecord(state, { type: 'owed', alerts: [notice('refused', 'token'), notice('never given')] });
  announce(state, 0, ['refused']);
  for (let at = 1; at <= 2_000; at++) {
    const keys = [`${at} a`, `${at} b`, `${at} c`];
    applyRecord(state, { type: 'owed', alerts: keys.map((key) => notice(key)) });
    announce(state, at, keys);
  }
  // those of the last announcement come on top, and what is not given or not over stays
  expect(state.notices.size).toBe(500 + 3 + 2);
  expect([...state.notices.keys()]).toEqual(expect.arrayContaining(['refused', 'never given', '2000 a', '1999 c']));
  expect(state.history).toHaveLength(500);
  expect(state.history.at(-1)?.id).toBe('announcement 2000');
});

it('remembers all of one announcement, however many, because the fetch that found them may be repeated', () => {
  const state = emptyLedger(null);
  const keys = Array.from({ length: 130_000 }, (_, index) => String(index));
  applyRecord(state, { type: 'owed', alerts: keys.map((key) => notice(key, 'gone')) });
  announce(state, 1, keys);
  expect(state.notices.size).toBe(130_000);
  expect(state.history.flatMap(({ notices }) => notices)).toEqual([]);
  announce(state, 2, []);
  expect(state.notices.size).toBe(500);
});
