import { describe, expect, it } from 'vitest';
import { Formatter } from '../../../../shared/format';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import type { Announcement } from '../../storage/formats/ledger-format';
import { announcementOf, composeAnnouncements, isDigest } from './announcements';
import type { Alert } from '../ledger/alert';
import type { DueRenewal } from '../plan/due';
import { sampleAlert } from '../testing/samples';
import { placeOf } from '../ledger/place';

const TODAY = 20_781;
const environment = sampleEnvironment();
const context = {
  now: 5_000,
  today: TODAY,
  format: new Formatter('en-GB'),
  environmentName: () => environment.name,
  areSeveral: false,
};

function due(id: string): DueRenewal {
  const number = sampleNumber({ id, auto_renewal: false });
  return {
    environment,
    number,
    renewal: renewalAsOf(number, TODAY + 1, TODAY),
    key: `key ${id}`,
    offset: 1,
    snooze: null,
    handledAt: null,
  };
}
const some = (count: number) => Array.from({ length: count }, (_, index) => due(`n${index}`));

/** What each notification speaks of, and whether it is a digest. */
const composed = (renewals: DueRenewal[], alerts: Alert[], underWay: Announcement | null = null) =>
  composeAnnouncements(renewals, alerts, underWay, context).map((one) => ({
    isDigest: isDigest(one.notification.id),
    of: [...one.renewals, ...one.alerts].map(({ key }) => key),
  }));

/** What was under way when the app was killed. */
const killed = (renewals: DueRenewal[], alerts: Alert[]) =>
  announcementOf(composeAnnouncements(renewals, alerts, null, context)[0]!, 7);

describe('what is due', () => {
  it('is announced one by one up to three, and in one digest above that', () => {
    expect(composed([], [])).toEqual([]);
    expect(composed(some(2), [sampleAlert('x')])).toEqual([
      { isDigest: false, of: ['key n0'] },
      { isDigest: false, of: ['key n1'] },
      { isDigest: false, of: ['x'] },
    ]);
    expect(composed(some(3), [sampleAlert('x')])).toEqual([
      { isDigest: true, of: ['key n0', 'key n1', 'key n2', 'x'] },
    ]);
    expect(
      composed(
        [],
        ['u', 'v', 'w', 'x'].map((key) => sampleAlert(key)),
      ),
    ).toEqual([{ isDigest: true, of: ['u', 'v', 'w', 'x'] }]);
  });

  it('has a digest for each moment, and keeps the id of one that was under way', () => {
    const idOf = (underWay: Announcement | null, now = 5_000) =>
      composeAnnouncements(some(4), [], underWay, { ...context, now })[0]?.notification.id;
    expect(idOf(null)).not.toBe(idOf(null, 6_000));
    expect(idOf(killed(some(4), []), 6_000)).toBe(idOf(null));
  });

  it('is announced as before it was interrupted, the rest one by one', () => {
    const underWay = killed(some(3), [sampleAlert('x')]);
    expect(composed([due('n0'), due('n9')], [], underWay)).toEqual([
      { isDigest: true, of: ['key n0'] },
      { isDigest: false, of: ['key n9'] },
    ]);
    expect(composed([], [sampleAlert('x'), sampleAlert('y')], underWay)).toEqual([
      { isDigest: true, of: ['x'] },
      { isDigest: false, of: ['y'] },
    ]);
    expect(composed([due('n0')], [sampleAlert('x')], underWay)).toEqual([{ isDigest: true, of: ['key n0', 'x'] }]);
    // nothing of it is due any more
    expect(composed([due('n9')], [], underWay)).toEqual([{ isDigest: false, of: ['key n9'] }]);
    // what was interrupted was no digest
    expect(composed([due('n0')], [], killed([due('n0')], []))).toEqual([{ isDigest: false, of: ['key n0'] }]);
  });
});

describe('the record of a notification', () => {
  it('holds what it said and what it spoke of', () => {
    const [one] = composeAnnouncements(some(3), [sampleAlert('x')], null, context);
    const { id, title, body, urgency, target } = one!.notification;
    expect(announcementOf(one!, 7)).toEqual({
      id,
      at: 7,
      title,
      body,
      urgency,
      target: placeOf(target),
      renewals: ['n0', 'n1', 'n2'].map((numberId) => ({
        key: `key ${numberId}`,
        environmentId: environment.id,
        numberId,
        day: TODAY + 1,
        kind: 'lapses',
        offset: 1,
        snooze: null,
      })),
      alerts: ['x'],
    });
  });
});
