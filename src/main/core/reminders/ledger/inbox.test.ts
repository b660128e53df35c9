import { describe, expect, it } from 'vitest';
import { Formatter } from '../../../../shared/format';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import type { SentAnnouncement } from '../../storage/formats/ledger-format';
import { reminderInbox } from './inbox';
import type { Alert } from './alert';
import type { DueRenewal } from '../plan/due';
import { alertNotification, renewalNotification } from '../announce/reminder-words';

const TODAY = 20_781;
const format = new Formatter('en-GB');
const environment = sampleEnvironment();

function due(id: string, auto_renewal: boolean): DueRenewal {
  const number = sampleNumber({ id, auto_renewal });
  return { environment, number, renewal: renewalAsOf(number, TODAY + 1, TODAY), key: id, offset: 1, snooze: null, handledAt: null }; // prettier-ignore
}
const alert: Alert = {
  key: 'k',
  kind: 'status',
  environmentId: environment.id,
  numberId: 'n1',
  number: '+1',
  facts: { before: 'active', after: 'suspended' },
  at: 1,
};
const sent = (id: string): SentAnnouncement => ({
  id,
  at: 5,
  clickedAt: null,
  title: `title of ${id}`,
  body: 'body',
  urgency: 'normal',
  target: { place: 'reminders' },
  renewals: [],
  alerts: [],
});
type Waiting = Parameters<typeof reminderInbox>[0];
const inbox = (waiting: Partial<Waiting>, history: SentAnnouncement[] = []) =>
  reminderInbox(
    { renewals: [], alerts: [], held: 'paused', reason: null, ...waiting },
    history,
    { format, today: TODAY, environmentName: () => environment.name },
    ({ numberId, day }) => (day !== TODAY + 1 ? null : numberId === 'n2' ? 'handled' : 'open'),
  );

describe('the inbox of reminders', () => {
  it('says what waits: renewals first, then all else', () => {
    const [lapsing, renewing] = [due('n1', false), due('n2', true)];
    const { title, body, urgency, target } = alertNotification(alert, environment.name, format);
    const of = (item: DueRenewal) => renewalNotification(item, TODAY, format);
    expect(inbox({ renewals: [lapsing, renewing], alerts: [alert] }).waiting).toEqual([
      {
        title: of(lapsing).title,
        body: of(lapsing).body,
        urgency: 'critical',
        target: { view: 'numbers', environmentId: environment.id, numberId: 'n1' },
        number: { environmentId: environment.id, numberId: 'n1' },
        isHandled: false,
      },
      {
        title: of(renewing).title,
        body: of(renewing).body,
        urgency: 'normal',
        target: { view: 'numbers', environmentId: environment.id, numberId: 'n2' },
        number: { environmentId: environment.id, numberId: 'n2' },
        isHandled: true,
      },
      { title, body, urgency, target, number: null, isHandled: false },
    ]);
  });

  it('says that nothing waits while nothing is held back', () => {
    expect(inbox({ renewals: [due('n1', false)], alerts: [alert], held: null }).waiting).toEqual([]);
  });

  it('lists the first hundred that wait', () => {
    const renewals = Array.from({ length: 101 }, (_, index) => due(`n${index}`, true));
    const { waiting } = inbox({ renewals });
    expect(waiting).toHaveLength(100);
    expect(waiting[0]?.target).toMatchObject({ numberId: 'n0' });
  });

  it('lists the last two hundred that were shown, newest first', () => {
    const history = Array.from({ length: 201 }, (_, index) => sent(`a${index}`));
    const { sent: shown } = inbox({}, history);
    expect(shown.map(({ id }) => id)).toEqual(history.slice(1).map(({ id }) => id).reverse()); // prettier-ignore
    expect(shown[0]).toEqual({
      id: 'a200',
      at: 5,
      clickedAt: null,
      title: 'title of a200',
      body: 'body',
      urgency: 'normal',
      target: { view: 'reminders', environmentId: null },
      number: null,
      isHandled: false,
    });
  });

  it('says which renewals can be marked as handled or not: those of one number that are still ahead', () => {
    const said = (numberId: string, day = TODAY + 1) =>
      ({
        key: numberId,
        environmentId: environment.id,
        numberId,
        day,
        kind: 'lapses',
        offset: 1,
        snooze: null,
      }) as const;
    const history = [
      { ...sent('open'), renewals: [said('n1')] },
      { ...sent('handled'), renewals: [said('n2')] },
      { ...sent('earlier'), renewals: [said('n1', TODAY - 30)] },
      { ...sent('digest'), renewals: [said('n1'), said('n3')] },
    ];
    const { sent: shown } = inbox({}, history);
    expect(shown.flatMap(({ id, number, isHandled }) => (number ? [[id, number.numberId, isHandled]] : []))).toEqual([
      ['handled', 'n2', true],
      ['open', 'n1', false],
    ]);
  });
});
