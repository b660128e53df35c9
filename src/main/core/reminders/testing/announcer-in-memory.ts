import { vi } from 'vitest';
import type { AppNotification, NotificationOutcome } from '../../../../shared/bridge/notification';
import { dayFromIso, localDay } from '../../../../shared/calendar/calendar-day';
import { Formatter } from '../../../../shared/format';
import { NO_PREFERENCE, type ReminderPreference } from '../../../../shared/reminders/preference';
import { renewalAsOf } from '../../../../shared/renewals/renewal';
import { settingsSchema, type Session } from '../../../../shared/settings';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { pauseAsOf } from '../../../../shared/reminders/pause';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Journal } from '../../storage/journal';
import { createManualClock } from '../../testing/manual-clock';
import { createAnnouncer } from '../announce/announcer';
import { createLedger } from '../ledger/ledger';
import type { ReminderPreferences } from '../preferences';

export const environment = sampleEnvironment();
export const NOON = new Date('2026-11-24T12:00:00').getTime();

const JOURNAL = { write: () => Promise.resolve() } as unknown as Journal;

/** A number that lapses on the day after NOON. */
export function lapsing(id: string): ComingRenewal {
  const number = sampleNumber({ id, formatted_number: id, auto_renewal: false });
  return { environment, number, renewal: renewalAsOf(number, dayFromIso('2026-11-25')!, dayFromIso('2026-11-24')!) };
}

/** An announcer over a ledger in memory; a test decides what is coming and what becomes of a notification. */
export function setUp(now = NOON, coming: ComingRenewal[] = []) {
  const clock = createManualClock(now);
  const world = {
    coming,
    /** What the lists have, which is there before it is known what of it is coming. */
    listed: coming,
    environments: [environment],
    pausedUntil: null as Session['remindersPausedUntil'],
    notify: (): NotificationOutcome => ({ outcome: 'shown' }),
    settled: () => Promise.resolve(),
  };
  const shown: AppNotification[] = [];
  const problems: (string | null)[] = [];
  const onChange = vi.fn();
  const ledger = createLedger(JOURNAL, () => localDay(clock.now()));
  const decided: ReminderPreference[] = [];
  const preferences = {
    of: vi.fn(() => NO_PREFERENCE),
    version: () => 0,
    change: (_: unknown, [id]: string[], change: (before: ReminderPreference, id: string) => ReminderPreference) => {
      decided.push(change(NO_PREFERENCE, id!));
      return Promise.resolve();
    },
  };
  const settings = settingsSchema.parse({}).reminders;
  const announcer = createAnnouncer({
    clock,
    shell: {
      notify(notification) {
        shown.push(notification);
        return Promise.resolve(world.notify());
      },
    },
    ledger,
    preferences: preferences as unknown as ReminderPreferences,
    format: new Formatter('en-GB'),
    coming: () => world.coming,
    renewalsOf: (_, ids) =>
      Promise.resolve(
        new Map(world.listed.flatMap((item) => (ids.includes(item.number.id) ? [[item.number.id, item]] : []))),
      ),
    settings: () => settings,
    pausedUntil: () => pauseAsOf(world.pausedUntil, clock.now()),
    environment: (id) => world.environments.find((one) => one.id === id) ?? null,
    areSeveral: () => world.environments.length > 1,
    listsSettled: () => world.settled(),
    onProblem: (error) => problems.push(error?.code ?? null),
    onChange,
  });
  return { announcer, world, clock, shown, problems, onChange, ledger, preferences, decided, settings };
}
