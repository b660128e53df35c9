import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../../shared/app-error';
import { dayFromIso, localDay } from '../../../shared/calendar/calendar-day';
import type { Channel } from '../../../shared/channels/channel';
import { Formatter } from '../../../shared/format';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { handledNow } from '../../../shared/reminders/handled';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { settingsSchema, type Session } from '../../../shared/settings';
import { createMortalJournal } from '../reminders/testing/mortal-journal';
import { DAY, environment, HOUR, lapsing, noon, renewing } from '../reminders/testing/reminders-on-disk';
import { createLedger } from '../reminders/ledger/ledger';
import { summarizeRenewals } from '../renewals/renewal-summary';
import { openJournal } from '../storage/data-folder';
import type { Journal } from '../storage/journal';
import { createManualClock } from '../testing/manual-clock';
import { createChannelRunner, type ChannelRunner } from './channel-runner';
import type { ChannelMessage } from './message/channel-message';

const ID = '22222222-2222-4222-8222-222222222222';
const MINUTE = 60_000;

const CHANNEL: Channel = {
  id: ID,
  kind: 'slack',
  name: 'Team',
  enabled: true,
  about: { lapses: true, renews: true, alerts: true },
  savedViewId: null,
  rhythm: 'asItComes',
  at: 8 * 60,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: true,
  fields: {},
  secrets: ['url'],
};

const alert = (key: string, numberId: string | null = null) => ({ key, kind: 'token' as const, environmentId: environment.id, numberId, number: '', before: '', after: '', at: 1 }); // prettier-ignore

/** A channel over a journal; `begin` again leaves only what is on disk. */
function setUp(start: string, initial: PhoneNumber[], patch: Partial<Channel> = {}, journal?: () => Journal) {
  const clock = createManualClock(noon(start));
  const dataDir = mkdtempSync(join(tmpdir(), 'channel-'));
  onTestFinished(() => rm(dataDir, { recursive: true }));
  const world = {
    channel: { ...CHANNEL, ...patch },
    numbers: initial,
    preferences: new Map<string, ReminderPreference>(),
    decisions: 0,
    pausedUntil: null as Session['remindersPausedUntil'],
    settings: settingsSchema.parse({}).reminders,
  };
  const sent: ChannelMessage[] = [];
  const failures: string[] = [];
  let answer: (message: ChannelMessage) => Promise<unknown> = () => Promise.resolve('ok');

  async function begin(): Promise<ChannelRunner & { ledger: ReturnType<typeof createLedger> }> {
    const opened = journal?.() ?? openJournal({ dataDir, clock }, 'channelLedger', ID);
    const ledger = createLedger(opened, () => localDay(clock.now()));
    await ledger.load(localDay(clock.now()));
    const runner = createChannelRunner({
      clock,
      format: new Formatter('en-GB'),
      ledger,
      preferences: { of: (_, id) => world.preferences.get(id) ?? NO_PREFERENCE, version: () => world.decisions },
      channel: () => world.channel,
      coming: () => Promise.resolve(summarizeRenewals(environment, world.numbers, dayFromIso(start) ?? 0, localDay(clock.now())).coming), // prettier-ignore
      settings: () => world.settings,
      pausedUntil: () => world.pausedUntil,
      environment: (id) => (id === environment.id ? environment : null),
      listsSettled: () => Promise.resolve(),
      send(_, message) {
        sent.push(message);
        return answer(message);
      },
      onChange: () => undefined,
      onFailure: (error) => failures.push(error.code),
      onProblem: (error) => {
        if (error) throw error;
      },
    });
    return { ...runner, ledger };
  }

  return {
    clock,
    world,
    sent,
    failures,
    begin,
    titles: () => sent.map(({ title }) => title),
    decide(id: string, decision: Partial<ReminderPreference>) {
      world.decisions++;
      world.preferences.set(id, { ...NO_PREFERENCE, ...decision });
    },
    answer: (next: typeof answer) => (answer = next),
    refuse: (retryAfterMs?: number) => (answer = () => Promise.reject(new AppError('channel_failed', { values: { reason: 'No.' }, ...(retryAfterMs && { retryAfterMs }) }))), // prettier-ignore
  };
}

