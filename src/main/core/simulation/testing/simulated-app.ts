import { AppError } from '../../../../shared/app-error';
import { localDay, type Day } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { NO_PREFERENCE } from '../../../../shared/reminders/preference';
import { sampleEnvironment } from '../../../../shared/testing/sample';
import { pauseAsOf } from '../../../../shared/reminders/pause';
import { alertsFor } from '../../channels/channel-alerts';
import { createChannelRunner, type ChannelRunner } from '../../channels/channel-runner';
import { summarizeRenewals, type ComingRenewal } from '../../renewals/renewal-summary';
import { unwatchedBetween } from '../../sync/unwatched';
import type { ReminderPreferences } from '../../reminders/preferences';
import { createLedger, type Ledger } from '../../reminders/ledger/ledger';
import { createReminders, type Reminders } from '../../reminders/reminders';
import type { Computer, Listed } from './computer';
import type { ComputerClock } from './computer-clock';
import type { Reaper } from '../../reminders/testing/mortal-journal';
import type { Recipient } from './recipient';

const DAY = 86_400_000;
const environment = sampleEnvironment();
const format = new Formatter('en-GB');
const NO_VIEW = { finds: () => Promise.reject(new Error('no channel has a view')) };

/** Whether the app has done something, or was killed in the middle of it. */
export type Ending = 'over' | 'killed';

/** Kills the app once it has taken as many steps as the computer says. Whatever a dead app was doing stops there. */
export function createReaper(computer: Computer) {
  let tellDeath: () => void = () => undefined;
  let death = new Promise<Ending>(() => undefined);
  const reaper: Reaper = {
    async pass() {
      if (--computer.stepsToLive >= 0) return;
      tellDeath();
      await new Promise(() => undefined);
    },
  };
  return {
    reaper,
    begin() {
      computer.stepsToLive = Infinity;
      death = new Promise((resolve) => (tellDeath = () => resolve('killed')));
    },
    until: (work: Promise<unknown>): Promise<Ending> => Promise.race([work.then(() => 'over' as const), death]),
  };
}

interface RunningChannel {
  recipient: Recipient;
  ledger: Ledger;
  runner: ChannelRunner;
}

/** The real reminders and channels over their real records, on a computer on which they can be killed at every step. */
export interface SimulatedApp {
  start(): Promise<void>;
  /** Lets one recipient's part look. @param why after a wake-up, what was refused is tried at once */
  look(recipient: Recipient, why: 'time passed' | 'woke up'): Promise<Ending>;
  /** Takes a list, as far as it concerns reminders. */
  fetched(list: Listed): Promise<Ending>;
  /** A sync has failed. */
  failing(kind: 'token' | 'outage'): Promise<Ending>;
  /** Of a channel that no longer wants alerts, those that wait are withdrawn. */
  withdrawAlerts(recipient: Recipient): Promise<Ending>;
  /** Quits, and lets nothing under way. */
  quit(): Promise<void>;
}

