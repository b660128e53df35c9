import { describe, expect, it } from 'vitest';
import { sampleEnvironment, sampleNumber } from '../../../shared/testing/sample';
import type { Alert } from '../reminders/ledger/alert';
import type { DueRenewal } from '../reminders/plan/due';
import type { Announcement } from '../storage/formats/ledger-format';
import { outgoingMessages } from './outgoing';

const environment = sampleEnvironment();
const SLOT = { at: 0, through: 20_782 };

function renewal(key: string, change: Partial<DueRenewal> = {}): DueRenewal {
  const due = { day: 20_782, daysLeft: 3, kind: 'lapses' } as const;
  return { environment, number: sampleNumber({ id: key }), renewal: due, key, offset: 3, snooze: null, handledAt: null, ...change }; // prettier-ignore
}

const alert = (key: string): Alert => ({ key, kind: 'token', environmentId: environment.id, numberId: null, number: '', before: '', after: '', at: 1 }); // prettier-ignore

function begun(renewals: readonly DueRenewal[], alerts: readonly Alert[] = []): Announcement {
  const said = renewals.map(({ key, renewal: { day, kind }, offset, snooze }) => ({ key, environmentId: environment.id, numberId: key, day, kind, offset, snooze })); // prettier-ignore
  return { id: 'before', at: 1, title: '', body: '', urgency: 'normal', target: { place: 'reminders' }, renewals: said, alerts: alerts.map(({ key }) => key) }; // prettier-ignore
}

/** Each message as what it is about; digests in brackets. */
function messages(
  renewals: readonly DueRenewal[],
  alerts: readonly Alert[] = [],
  underWay: Announcement | null = null,
  slot: typeof SLOT | null = null,
): string[] {
  let count = 0;
  return outgoingMessages({ renewals, alerts, slot }, underWay, () => `new ${++count}`).map((message) => {
    const keys = [...message.renewals, ...message.alerts].map(({ key }) => key).join(' ');
    return `${message.id}: ${message.isDigest ? `[${keys}]` : keys}`;
  });
}

describe('what a channel sends', () => {
  it('is a message for each of three things, and one digest of more', () => {
    expect(messages([])).toEqual([]);
    expect(messages([renewal('a'), renewal('b')], [alert('t')])).toEqual(['new 1: a', 'new 2: b', 'new 3: t']);
    expect(messages([renewal('a'), renewal('b'), renewal('c')], [alert('t')])).toEqual(['new 1: [a b c t]']);
  });

  it('is nothing but a digest where the channel sends digests', () => {
    expect(messages([], [], null, SLOT)).toEqual([]);
    expect(messages([renewal('a')], [], null, SLOT)).toEqual(['new 1: [a]']);
    expect(messages([renewal('a'), renewal('b')], [], begun([renewal('a')]), SLOT)).toEqual(['before: [a]', 'new 1: [b]']); // prettier-ignore
  });

  it('begins with what an earlier try may have sent, under its id and with nothing in addition', () => {
    const many = [renewal('a'), renewal('b'), renewal('c'), renewal('d')];
    expect(messages(many.slice(0, 3), [alert('t'), alert('u')], begun([renewal('b')], [alert('t')]))).toEqual(['before: [b t]', 'new 1: a', 'new 2: c', 'new 3: u']); // prettier-ignore
    expect(messages(many, [], begun([renewal('b')]))).toEqual(['before: b', 'new 1: a', 'new 2: c', 'new 3: d']);
    expect(messages([renewal('a')], [], begun([renewal('gone')]))).toEqual(['new 1: a']);
    // of a digest one is left
    expect(messages([renewal('a')], [], begun([renewal('a'), renewal('gone')]))).toEqual(['before: [a]']);
  });

  it.each<[string, Partial<DueRenewal>]>([
    ['offset', { offset: 1 }],
    ['snooze', { snooze: 20_780 }],
    ['day', { renewal: { day: 20_783, daysLeft: 4, kind: 'lapses' } }],
    ['kind', { renewal: { day: 20_782, daysLeft: 3, kind: 'renews' } }],
  ])('is sent under a new id if its %s changed since the last try', (_, change) => {
    expect(messages([renewal('a', change)], [], begun([renewal('a')]))).toEqual(['new 1: a']);
  });
});