describe('a channel that sends as it comes', () => {
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
    await channel.ledger.owe([alert('token')]);
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

  it('keeps since when it fails over a restart, and gives up what nobody wants any more', async () => {
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
    await channel.ledger.owe([alert('token')]);
    test.decide('0001', { handled: handledNow(numbers[0]!, dayFromIso('2026-11-25')!, test.clock.now() + HOUR) });
    await channel.check();
    expect(test.sent).toHaveLength(1);
    await channel.stop();
    test.clock.jump(20 * HOUR); // 8:00 of the next day
    await (await test.begin()).check();
    expect(test.sent[1]).toMatchObject({ counts: { lapses: 0, alerts: 1, handled: 1 }, handled: [{ text: '(415) 555-0001' }] }); // prettier-ignore
  });

  it('sends nothing where nothing is due, and what comes up later with the next one', async () => {
    const test = setUp('2026-11-24', [], { rhythm: 'daily' });
    const first = await test.begin();
    await first.check();
    await first.ledger.owe([alert('token')]);
    await first.stop();
    const second = await test.begin();
    await second.check();
    expect(test.sent).toEqual([]);
    test.clock.jump(20 * HOUR);
    await second.check();
    expect(test.sent).toHaveLength(1);
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

describe('whenever the app is killed', () => {
  it('misses nothing, and sends nothing twice but under the id that it had', async () => {
    let [killed, again] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('asItComes' as const, 'daily' as const, 'weekly' as const),
        fc.array(fc.record({ lives: fc.nat(16), cut: fc.double({ min: 0, max: 1, noNaN: true }), hours: fc.nat(40), refused: fc.boolean() }), { minLength: 20, maxLength: 40 }), // prettier-ignore
        fc.nat(9),
        async (rhythm, steps, count) => {
          let [stepsToLive, cut] = [Infinity, 0];
          let tellDeath: () => void = () => undefined;
          const reaper = {
            async pass() {
              if (--stepsToLive >= 0) return;
              tellDeath();
              await new Promise(() => undefined);
            },
          };
          const mortal = createMortalJournal(reaper, () => cut);
          const numbers = Array.from({ length: count + 1 }, (_, index) => lapsing(`00${10 + index}`, index % 2 ? '2026-12-05' : '2026-12-20')); // prettier-ignore
          const test = setUp('2026-11-20', numbers, { rhythm }, () => mortal.open());
          const arrived = new Map<string, Set<string>>();
          let refused = false;
          let channel = await test.begin();
          test.answer(async ({ id }) => {
            await reaper.pass();
            if (refused) throw new AppError('channel_failed', { values: { reason: 'No.' } });
            const keys = new Set(channel.ledger.underWay()?.renewals.map(({ key, offset }) => `${key} ${offset}`));
            const before = arrived.get(id);
            if (!before) arrived.set(id, keys);
            else {
              again++;
              expect([...keys].filter((key) => !before.has(key))).toEqual([]);
            }
            await reaper.pass();
          });
          for (const step of steps) {
            ({ cut, refused } = step);
            stepsToLive = step.lives > 12 ? Infinity : step.lives;
            const death = new Promise<'killed'>((resolve) => (tellDeath = () => resolve('killed')));
            const outcome = await Promise.race([channel.retry().then(() => 'over'), death]);
            stepsToLive = Infinity;
            if (outcome === 'killed') {
              killed++;
              channel = await test.begin();
            }
            test.clock.jump(step.hours * HOUR);
          }
          refused = false;
          test.clock.jump(8 * DAY);
          await channel.retry();
          await channel.retry();
          // each number was told of, and no offset in two messages
          const told = [...arrived.values()].flatMap((keys) => [...keys]);
          expect(new Set(told).size).toBe(told.length);
          const ids = new Set(told.map((key) => key.slice(0, key.lastIndexOf(' '))));
          expect(ids.size).toBe(numbers.length);
          expect(channel.state().waiting).toBe(0);
        },
      ),
      { numRuns: 30, endOnFailure: true, seed: Number(process.env.SIMULATION_SEED ?? 20_261_127) },
    );
    expect(killed).toBeGreaterThan(50);
    expect(again).toBeGreaterThan(0);
  }, 60_000);
});
