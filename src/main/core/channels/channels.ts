import type { AppError, ErrorCode } from '../../../shared/app-error';
import { localDay } from '../../../shared/calendar/calendar-day';
import type { Channel, ChannelDto } from '../../../shared/channels/channel';
import { lastDueDay } from '../../../shared/reminders/schedule';
import { idWord } from '../log/entry';
import type { Log } from '../log/log';
import type { Alert } from '../reminders/ledger/alert';
import { createLedger, type Ledger } from '../reminders/ledger/ledger';
import type { ComingRenewal } from '../renewals/renewal-summary';
import type { SettingsStore } from '../settings/settings-store';
import { openJournal } from '../storage/data-folder';
import { removeFilesOf } from '../storage/environment-files';
import { alertsFor } from './channel-alerts';
import { toAppError } from './channel-delivery';
import { createChannelEdits, type ChannelInput } from './channel-edits';
import { createChannelRunner, type ChannelRunner, type ChannelRunnerOptions } from './channel-runner';
import type { ChannelScope } from './channel-scope';
import type { ChannelSecrets } from './channel-secrets';
import { createChannelSender } from './channel-sender';
import type { Transports } from './transport/transports';

type Handed = 'clock' | 'format' | 'preferences' | 'settings' | 'pausedUntil' | 'environment' | 'listsSettled' | 'onChange' | 'onProblem'; // prettier-ignore

export interface ChannelsOptions extends Pick<ChannelRunnerOptions, Handed> {
  /** Absolute path. */
  dataDir: string;
  store: SettingsStore;
  secrets: ChannelSecrets;
  scope: ChannelScope;
  transports: Transports;
  /** The coming renewals of all environments but sample data. */
  coming: () => readonly ComingRenewal[];
  log: Pick<Log, 'warn'>;
}

/** The channels, each with its own record and its own pace. */
export interface Channels {
  /** Brings back what the last run left. Never rejects; resolves with what was damaged. */
  load(): Promise<AppError[]>;
  /** Lets every channel look what is due. */
  check(): void;
  /** The same, and tries again at once what failed: the computer is back. */
  retry(): void;
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>;
  /**
   * Records alerts before the changes that they were found in are forgotten; those that are recorded already are not
   * recorded twice.
   * @throws {AppError} worker_failed, unless it is the second time; cancelled: the changes must be found again, since an
   * alert is still missing
   */
  addAlerts(alerts: readonly Alert[]): Promise<void>;
  /** What alerts were about no longer holds. Never rejects. */
  withdraw(keys: readonly string[]): Promise<void>;
  dtos(): ChannelDto[];
  /** Resolves with the channel's id. @throws {AppError} as `ChannelEdits.save` */
  save(input: ChannelInput, keep: 'keychain' | 'session'): Promise<string>;
  /** @throws {AppError} as `ChannelEdits.enable` */
  enable(channelId: string, enabled: boolean): Promise<void>;
  /** @throws {AppError} as `ChannelEdits.remove` */
  remove(channelId: string): Promise<void>;
  /** Sends a test message; resolves with what the service answered. @throws {AppError} bad_channel, channel_failed, … */
  test(input: ChannelInput): Promise<string>;
  /** The same for a channel as it is stored. */
  testStored(channelId: string): Promise<string>;
}

/** What keeps a saved view from being asked but ends by itself. What lasts must not keep the list from being stored. */
const PASSING: readonly ErrorCode[] = ['worker_failed', 'cancelled'];

interface Running {
  ledger: Ledger;
  runner: ChannelRunner;
}

