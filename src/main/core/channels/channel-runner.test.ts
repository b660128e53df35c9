import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { dayFromIso } from '../../../shared/calendar/calendar-day';
import { handledNow } from '../../../shared/reminders/handled';
import { DAY, environment, HOUR, lapsing, noon, renewing } from '../reminders/testing/reminders-on-disk';
import { setUp } from './testing/channel-on-journal';

const MINUTE = 60_000;

const alert = (key: string, numberId: string | null = null) => ({ key, kind: 'token' as const, environmentId: environment.id, numberId, number: '', facts: {}, at: 1 }); // prettier-ignore

describe('a channel that sends immediately', () => {
  it('sends each reminder once, at its offsets, also after a restart', async () => {
    const test = setUp('2026-11-18', [lapsing('0001', '2026-11-25'), renewing('0002', '2026-12-01')]);
    const first = await test.begin();
    await first.check();
    await first.check();
    expect(test.titles()).toEqual(['(415) 555-0001 lapses in 7 days']);
    await first.stop();
    const second = await test.begin();
    await second.check();
    expect(test.sent).toHaveLength(1);
    test.clock.jump(4 * DAY);
    await second.check();
    expect(test.titles().at(-1)).toBe('(415) 555-0001 lapses in 3 days');
    expect(new Set(test.sent.map(({ id }) => id)).size).toBe(2);
  });

  it('makes one digest of more than three', async () => {
    const test = setUp(
      '2026-11-24',
      Array.from({ length: 5 }, (_, index) => lapsing(`000${index}`, '2026-11-25')),
    );
    await (await test.begin()).check();
    expect(test.sent).toMatchObject([{ type: 'digest', title: '5 numbers will lapse', counts: { lapses: 5 } }]);
  });

  it('sends neither muted nor handled numbers, and only what it is about', async () => {
    const numbers = [lapsing('0001', '2026-11-25'), lapsing('0002', '2026-11-25'), renewing('0003', '2026-11-25')];
    const test = setUp('2026-11-24', numbers, { about: { lapses: true, renews: false, alerts: false } });
    test.decide('0001', { muted: true });
    test.decide('0002', { handled: handledNow(numbers[1]!, dayFromIso('2026-11-25')!, noon('2026-11-23')) });
    test.world.settings = { ...test.world.settings, onceMore: false };
    const channel = await test.begin();
    await channel.ledger.addAlerts([alert('token')]);
    await channel.check();
    expect(test.sent).toEqual([]);
  });

  it('waits in quiet hours and pauses, unless it does not follow them', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
    test.world.settings = { ...test.world.settings, quietHours: { enabled: true, from: 11 * 60, to: 13 * 60 } };
    const channel = await test.begin();
    await channel.check();
    expect(test.sent).toEqual([]);
    expect(channel.state().waiting).toBe(1);
    await channel.stop();
    test.world.channel = { ...test.world.channel, followsQuietHours: false };
    test.world.pausedUntil = 'forever';
    const paused = await test.begin();
    await paused.check();
    expect(test.sent).toEqual([]);
    test.world.channel = { ...test.world.channel, followsPause: false };
    await paused.check();
    expect(test.sent).toHaveLength(1);
  });

  it('sends from the very moment on at which a pause ends', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
    test.world.pausedUntil = test.clock.now() + MINUTE;
    const channel = await test.begin();
    test.clock.jump(MINUTE - 1);
    await channel.check();
    expect(test.sent).toEqual([]);
    test.clock.jump(1);
    await channel.check();
    expect(test.sent).toHaveLength(1);
  });

  it('tries again under the same id after pauses that grow, and not before the service wants it', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
    test.refuse();
    const channel = await test.begin();
    await channel.check();
    expect(channel.state().failure).toMatchObject({
      since: noon('2026-11-24'),
      nextTryAt: noon('2026-11-24') + MINUTE,
    });
    await channel.check(); // too early
    expect(test.sent).toHaveLength(1);
    test.refuse(30 * MINUTE);
    test.clock.jump(MINUTE);
    await channel.check();
    await channel.retry(); // what the service asked for holds
    expect(test.sent).toHaveLength(2);
    test.answer(() => Promise.resolve('ok'));
    test.clock.jump(30 * MINUTE);
    await channel.check();
    expect(test.sent).toHaveLength(3);
    expect(new Set(test.sent.map(({ id }) => id)).size).toBe(1);
    expect(new Set(test.sent.map(({ at }) => at)).size).toBe(1);
    expect(channel.state()).toMatchObject({ failure: null, waiting: 0 });
    await channel.check();
    expect(test.sent).toHaveLength(3);
  });

  it('notes what it is about to send once, and again only where that is no longer the same', async () => {
    const numbers = Array.from({ length: 5 }, (_, index) => lapsing(`000${index}`, '2026-11-25'));
    const test = setUp('2026-11-24', numbers);
    test.refuse();
    const channel = await test.begin();
    const noted = async () => (await readFile(test.file, 'utf8')).split('"type":"intent"').length - 1;
    await channel.check();
    expect(await noted()).toBe(1);
    await channel.retry();
    expect(await noted()).toBe(1);
    test.decide('0000', { muted: true });
    await channel.retry();
    expect(await noted()).toBe(2);
    expect(test.failures).toEqual(['channel_failed', 'channel_failed', 'channel_failed']);
  });

  it('keeps what was sent as it was said, with the environment that it is about', async () => {
    const test = setUp('2026-11-24', []);
    const channel = await test.begin();
    await channel.ledger.addAlerts([alert('token')]);
    await channel.check();
    const [message] = test.sent;
    expect(message?.items[0]?.environment.name).toBe(environment.name);
    expect(channel.ledger.history()).toMatchObject([
      { id: message?.id, title: message?.title, body: message?.paragraphs.join(' '), target: { place: 'reminders', environmentId: null } },
    ]); // prettier-ignore
    expect(channel.state().lastSentAt).toBe(noon('2026-11-24'));
  });

  it('says nothing of alerts about muted numbers, and of environments that are gone', async () => {
    const test = setUp('2026-11-24', []);
    test.decide('0001', { muted: true });
    const channel = await test.begin();
    const ofGone = { ...alert('gone'), environmentId: 'gone' };
    await channel.ledger.addAlerts([alert('muted', '0001'), ofGone, alert('heard', '0002')]);
    await channel.check();
    expect(test.sent.map(({ items }) => items.map(({ number }) => number?.id))).toEqual([['0002']]);
  });

  it('is canceled without that being a failure', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
    test.answer(() => Promise.reject(new AppError('cancelled')));
    const channel = await test.begin();
    await channel.check();
    expect([test.failures, channel.state().failure]).toEqual([[], null]);
  });

  it('remembers across a restart since when it fails, and drops what is no longer due', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
    test.refuse();
    const first = await test.begin();
    await first.check();
    await first.stop();
    test.clock.jump(2 * HOUR);
    const second = await test.begin();
    await second.check();
    expect(second.state().failure?.since).toBe(noon('2026-11-24'));
    test.decide('0001', { muted: true });
    await second.retry();
    expect(second.state()).toMatchObject({ failure: null, waiting: 0 });
    expect(second.ledger.underWay()).toBeNull();
  });

  it('sends what may have arrived with nothing added, so that a receiver can drop it', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')]);
    test.refuse();
    const channel = await test.begin();
    await channel.check();
    test.world.numbers = Array.from({ length: 6 }, (_, index) => lapsing(`000${index + 1}`, '2026-11-25'));
    test.answer(() => Promise.resolve('ok'));
    await channel.retry();
    expect(test.sent.slice(1)).toMatchObject([{ id: test.sent[0]?.id, items: [{}] }, { type: 'digest', counts: { lapses: 5 } }]); // prettier-ignore
  });
});

