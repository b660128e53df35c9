import type { AppError } from '../../../../shared/app-error';
import type { AppNotification, NotificationOutcome } from '../../../../shared/bridge/notification';
import { dayFromIso, localDay } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { settingsSchema, type ReminderSettings, type Session } from '../../../../shared/settings';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { summarizeRenewals } from '../../renewals/renewal-summary';
import { createManualClock } from '../../testing/manual-clock';
import { createReminderPreferences } from '../preferences';
import { createReminders, type Reminders } from '../reminders';
import { openJournal } from '../../storage/data-folder';
import { temporaryFolder } from '../../../../shared/testing/temporary-folder';
import { pauseAsOf } from '../../../../shared/reminders/pause';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const environment = sampleEnvironment();
export const noon = (iso: string) => new Date(`${iso}T12:00:00`).getTime();

/** The data folder of the last {@link setUp}. */
export let dataDir: string;

/** The reminders over real files; `begin` again leaves only what is on disk. */
export function setUp(start: string, initial: PhoneNumber[], patch: Partial<ReminderSettings> = {}) {
  const folder = temporaryFolder();
  dataDir = folder;
  const clock = createManualClock(noon(start));
  let numbers = initial;
  let outcomeOf = (_: AppNotification): NotificationOutcome | Promise<NotificationOutcome> => ({ outcome: 'shown' });
  const shown: AppNotification[] = [];
  const problems: (AppError | null)[] = [];
  const state = {
    settings: { ...settingsSchema.parse({}).reminders, ...patch },
    pausedUntil: null as Session['remindersPausedUntil'],
  };

  async function begin() {
    const reminders = createReminders({
      journal: openJournal({ dataDir: folder, clock }, 'ledger'),
      clock,
      preferences: createReminderPreferences({ dataDir: folder, clock }),
      format: new Formatter('en-GB'),
      shell: {
        async notify(notification) {
          shown.push(notification);
          return outcomeOf(notification);
        },
      },
      coming: () => summarizeRenewals(environment, numbers, dayFromIso(start) ?? 0, localDay(clock.now())).coming,
      renewalsOf: () => Promise.resolve(new Map()),
      settings: () => state.settings,
      pausedUntil: () => pauseAsOf(state.pausedUntil, clock.now()),
      environment: (id) => (id === environment.id ? environment : null),
      areSeveral: () => false,
      listsSettled: () => Promise.resolve(),
      onProblem: (problem) => problems.push(problem),
      onChange: () => undefined,
    });
    const damaged = await reminders.load();
    const { ledger, preferences, announcer } = reminders;
    return {
      ledger,
      preferences,
      announcer,
      damaged,
      check: () => announcer.check(),
      stop: () => announcer.stop(),
      state: () => reminders.state(),
      listChanged: (...change: Parameters<Reminders['listChanged']>) => reminders.listChanged(...change),
      tokenRefused: () => reminders.tokenRefused(environment),
      syncSucceeded: () => reminders.syncSucceeded(environment),
    };
  }

  return {
    clock,
    shown,
    problems,
    state,
    begin,
    titles: () => shown.map((notification) => notification.title),
    setNumbers: (next: PhoneNumber[]) => (numbers = next),
    setOutcome: (next: NotificationOutcome) => (outcomeOf = () => next),
    decideOutcome: (decide: typeof outcomeOf) => (outcomeOf = decide),
  };
}

export const lapsing = (id: string, renewal_date: string, fields: Partial<PhoneNumber> = {}) =>
  sampleNumber({
    id,
    number: `+1415555${id}`,
    formatted_number: `(415) 555-${id}`,
    renewal_date,
    auto_renewal: false,
    ...fields,
  });
export const renewing = (id: string, renewal_date: string, fields: Partial<PhoneNumber> = {}) =>
  sampleNumber({ id, number: `+1212555${id}`, formatted_number: `(212) 555-${id}`, renewal_date, ...fields });

export const failed = {
  outcome: 'failed',
  reason: 'Notifications are turned off.',
} as const satisfies NotificationOutcome;
