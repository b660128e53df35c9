import { localDay } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import type { ReminderPreference } from '../../../shared/reminders/preference';
import { instantOn } from '../../../shared/reminders/schedule';
import type { Accounts } from '../environments/environments';
import type { ComingRenewals } from '../renewals/coming-renewals';
import { runYielding } from '../async/yielding';
import type { ComingRenewal } from '../renewals/renewal-summary';
import type { RequestHandlers } from './answer-request';
import type { SettingsStore } from '../settings/settings-store';
import type { Clock, Shell } from '../ports/ports';
import { forecastReminders } from '../reminders/plan/forecast';
import { reminderInbox } from '../reminders/ledger/inbox';
import { numberKey } from '../reminders/plan/number-key';
import type { Reminders } from '../reminders/reminders';

const HOUR_MS = 3_600_000;

export interface ReminderRequestParts {
  clock: Clock;
  shell: Shell;
  format: Formatter;
  settings: SettingsStore;
  accounts: Accounts;
  reminders: Reminders;
  renewals: ComingRenewals;
  /** The renewals that will be spoken of, as far ahead as a preview looks. */
  ahead(): Promise<readonly ComingRenewal[]>;
  changed(): void;
}

type ReminderRequest = Extract<keyof RequestHandlers, `reminders.${string}` | `notification.${string}`>;

/** What each request about reminders does. */
export function createReminderRequests(parts: ReminderRequestParts): Pick<RequestHandlers, ReminderRequest> {
  const { clock, settings, accounts, reminders, format } = parts;
  const { announcer, ledger, preferences } = reminders;
  const accountName = (accountId: string) => accounts.list().find(({ id }) => id === accountId)?.name ?? '';
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

    'reminders.inbox': () => reminderInbox(reminders.waiting(), ledger.history(), format, accountName),

    'reminders.numbers'({ announcementId }) {
      const announcement = ledger.history().findLast(({ id }) => id === announcementId);
      return (announcement?.renewals ?? []).map(({ accountId, numberId }) => ({ accountId, numberId }));
    },

    'reminders.preview': async () =>
      runYielding(
        forecastReminders({
          coming: await parts.ahead(),
          settings: reminderSettings(),
          pausedUntil: settings.session().remindersPausedUntil,
          now: clock.now(),
          rules: {
            stages: reminderSettings().stages,
            preference: (account, numberId) => preferences.of(account, numberId),
            given: (key) => ledger.given(key),
            settledThrough: ledger.settledThrough(),
          },
          context: { format, accountName },
        }),
      ),

    'reminders.sent': ({ accountId, numberId }) => ({
      sent: ledger.given(numberKey(accounts.get(accountId), numberId)),
      settledThrough: ledger.settledThrough(),
    }),

    'reminders.preferences': ({ accountId }) => preferences.ofAccount(accounts.get(accountId)),

    async 'reminders.prefer'({ accountId, numberIds, change }) {
      const account = accounts.get(accountId);
      const today = localDay(clock.now());
      const days = await parts.renewals.daysOf(account, numberIds);
      await preferences.change(account, numberIds, (before, numberId): ReminderPreference => {
        const { muted = before.muted, stages = before.stages, snoozeDays } = change;
        if (snoozeDays === undefined) return { ...before, muted, stages };
        const renewal = days.get(numberId);
        const isPossible = snoozeDays !== null && renewal !== undefined;
        return { muted, stages, snooze: isPossible ? { until: today + snoozeDays, renewal } : null };
      });
      parts.changed(); // before the look, which waits for what is being fetched
      void announcer.check();
    },

    'notification.acted': ({ id, action }) => announcer.acted(id, action),
    'notification.outcome': (report) => parts.shell.outcomeReported?.(report),
  };
}
