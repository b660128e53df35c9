import { describe, expect, it } from 'vitest';
import { encodeLedgerRecord, readLedgerRecord, type Announcement, type LedgerRecord } from './ledger-format';

const announcement: Announcement = {
  id: 'one',
  at: 1,
  title: 'title',
  body: 'body',
  urgency: 'critical',
  target: { place: 'number', environmentId: 'e', numberId: 'n' },
  renewals: [
    { key: 'k', environmentId: 'e', numberId: 'n', day: 3, kind: 'lapses', offset: 7, snooze: null },
    { key: 'l', environmentId: 'e', numberId: 'm', day: 4, kind: 'renews', offset: null, snooze: 2 },
  ],
  alerts: ['x'],
};
const alert = {
  key: 'x',
  kind: 'price',
  environmentId: 'e',
  numberId: null,
  number: '+1',
  facts: { before: 1, after: 2, currency: 'USD', isMonthly: true },
  at: 5,
};
/** As 0.1.0 noted it. */
const finished = { ...alert, key: 'z', facts: undefined, before: 'US$1.00', after: 'US$2.00' };

const RECORDS: LedgerRecord[] = [
  { type: 'settled', through: 7 },
  { type: 'announced', announced: { key: 'k', day: 3, lapses: 7, renews: null, snooze: 2 } },
  { type: 'alert', alert, announcedAt: 9 },
  { type: 'sent', announcement: { ...announcement, clickedAt: 6 } },
  { type: 'sent', announcement: { ...announcement, clickedAt: null } },
  { type: 'intent', announcement },
  { type: 'shown', id: 'one' },
  { type: 'dropped', id: 'one' },
  { type: 'clicked', id: 'one', at: 8 },
  { type: 'due', alerts: [alert, { ...alert, key: 'y' }, finished] },
  { type: 'withdrawn', keys: ['x'] },
  { type: 'digested', at: 9 },
];

const read = (content: unknown) => readLedgerRecord(Buffer.from(JSON.stringify(content)));

describe('a record of the ledger', () => {
  it.each(RECORDS)('is read as it was written: $type', (record) => {
    const body = encodeLedgerRecord(record);
    expect(readLedgerRecord(Buffer.from(body))).toEqual(record);
  });

  it('calls things by the words of the file', () => {
    expect(JSON.parse(encodeLedgerRecord({ type: 'intent', announcement }).toString())).toMatchObject({
      announcement: { alerts: ['x'], renewals: [{ environmentId: 'e', offset: 7 }, { environmentId: 'e', offset: null }] },
    });
    expect(JSON.parse(encodeLedgerRecord({ type: 'due', alerts: [alert] }).toString())).toMatchObject({
      alerts: [{ environmentId: 'e' }],
    });
  }); // prettier-ignore

  it('keeps what a later version added, and has a default for what it lacks', () => {
    expect(read({ type: 'shown', id: 'one', later: 1 })).toEqual({ type: 'shown', id: 'one', later: 1 });
    expect(read({ type: 'sent', announcement: { id: 'a', at: 1, urgency: 'loud', target: 7, clickedAt: 'never' } })).toEqual({
      type: 'sent',
      announcement: { id: 'a', at: 1, title: '', body: '', urgency: 'normal', target: { place: 'reminders' }, renewals: [], alerts: [], clickedAt: null },
    });
  }); // prettier-ignore

  it.each([null, [], 7, {}, { type: 'later' }, { type: 'shown' }, { type: 'sent', announcement: { id: 'a' } }])(
    'is unknown where it is %j',
    (content) => {
      expect(read(content)).toBeNull();
    },
  );

  it('is unknown where it is no JSON', () => {
    expect(readLedgerRecord(Buffer.from('{'))).toBeNull();
  });
});
