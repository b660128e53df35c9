import { SAMPLE_CHANNEL } from '../../channels/testing/channel-on-journal';
import type { Channel } from '../../../../shared/channels/channel';
import { createDice } from '../../../../sandbox/dice';
import { factsBetween, standing, type Fact } from './alert-oracle';
import { createComputer, type Listed } from './computer';
import { createComputerClock } from './computer-clock';
import { createMortalJournal } from '../../reminders/testing/mortal-journal';
import { createRecipient, type Recipient } from './recipient';
import { createReaper, createSimulatedApp, type Ending } from './simulated-app';
import { createSimulatedServer } from './simulated-server';
import { createSimulatedUser } from './simulated-user';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How much happened. */
export interface Simulated {
  steps: number;
  looks: number;
  kills: number;
  /** What was shown or sent. */
  notifications: number;
  /** Reminders that were announced, and alerts. */
  announced: number;
  alerts: number;
  /** Announced once more, because a kill fell between a notification and the record of it, or an answer was lost. */
  again: number;
  /** Looks after which the oracle found nothing due. */
  judged: number;
}

const RHYTHMS = ['immediate', 'daily', 'weekly'] as const;
const channelOf = (rhythm: Channel['rhythm']): Channel => ({ ...SAMPLE_CHANNEL, id: rhythm, rhythm });

/**
 * As many days as asked with an app that is restarted and killed, on a computer that sleeps, travels and whose clock is
 * set, at an environment whose numbers change. It tells the desktop and a channel of each rhythm. The oracles throw as
 * soon as something is announced that should not be, or something that should be is not.
 */
export async function simulate({ seed, numbers, days }: { seed: number; numbers: number; days: number }) {
  const dice = createDice(seed);
  const between = (least: number, most: number) => least + dice.below(most - least + 1);
  const start = Date.UTC(2026, 9, 1);
  const time = createComputerClock(start);
  const computer = createComputer(() => time.now());
  const death = createReaper(computer);
  const recipient = (channel: Channel | null) =>
    createRecipient(
      channel?.id ?? 'desktop',
      channel,
      computer,
      createMortalJournal(death.reaper, () => dice.roll()),
    );
  const recipients = [recipient(null), ...RHYTHMS.map((rhythm) => recipient(channelOf(rhythm)))] as const;
  const server = createSimulatedServer(numbers, Math.floor(start / DAY), dice);
  const app = createSimulatedApp(computer, time, death, recipients);
  const user = createSimulatedUser(computer, time, dice, recipients);
  const counts = { steps: 0, looks: 0, kills: 0 };
  let isWaking = false;

  /** What a recipient is to get. */
  const wanted = ({ channel }: Recipient, facts: readonly Fact[]) => (channel?.about.alerts === false ? [] : facts);
  const unlessMuted = (facts: readonly Fact[]) => facts.filter(({ numberId }) => numberId === null || !computer.preference(numberId).muted); // prettier-ignore

  async function fetch(): Promise<void> {
    server.liveUntil(Math.floor(time.world() / DAY));
    const list: Listed = {
      numbers: new Map(server.list().map((number) => [number.id, number])),
      fetchedAt: time.now(),
      isClockWrong: time.isWrong(),
    };
    const isFirst = computer.list.numbers.size === 0;
    const facts = isFirst ? [] : unlessMuted(factsBetween(computer.list, list));
    const ending = await app.fetched(list);
    const isStored = computer.list === list;
    for (const one of recipients) {
      if (isStored) one.alerts.expect(wanted(one, facts));
      else one.alerts.allow(wanted(one, facts));
      if (isStored) one.renewals.listed(list.numbers);
      if (isStored)
        one.alerts.withdrawn(
          STANDING.map(({ key }) => key),
          ending === 'over',
        );
    }
    await afterwards(ending);
  }

  async function fail(kind: 'token' | 'outage'): Promise<void> {
    const facts = [standing(kind)];
    for (const one of recipients) one.alerts.allow(wanted(one, facts));
    const ending = await app.failing(kind);
    if (ending === 'over') for (const one of recipients) one.alerts.expect(wanted(one, facts));
    await afterwards(ending);
  }

  async function changeChannel(): Promise<void> {
    const changed = user.changeChannel();
    if (changed.channel?.about.alerts !== false) return;
    const ending = await app.withdrawAlerts(changed);
    changed.alerts.unwanted(ending === 'over');
    await afterwards(ending);
  }

  async function restart(): Promise<void> {
    time.forgetTimers();
    await app.start();
    await lookAll();
  }

  async function afterwards(ending: Ending): Promise<void> {
    if (ending === 'over') return;
    counts.kills++;
    await restart();
  }

  async function look(one: Recipient, why: 'time passed' | 'woke up'): Promise<Ending> {
    counts.looks++;
    const ending = await app.look(one, why);
    if (ending === 'over') one.looked(dice.chance(0.15)); // to judge all numbers at every look would take minutes
    return ending;
  }

  async function lookAll(): Promise<void> {
    const why = isWaking ? 'woke up' : 'time passed';
    isWaking = false;
    for (const one of recipients) {
      const ending = await look(one, why);
      if (ending === 'killed') return afterwards(ending);
    }
  }

  function sleep(ms: number): void {
    time.sleep(ms);
    isWaking = true;
  }

  async function live(ms: number): Promise<void> {
    const end = time.awake() + ms;
    while (time.awake() < end) {
      const owner = time.pass(end - time.awake());
      const one = recipients.find(({ name }) => name === owner);
      if (one) await afterwards(await look(one, 'time passed'));
    }
  }

  const events: [() => unknown, number][] = [
    ...user.events,
    [() => undefined, 30],
    [fetch, 40],
    [() => fail('token'), 1],
    [() => fail('outage'), 1],
    [changeChannel, 3],
    [() => server.edit(), 25],
    [() => sleep(between(HOUR / 2, 60 * HOUR)), 12],
    [() => sleep(between(2, 25) * DAY), 0.4],
    [restart, 8],
    [() => app.quit().then(restart), 4],
    [() => void (computer.stepsToLive = between(0, 20)), 24],
  ];

  await app.start();
  await fetch();
  while (time.world() < start + days * DAY) {
    counts.steps++;
    await dice.weighted(events)();
    await lookAll();
    await live(between(0, 6 * HOUR));
  }
  // in the end everything that kept reminders back is over
  user.relent();
  await live(9 * DAY);
  return totalOf(counts, recipients);
}

const STANDING = [standing('token'), standing('outage')];

function totalOf(counts: Pick<Simulated, 'steps' | 'looks' | 'kills'>, recipients: readonly Recipient[]): Simulated {
  const total = { ...counts, notifications: 0, announced: 0, alerts: 0, again: 0, judged: 0 };
  for (const { renewals, alerts } of recipients) {
    for (const name of ['notifications', 'announced', 'again', 'judged'] as const) total[name] += renewals.counts[name];
    total.alerts += alerts.counts.alerts;
  }
  return total;
}
