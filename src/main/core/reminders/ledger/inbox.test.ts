import { describe, expect, it } from 'vitest';
import { Formatter } from '../../../../shared/format';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleAccount, sampleNumber } from '../../../../shared/testing/sample';
import type { GivenAnnouncement } from '../../storage/formats/ledger-format';
import { reminderInbox } from './inbox';
import type { Notice } from './notice';
import type { OwedRenewal } from '../plan/owed';
import { headline, noticeNotification } from '../give/reminder-words';

const TODAY = 20_781;
const format = new Formatter('en-GB');
const account = sampleAccount();

function owed(id: string, auto_renewal: boolean): OwedRenewal {
  const number = sampleNumber({ id, auto_renewal });
  return { account, number, renewal: renewalAsOf(number, TODAY + 1, TODAY), key: id, stage: 1, snooze: null };
}
const notice: Notice = {
  key: 'k',
  kind: 'status',
  accountId: account.id,
  numberId: 'n1',
  number: '+1',
  before: 'active',
  after: 'suspended',
  at: 1,
};
const given = (id: string): GivenAnnouncement => ({
  id,
  at: 5,
  clickedAt: null,
  title: `title of ${id}`,
  body: 'body',
  urgency: 'normal',
  target: { place: 'reminders' },
  renewals: [],
  notices: [],
});
type Waiting = Parameters<typeof reminderInbox>[0];
const inbox = (waiting: Partial<Waiting>, history: GivenAnnouncement[] = []) =>
  reminderInbox(
    { renewals: [], notices: [], held: 'paused', reason: null, ...waiting },
    history,
    format,
    () => account.name,
  );

describe('the inbox of reminders', () => {
  it('says what waits: renewals first, then all else', () => {
    const [lapsing, renewing] = [owed('n1', false), owed('n2', true)];
    const { title, urgency, target } = noticeNotification(notice, account.name);
    expect(inbox({ renewals: [lapsing, renewing], notices: [notice] }).waiting).toEqual([
      {
        title: headline(lapsing, format),
        urgency: 'critical',
        target: { view: 'numbers', accountId: account.id, numberId: 'n1' },
      },
      {
        title: headline(renewing, format),
        urgency: 'normal',
        target: { view: 'numbers', accountId: account.id, numberId: 'n2' },
      },
      { title, urgency, target },
    ]);
  });

  it('says that nothing waits while nothing is held back', () => {
    expect(inbox({ renewals: [owed('n1', false)], notices: [notice], held: null }).waiting).toEqual([]);
  });

  it('lists the first hundred that wait', () => {
    const renewals = Array.from({ length: 101 }, (_, index) => owed(`n${index}`, true));
    const { waiting } = inbox({ renewals });
    expect(waiting).toHaveLength(100);
    expect(waiting[0]?.target).toMatchObject({ numberId: 'n0' });
  });

  it('lists the last two hundred that were shown, newest first', () => {
    const history = Array.from({ length: 201 }, (_, index) => given(`a${index}`));
    const { given: shown } = inbox({}, history);
    expect(shown.map(({ id }) => id)).toEqual(history.slice(1).map(({ id }) => id).reverse()); // prettier-ignore
    expect(shown[0]).toEqual({
      id: 'a200',
      at: 5,
      clickedAt: null,
      title: 'title of a200',
      body: 'body',
      urgency: 'normal',
      target: { view: 'reminders', accountId: null },
    });
  });
});