describe('a channel of digests', () => {
  it('sends one a day with all that falls due, what was handled, and what came up since yesterday', async () => {
    const numbers = [lapsing('0001', '2026-11-25'), lapsing('0002', '2026-12-01'), renewing('0003', '2026-11-25')];
    const test = setUp('2026-11-24', numbers, { rhythm: 'daily' });
    const channel = await test.begin();
    await channel.check();
    expect(test.sent).toMatchObject([{ type: 'digest', counts: { lapses: 2, renews: 1, alerts: 0 } }]);
    await channel.ledger.addAlerts([alert('token')]);
    test.decide('0001', { handled: handledNow(numbers[0]!, dayFromIso('2026-11-25')!, test.clock.now() + HOUR) });
    await channel.check();
    expect(test.sent).toHaveLength(1);
    await channel.stop();
    test.clock.jump(20 * HOUR); // 8:00 of the next day
    await (await test.begin()).check();
    expect(test.sent[1]).toMatchObject({ counts: { lapses: 0, alerts: 1, handled: 1 }, handled: [{ text: '(415) 555-0001' }] }); // prettier-ignore
  });

  it.each([
    ['daily', 1],
    ['weekly', 7],
  ] as const)('tells with its first %s digest what was handled within %i days', async (rhythm, days) => {
    const numbers = ['0001', '0002', '0003'].map((id) => lapsing(id, '2026-12-01'));
    const test = setUp('2026-11-23', numbers, { rhythm, at: 12 * 60 }); // a Monday
    const handledAt = (at: number) => ({ handled: handledNow(numbers[0]!, dayFromIso('2026-12-01')!, at) });
    test.decide('0001', handledAt(test.clock.now() - days * DAY + 1));
    test.decide('0002', handledAt(test.clock.now() - days * DAY));
    const channel = await test.begin();
    await channel.check();
    expect(test.sent.map(({ handled }) => handled.map(({ id }) => id))).toEqual([['0001']]);
  });

  it('sends one at its very moment, and lists what was handled since the one before', async () => {
    const numbers = ['0001', '0002', '0003'].map((id) => lapsing(id, '2026-12-20'));
    const test = setUp('2026-11-24', numbers, { rhythm: 'daily', at: 12 * 60 });
    const channel = await test.begin();
    const handle = (id: string, index: number) => test.decide(id, { handled: handledNow(numbers[index]!, dayFromIso('2026-12-20')!, test.clock.now() + HOUR) }); // prettier-ignore
    const counts = [];
    for (const day of [0, 1, 2]) {
      await channel.ledger.addAlerts([alert(`a${day}`)]);
      await channel.check();
      await channel.ledger.addAlerts([alert(`b${day}`)]);
      await channel.check(); // at the same instant, when it has gone
      counts.push(test.sent.map(({ handled }) => handled.length));
      handle(`000${day + 1}`, day);
      test.clock.jump(DAY);
    }
    expect(counts).toEqual([[0], [0, 1], [0, 1, 1]]);
  });

  it('sends nothing where nothing is due, and what comes up later with the next one', async () => {
    const test = setUp('2026-11-24', [], { rhythm: 'daily' });
    const first = await test.begin();
    await first.check();
    await first.ledger.addAlerts([alert('token')]);
    await first.stop();
    const second = await test.begin();
    await second.check();
    expect(test.sent).toEqual([]);
    test.clock.jump(20 * HOUR);
    await second.check();
    expect(test.sent).toHaveLength(1);
  });

  it('sends what comes up after a digest that was sent while the clock was wrong', async () => {
    const test = setUp('2026-11-24', [lapsing('0001', '2026-11-25')], { rhythm: 'weekly', weekday: 2 }); // a Tuesday
    const channel = await test.begin();
    await channel.check();
    test.clock.jump(7 * DAY);
    await channel.check(); // the digest of next week has nothing
    test.clock.jump(-7 * DAY);
    await channel.ledger.addAlerts([alert('token')]);
    await channel.check();
    test.clock.jump(7 * DAY);
    await channel.check();
    expect(test.sent.map(({ counts }) => counts.alerts)).toEqual([0, 1]);
  });

  it('covers the days up to the next one, so that a week misses nothing', async () => {
    // Monday 23 November
    const numbers = [lapsing('0001', '2026-11-27'), renewing('0002', '2026-11-28'), renewing('0003', '2026-12-02')];
    const test = setUp('2026-11-23', numbers, { rhythm: 'weekly' });
    const channel = await test.begin();
    await channel.check();
    expect(test.sent).toMatchObject([{ counts: { lapses: 1, renews: 1 } }]);
    for (let day = 0; day < 6; day++) {
      test.clock.jump(DAY);
      await channel.check();
    }
    expect(test.sent).toHaveLength(1);
    test.clock.jump(DAY);
    await channel.check();
    expect(test.sent[1]).toMatchObject({ counts: { lapses: 0, renews: 1 } });
  });
});
