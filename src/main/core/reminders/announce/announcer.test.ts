import { describe, expect, it, vi } from 'vitest';
import type { NotificationAction, NotificationOutcome } from '../../../../shared/bridge/notification';
import { dayFromIso } from '../../../../shared/calendar/calendar-day';
import { translate } from '../../../../shared/i18n/translate';
import { NO_PREFERENCE } from '../../../../shared/reminders/preference';
import { eventually } from '../../../../shared/testing/eventually';
import { environment, lapsing, NOON, setUp } from '../testing/announcer-in-memory';
import { sampleAlert } from '../testing/samples';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const failed: NotificationOutcome = { outcome: 'failed', reason: 'notifications are off' };

const some = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => lapsing(`${prefix}${index}`)); // prettier-ignore
const alert = (key: string, environmentId = environment.id) => sampleAlert(key, { environmentId, number: key });

describe('the next look', () => {
  const EARLY = new Date('2026-11-24T08:30:00').getTime(); // half an hour before the reminder time

  it.each([
    ['at the reminder time', null, 30],
    ['at the reminder time, also while paused permanently', 'forever', 30],
    ['at the end of a pause', EARLY + 15 * MINUTE, 15],
    ['at the reminder time, where a pause ends later', EARLY + 2 * HOUR, 30],
    ['at the reminder time, where a pause has just ended', EARLY, 30],
    ['at the reminder time, where a pause ended before', EARLY - HOUR, 30],
  ] as const)('comes %s', async (_, pausedUntil, minutes) => {
    const { announcer, world, clock } = setUp(EARLY);
    world.pausedUntil = pausedUntil;
    await announcer.check();
    await announcer.check();
    expect(clock.pending()).toEqual([minutes * MINUTE]);
  });

  it('says that the day may have turned, and looks', async () => {
    const { announcer, world, clock, shown, onChange } = setUp();
    await announcer.check();
    onChange.mockClear();
    world.coming = [lapsing('n1')];
    await clock.advance(HOUR);
    await eventually(() => expect(shown).toHaveLength(1));
    await announcer.stop();
    expect(onChange.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('does not come after a stop, also in the middle of a look', async () => {
    const { announcer, clock, world, shown } = setUp(NOON, some('n', 2));
    await announcer.check();
    await announcer.stop();
    expect(clock.pending()).toEqual([]);
    await announcer.check();
    expect([clock.pending(), shown.length]).toEqual([[], 2]);

    const other = setUp(NOON, some('n', 2));
    other.world.notify = () => {
      void other.announcer.stop();
      return { outcome: 'shown' };
    };
    await other.announcer.check();
    // what was begun is finished and recorded, and nothing else is begun
    expect([other.clock.pending(), other.shown.length, other.ledger.history().length]).toEqual([[], 1, 1]);
    expect(world.coming).toHaveLength(2);
  });

  it('comes after what is being fetched, and is reported where it fails', async () => {
    const { announcer, world, problems, shown, clock } = setUp(NOON, some('n', 1));
    world.settled = () => Promise.reject(new TypeError('a fault of ours'));
    await announcer.check();
    expect([problems.at(-1), shown]).toEqual(['internal', []]);
    expect(clock.pending()).toHaveLength(1);
    world.settled = () => Promise.resolve();
    await announcer.check();
    expect(shown).toHaveLength(1);
  });

  it('works out what is due only where something changed', async () => {
    const { announcer, world, preferences, ledger } = setUp(NOON, some('n', 1));
    await announcer.check();
    preferences.of.mockClear();
    await announcer.check();
    expect(preferences.of).not.toHaveBeenCalled();
    world.coming = [...world.coming];
    await announcer.check();
    expect(preferences.of).toHaveBeenCalledTimes(1);
    await ledger.addAlerts([alert('x')]);
    await announcer.check();
    expect(preferences.of.mock.calls.length).toBeGreaterThan(1);
  });
});

describe('one look', () => {
  it('shows three single notifications at most, whatever becomes due meanwhile', async () => {
    const { announcer, world, shown } = setUp(NOON, some('n', 1));
    world.notify = () => {
      world.coming = some(`m${shown.length}`, 1);
      return { outcome: 'shown' };
    };
    await announcer.check();
    expect(shown.map(({ title }) => title.split(' ')[0])).toEqual(['n0', 'm10', 'm20']);
  });

  it('shows one digest at most', async () => {
    const { announcer, world, shown, clock } = setUp(NOON, some('n', 4));
    world.notify = () => {
      world.coming = some(`m${shown.length}`, 4);
      clock.jump(1); // so that it is called otherwise
      return { outcome: 'shown' };
    };
    await announcer.check();
    expect(shown).toHaveLength(1);
    await announcer.check();
    expect(shown).toHaveLength(2);
  });

  it('leaves out what is about an environment that is gone', async () => {
    const { announcer, ledger, shown } = setUp();
    await ledger.addAlerts([alert('x'), alert('y', 'gone')]);
    await announcer.check();
    expect(shown.map(({ title }) => title)).toEqual([translate('reminder.statusTitle', { number: 'x', after: 'suspended' })]); // prettier-ignore
    expect(announcer.waiting()).toEqual({ renewals: [], alerts: [], held: null, reason: null });
  });

  it('ends what was under way and is due no more, but not while everything is held back', async () => {
    const { announcer, ledger, world } = setUp();
    await ledger.intend({ id: 'left', at: 0, title: '', body: '', urgency: 'normal', target: { place: 'reminders' }, renewals: [], alerts: [] }); // prettier-ignore
    world.pausedUntil = 'forever';
    await announcer.check();
    expect(ledger.underWay()).not.toBeNull();
    world.pausedUntil = NOON;
    await announcer.check();
    expect(ledger.underWay()).toBeNull();
  });

  it('says what waits and why', async () => {
    const { announcer, world, settings } = setUp(NOON, some('n', 1));
    expect(announcer.waiting()).toEqual({ renewals: [], alerts: [], held: null, reason: null });
    await announcer.addAlerts([alert('x')]);
    world.pausedUntil = 'forever';
    await announcer.check();
    expect(announcer.waiting()).toMatchObject({ renewals: [{ key: expect.stringContaining('n0') as string }], alerts: [{ key: 'x' }], held: 'paused' }); // prettier-ignore
    world.pausedUntil = NOON + HOUR;
    await announcer.check();
    expect(announcer.waiting().held).toBe('paused');
    settings.enabled = false;
    await announcer.check();
    expect(announcer.waiting()).toEqual({ renewals: [], alerts: [], held: 'disabled', reason: null });
  });

  it('says that something failed only while that is due', async () => {
    const { announcer, world, problems } = setUp(NOON, some('n', 1));
    await announcer.addAlerts([alert('x')]);
    world.notify = () => failed;
    await announcer.check();
    expect([problems.at(-1), announcer.waiting().held]).toEqual(['notification_failed', 'failed']);
    world.notify = () => {
      world.coming = [];
      return failed;
    };
    await announcer.withdraw(['x']);
    await announcer.retry();
    expect(announcer.waiting()).toEqual({ renewals: [], alerts: [], held: null, reason: null });
    await announcer.check();
    expect(problems.at(-1)).toBeNull();
  });

  it('says what could not be recorded until it can be', async () => {
    const { announcer, ledger, problems, world } = setUp(NOON, some('n', 1));
    const intend = vi.spyOn(ledger, 'intend').mockRejectedValueOnce(new TypeError('a fault of ours'));
    await announcer.check();
    expect(intend).toHaveBeenCalledTimes(1);
    expect(problems).toContain('internal');
    expect(problems.at(-1)).toBeNull();
    world.coming = [];
    await announcer.check();
    expect(problems.at(-1)).toBeNull();
  });

  it('says when it is over', async () => {
    const { announcer, onChange } = setUp();
    await announcer.check();
    expect(onChange).toHaveBeenCalledTimes(1);
  });
});

describe('an alert that waits', () => {
  it('isn’t sent once its number is muted, and others are', async () => {
    const { announcer, world, shown, ledger, preferences } = setUp();
    world.pausedUntil = 'forever';
    await ledger.addAlerts([alert('x'), { ...alert('y'), numberId: 'other' }]);
    await announcer.check();
    world.pausedUntil = null;
    preferences.of.mockImplementation((...[, id]: unknown[]) => ({ ...NO_PREFERENCE, muted: id === 'n' }));
    await announcer.check();
    expect(shown.map(({ id }) => id)).toEqual(['alert y']);
  });
});

describe('what the user does with a notification', () => {
  async function clicked(action: NotificationAction, which = 0, isGone = false) {
    const { announcer, ledger, shown, world, decided, clock } = setUp(NOON, some('n', 2));
    await announcer.check();
    if (isGone) world.environments = [];
    clock.jump(HOUR);
    await announcer.acted(shown[which]?.id ?? 'none', action);
    return { clicks: ledger.history().map(({ clickedAt }) => clickedAt), decided };
  }

  it('is recorded for that one', async () => {
    for (const action of ['open', 'talkover'] as const) expect(await clicked(action)).toEqual({ clicks: [NOON + HOUR, null], decided: [] }); // prettier-ignore
    expect((await clicked('open', 1)).clicks).toEqual([null, NOON + HOUR]);
    expect((await clicked('mute', 7)).decided).toEqual([]);
  });

  it('decides for its numbers', async () => {
    expect((await clicked('mute')).decided).toEqual([{ ...NO_PREFERENCE, muted: true }]);
    const today = dayFromIso('2026-11-24')!;
    expect((await clicked('snooze')).decided).toEqual([
      { ...NO_PREFERENCE, snooze: { until: today + 1, renewal: today + 1 } },
    ]);
  });

  it('marks as handled what it announced, and nothing that is no longer coming', async () => {
    const today = dayFromIso('2026-11-24')!;
    const handled = { day: today + 1, at: NOON + HOUR, autoRenewal: false, endangered: false, confirmedAt: null };
    expect((await clicked('handled')).decided).toEqual([{ ...NO_PREFERENCE, handled }]);
    const { announcer, shown, world, decided } = setUp(NOON, some('n', 1));
    await announcer.check();
    const [item] = world.listed;
    world.listed = [{ ...item!, renewal: { ...item!.renewal, day: today + 32 } }]; // it has renewed
    await announcer.acted(shown[0]!.id, 'handled');
    world.listed = [];
    await announcer.acted(shown[0]!.id, 'handled');
    expect(decided).toEqual([]);
  });

  it('marks it as handled before it is known what is coming, as where the click has started the app', async () => {
    const { announcer, shown, world, decided } = setUp(NOON, some('n', 1));
    await announcer.check();
    world.coming = [];
    await announcer.acted(shown[0]!.id, 'handled');
    expect(decided).toMatchObject([{ handled: { day: dayFromIso('2026-11-25')! } }]);
  });

  it('decides nothing where the environment is gone', async () => {
    expect(await clicked('mute', 0, true)).toEqual({ clicks: [NOON + HOUR, null], decided: [] });
  });
});

describe('a test notification', () => {
  it('is shown as it is, without buttons', async () => {
    const { announcer, shown } = setUp();
    expect(await announcer.test()).toEqual({ outcome: 'shown' });
    expect(shown).toMatchObject([
      {
        id: expect.stringContaining(String(NOON)) as string,
        title: translate('reminder.testTitle'),
        body: translate('reminder.testBody'),
        urgency: 'normal',
        target: { view: 'renewals', environmentId: null, only: null },
        actions: [],
      },
    ]);
  });
});
