import { localDay } from '../../../shared/calendar/calendar-day';
import type { REMINDER_REQUESTS } from '../../../shared/bridge/requests/reminders';
import type { Formatter } from '../../../shared/format';
import { patchOffsets } from '../../../shared/reminders/offsets';
import { offsetsFor, type ReminderPreference } from '../../../shared/reminders/preference';
import { instantOn } from '../../../shared/reminders/schedule';
import type { Environments } from '../environments/environments';
import type { ComingRenewals } from '../renewals/coming-renewals';
import { runYielding } from '../async/yielding';
import type { ComingRenewal } from '../renewals/renewal-summary';
import type { SettingsStore } from '../settings/settings-store';
import type { Clock } from '../ports/ports';
import { forecastReminders } from '../reminders/plan/forecast';
import { reminderInbox } from '../reminders/ledger/inbox';
import { numberKey } from '../storage/number-key';
import type { Reminders } from '../reminders/reminders';
import type { Handlers } from './answer-request';

const HOUR_MS = 3_600_000;

export interface ReminderHandlerParts {
  clock: Clock;
  format: Formatter;
  settings: SettingsStore;
  environments: Environments;
  reminders: Reminders;
  renewals: ComingRenewals;
  /** The renewals that will be spoken of, as far ahead as a preview looks. */
  ahead(): Promise<readonly ComingRenewal[]>;
  changed(): void;
}

/** What each request about reminders does. */
export function createReminderHandlers(parts: ReminderHandlerParts): Handlers<typeof REMINDER_REQUESTS> {
  const { clock, settings, environments, reminders, format } = parts;
  const { announcer, ledger, preferences } = reminders;
  const environmentName = (environmentId: string) =>
    environments.list().find(({ id }) => id === environmentId)?.name ?? '';
  const reminderSettings = () => settings.settings().reminders;

  return {
    'reminders.pause'({ choice }) {
      const now = clock.now();
      const tomorrow = instantOn(localDay(now) + 1, reminderSettings().at);
      const until = { hour: now + HOUR_MS, tomorrow, forever: 'forever' as const };
      settings.remember({ remindersPausedUntil: choice === null ? null : until[choice] });
      void announcer.check();
      parts.changed();
    },

    'reminders.test': () => announcer.test(),

    'reminders.inbox': () => reminderInbox(reminders.waiting(), ledger.history(), format, environmentName),

    'reminders.numbers'({ announcementId }) {
      const announcement = ledger.history().findLast(({ id }) => id === announcementId);
      return (announcement?.renewals ?? []).map(({ environmentId, numberId }) => ({ environmentId, numberId }));
    },

    'reminders.preview': async () =>
      runYielding(
        forecastReminders({
          coming: await parts.ahead(),
          settings: reminderSettings(),
          pausedUntil: settings.session().remindersPausedUntil,
          now: clock.now(),
          rules: {
            offsets: reminderSettings().offsets,
            preference: (environment, numberId) => preferences.of(environment, numberId),
            announced: (key) => ledger.announced(key),
            settledThrough: ledger.settledThrough(),
          },
          context: { format, environmentName },
        }),
      ),

    'reminders.sent': ({ environmentId, numberId }) => ({
      sent: ledger.announced(numberKey(environments.get(environmentId), numberId)),
      settledThrough: ledger.settledThrough(),
    }),

    'reminders.preferences': ({ environmentId }) => preferences.ofEnvironment(environments.get(environmentId)),

    async 'reminders.prefer'({ environmentId, numberIds, change }) {
      const environment = environments.get(environmentId);
      const today = localDay(clock.now());
      const days = await parts.renewals.daysOf(environment, numberIds);
      await preferences.change(environment, numberIds, (before, numberId): ReminderPreference => {
        const { muted = before.muted, snoozeDays, offsets: patch } = change;
        const general = reminderSettings().offsets;
        const offsets =
          patch === undefined ? before.offsets : patch && patchOffsets(offsetsFor(before, general), patch);
        if (snoozeDays === undefined) return { ...before, muted, offsets };
        const renewal = days.get(numberId);
        const isPossible = snoozeDays !== null && renewal !== undefined;
        return { muted, offsets, snooze: isPossible ? { until: today + snoozeDays, renewal } : null };
      });
      parts.changed(); // before the look, which waits for what is being fetched
      void announcer.check();
    },
  };
}