export function createChannels(options: ChannelsOptions): Channels {
  const { dataDir, store, secrets, scope, settings } = options;
  const edits = createChannelEdits({ settings: store, secrets });
  const sender = createChannelSender(options);
  const running = new Map<string, Running>();
  const ending = new AbortController();
  const isWorthAnother = createSecondChance();
  const begin = (id: string) => beginChannel(id, options, (...message) => sender.send(...message), running);
  const each = (work: (one: Running) => Promise<unknown>) => Promise.all([...running.values()].map(work));

  /** One that came from another computer may have a record here from before the settings were lost. */
  async function beginNew(id: string): Promise<Running> {
    const begun = begin(id);
    const problem = await begun.ledger.load(lastDueDay(options.clock.now(), settings()));
    if (problem) options.onProblem(problem);
    return begun;
  }

  async function changed(id: string): Promise<void> {
    const { runner, ledger } = running.get(id) ?? (await beginNew(id));
    const channel = store.channels().find((one) => one.id === id);
    // alerts that it no longer wants must not come once it wants others
    const isQuiet = !channel?.enabled || !channel.about.alerts;
    if (isQuiet) await ledger.withdraw(ledger.dueAlerts().map(({ key }) => key));
    options.onChange();
    void runner.edited();
  }

  /**
   * Resolves with what makes it worth trying again, or null. A channel that can't record them must not keep the others
   * from doing so.
   */
  async function addAlertsTo(channel: Channel, alerts: readonly Alert[]): Promise<AppError | null> {
    try {
      const wanted = await alertsFor(channel, alerts, scope, options.environment);
      if (wanted.length > 0) await running.get(channel.id)?.ledger.addAlerts(wanted);
    } catch (error) {
      const problem = toAppError(error);
      if (PASSING.includes(problem.code)) return problem;
      options.onProblem(problem);
    }
    return null;
  }

  return {
    async load() {
      const dueDay = lastDueDay(options.clock.now(), settings());
      const problems = await Promise.all(store.channels().map(({ id }) => begin(id).ledger.load(dueDay)));
      return problems.filter((problem) => problem !== null);
    },
    check: () => void each(({ runner }) => runner.check()),
    retry: () => void each(({ runner }) => runner.retry()),
    async stop() {
      ending.abort();
      await each(({ runner }) => runner.stop());
    },
    async addAlerts(alerts) {
      let missing: AppError | null = null;
      for (const channel of store.channels()) missing = (await addAlertsTo(channel, alerts)) ?? missing;
      if (missing && isWorthAnother(alerts, missing)) throw missing;
      if (missing) options.onProblem(missing);
    },
    async withdraw(keys) {
      await each(({ ledger }) => ledger.withdraw(keys)).catch((error: unknown) => options.onProblem(toAppError(error)));
    },
    dtos: () => store.channels().map((channel) => dtoOf(channel, sender.hostOf(channel), running.get(channel.id))),
    async save(input, keep) {
      const id = await edits.save(input, keep);
      sender.forget(id);
      await changed(id);
      return id;
    },
    enable(channelId, enabled) {
      edits.enable(channelId, enabled);
      return changed(channelId);
    },
    remove: (channelId) =>
      edits.remove(channelId, async () => {
        const removed = running.get(channelId);
        await removed?.runner.stop();
        running.delete(channelId);
        sender.forget(channelId);
        options.onChange();
        // what is being written would bring the file back
        await removed?.ledger.settled();
        await removeFilesOf(dataDir, 'channelLedger', channelId);
      }),
    test: async (input) => sender.testTarget(input.details, await edits.targetOf(input), ending.signal),
    testStored: (channelId) => sender.test(edits.get(channelId), ending.signal),
  };
}

function beginChannel(
  id: string,
  options: ChannelsOptions,
  send: ChannelRunnerOptions['send'],
  running: Map<string, Running>,
): Running {
  const { dataDir, clock, store, scope, log } = options;
  const ledger = createLedger(openJournal({ dataDir, clock }, 'channelLedger', id), () => localDay(clock.now()));
  const runner = createChannelRunner({
    ...options,
    ledger,
    channel: () => store.channels().find((channel) => channel.id === id) ?? null,
    coming: (channel) => scope.narrow(channel, options.coming()),
    send,
    onFailure: (error) => log.warn('a channel did not get a message', error, { channel: idWord(id) }),
  });
  const begun = { ledger, runner };
  running.set(id, begun);
  return begun;
}

/** One that is off does not fail. */
function dtoOf(channel: Channel, host: string | null, one: Running | undefined): ChannelDto {
  const state = one?.runner.state() ?? { lastSentAt: null, failure: null, waiting: 0 };
  return { ...channel, host, state: channel.enabled ? state : { ...state, failure: null, waiting: 0 } };
}

/**
 * Whether alerts that could not be recorded are worth being found again: once, unless the app ends. What fails twice lasts,
 * and must not keep the list from being stored.
 */
function createSecondChance(): (alerts: readonly Alert[], problem: AppError) => boolean {
  const failed = new Set<string>();
  return (alerts, problem) => {
    const isFirst = alerts.some(({ key }) => !failed.has(key));
    for (const { key } of alerts) failed.delete(key);
    if (problem.code === 'cancelled') return true;
    if (isFirst) for (const { key } of alerts) failed.add(key);
    return isFirst;
  };
}
