import { join } from 'node:path';
import { AppError } from '../../../../shared/app-error';
import { dayFromIso, localDay } from '../../../../shared/calendar/calendar-day';
import type { Channel } from '../../../../shared/channels/channel';
import { Formatter } from '../../../../shared/format';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { settingsSchema, type Session } from '../../../../shared/settings';
import { environment, noon } from '../../reminders/testing/reminders-on-disk';
import { createLedger, type Ledger } from '../../reminders/ledger/ledger';
import { summarizeRenewals } from '../../renewals/renewal-summary';
import { openJournal } from '../../storage/data-folder';
import type { Journal } from '../../storage/journal';
import { createManualClock } from '../../testing/manual-clock';
import { createChannelRunner, type ChannelRunner } from '../channel-runner';
import type { ChannelMessage } from '../message/channel-message';
import { temporaryFolder } from '../../../../shared/testing/temporary-folder';
import { pauseAsOf } from '../../../../shared/reminders/pause';

const ID = '22222222-2222-4222-8222-222222222222';

export const SAMPLE_CHANNEL: Channel = {
  id: ID,
  kind: 'slack',
  name: 'Team',
  enabled: true,
  about: { lapses: true, renews: true, alerts: true },
  savedViewId: null,
  rhythm: 'immediate',
  at: 8 * 60,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: true,
  fields: {},
  secrets: ['url'],
};

/** A channel over a journal; `begin` again leaves only what is on disk. @param journal what stands in for the one on disk */
export function setUp(
  start: string,
  initial: PhoneNumber[],
  patch: Partial<Channel> = {},
  journal = (onDisk: Journal) => onDisk,
) {
  const clock = createManualClock(noon(start));
  const dataDir = temporaryFolder();
  const world = {
    channel: { ...SAMPLE_CHANNEL, ...patch },
    numbers: initial,
    preferences: new Map<string, ReminderPreference>(),
    decisions: 0,
    pausedUntil: null as Session['remindersPausedUntil'],
    settings: settingsSchema.parse({}).reminders,
  };
  const sent: ChannelMessage[] = [];
  const failures: string[] = [];
  let answer: (message: ChannelMessage) => Promise<unknown> = () => Promise.resolve('ok');
  let onProblem = (error: AppError | null): void => {
    if (error) throw error;
  };

  async function begin(): Promise<ChannelRunner & { ledger: Ledger; damage: AppError | null }> {
    const ledger = createLedger(journal(openJournal({ dataDir, clock }, 'channelLedger', ID)), () =>
      localDay(clock.now()),
    );
    const damage = await ledger.load(localDay(clock.now()));
    const runner = createChannelRunner({
      clock,
      format: new Formatter('en-GB'),
      ledger,
      preferences: { of: (_, id) => world.preferences.get(id) ?? NO_PREFERENCE, version: () => world.decisions },
      channel: () => world.channel,
      coming: () => Promise.resolve(summarizeRenewals(environment, world.numbers, dayFromIso(start) ?? 0, localDay(clock.now())).coming), // prettier-ignore
      settings: () => world.settings,
      pausedUntil: () => pauseAsOf(world.pausedUntil, clock.now()),
      environment: (id) => (id === environment.id ? environment : null),
      listsSettled: () => Promise.resolve(),
      send(_, message) {
        sent.push(message);
        return answer(message);
      },
      onChange: () => undefined,
      onFailure: (error) => failures.push(error.code),
      onProblem: (error) => onProblem(error),
    });
    return { ...runner, ledger, damage };
  }

  return {
    clock,
    /** The record of the channel on the disk. */
    file: join(dataDir, 'channels', `${ID}.jsonl`),
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
    /** Without it, no test has to do with a record that can't be written. */
    hearProblems: (next: typeof onProblem) => (onProblem = next),
    refuse: (retryAfterMs?: number) => (answer = () => Promise.reject(new AppError('channel_failed', { values: { reason: 'No.' }, ...(retryAfterMs && { retryAfterMs }) }))), // prettier-ignore
  };
}