export function createSimulatedApp(
  computer: Computer,
  time: ComputerClock,
  death: ReturnType<typeof createReaper>,
  [desktop, ...services]: readonly [Recipient, ...Recipient[]],
): SimulatedApp {
  const { reaper, until } = death;
  let reminders: Reminders;
  let channels: RunningChannel[] = [];
  const preferences = preferencesOf(computer);
  const coming = comingOf(computer, time);
  const today = () => localDay(time.now());
  const shared = {
    format,
    preferences,
    settings: () => computer.settings,
    pausedUntil: () => pauseAsOf(computer.pausedUntil, time.now()),
    environment: () => environment,
    areSeveral: () => false,
    onChange: () => undefined,
    onProblem(problem: AppError | null) {
      if (problem && problem.code !== 'notification_failed') throw problem;
    },
  };

  function createDesktop(): Reminders {
    let [singles, digests] = [0, 0];
    return createReminders({
      ...shared,
      clock: time.clockOf(desktop.name),
      journal: desktop.journal.open(),
      coming,
      renewalsOf: () => Promise.resolve(new Map()),
      listsSettled() {
        [singles, digests] = [0, 0];
        return Promise.resolve();
      },
      async onAlertsDue(alerts) {
        for (const { recipient, ledger } of channels) {
          if (!recipient.channel) continue;
          const wanted = await alertsFor(recipient.channel, alerts, NO_VIEW, () => environment);
          if (wanted.length > 0) await ledger.addAlerts(wanted);
        }
      },
      async onWithdrawn(keys) {
        for (const { ledger } of channels) await ledger.withdraw(keys);
      },
      shell: {
        async notify({ id }) {
          await reaper.pass();
          if (!desktop.take(id)) return { outcome: 'failed', reason: 'deaf' };
          if (id.startsWith('digest') ? ++digests > 1 : ++singles > 3) throw new Error('too many at a time');
          await reaper.pass();
          return { outcome: 'shown' };
        },
      },
    });
  }

  async function createService(recipient: Recipient): Promise<RunningChannel> {
    const ledger = createLedger(recipient.journal.open(), today);
    await ledger.load(today());
    const runner = createChannelRunner({
      ...shared,
      clock: time.clockOf(recipient.name),
      ledger,
      channel: () => recipient.channel,
      coming: () => Promise.resolve(coming()),
      listsSettled: () => Promise.resolve(),
      async send(_, { id }) {
        await reaper.pass();
        if (!recipient.take(id)) throw new AppError('channel_failed', { values: { reason: 'No.' } });
        await reaper.pass();
      },
      onFailure({ code, cause }) {
        if (code !== 'channel_failed') throw cause;
      },
    });
    return { recipient, ledger, runner };
  }

  return {
    async start() {
      death.begin();
      for (const recipient of [desktop, ...services]) recipient.appStarted();
      reminders = createDesktop();
      await reminders.load();
      channels = await Promise.all(services.map(createService));
    },
    async look(recipient, why) {
      if (why === 'woke up') recipient.retried();
      const part: Pick<ChannelRunner, 'check' | 'retry'> =
        channels.find((one) => one.recipient === recipient)?.runner ?? reminders.announcer;
      return until(why === 'woke up' ? part.retry() : part.check());
    },
    fetched: (list) =>
      until(
        (async () => {
          const before = computer.list;
          if (before.numbers.size > 0)
            await reminders.listChanged(environment, changesOf(before, list), before.fetchedAt);
          computer.receive(list);
          await reminders.syncSucceeded(environment);
        })(),
      ),
    failing: (kind) =>
      until(kind === 'token' ? reminders.tokenRefused(environment) : reminders.outageBegan(environment, null, null)),
    withdrawAlerts(recipient) {
      const { ledger } = channels.find((one) => one.recipient === recipient)!;
      return until(ledger.withdraw(ledger.dueAlerts().map(({ key }) => key)));
    },
    async quit() {
      await reminders.announcer.stop();
      for (const { runner } of channels) await runner.stop();
    },
  };
}

function preferencesOf(computer: Computer): ReminderPreferences {
  return {
    load: () => Promise.resolve(null),
    version: () => computer.decisions,
    of: (_, numberId) => computer.preference(numberId),
    ofEnvironment: () => ({}),
    change: () => Promise.resolve(),
  };
}

/** As the core finds them. */
function comingOf(computer: Computer, time: ComputerClock): () => ComingRenewal[] {
  let known: { list: Listed; today: Day; decisions: number; coming: ComingRenewal[] } | null = null;
  return () => {
    const { list, decisions } = computer;
    const today = localDay(time.now());
    if (known?.list !== list || known.today !== today || known.decisions !== decisions) {
      const isDecided = (id: string) => computer.preference(id) !== NO_PREFERENCE;
      const numbers = [...list.numbers.values()];
      const { coming } = summarizeRenewals(environment, numbers, localDay(list.fetchedAt), today, isDecided);
      known = { list, today, decisions, coming };
    }
    return known.coming;
  };
}

function changesOf(before: Listed, after: Listed) {
  const gone = [...before.numbers.values()].filter(({ id }) => !after.numbers.has(id));
  const changed: { before: PhoneNumber; after: PhoneNumber }[] = [];
  for (const [id, was] of before.numbers) {
    const is = after.numbers.get(id);
    if (is && is !== was) changed.push({ before: was, after: is });
  }
  const size = { before: before.numbers.size, after: after.numbers.size };
  return { size, gap: unwatchedBetween(before, after, DAY), gone, changed };
}
