import { localDay } from '../../../shared/calendar/calendar-day';
import type { LimitEffect, REMINDER_REQUESTS } from '../../../shared/bridge/requests/reminders';
import type { Formatter } from '../../../shared/format';
import type { SavedView } from '../../../shared/saved-view';
import { preferenceAfter } from '../reminders/preference-after';
import { instantOn } from '../../../shared/reminders/schedule';
import { realEnvironments, type Environment } from '../../../shared/environment';
import type { Environments } from '../environments/environments';
import type { ComingRenewals } from '../renewals/coming-renewals';
import { runYielding } from '../async/yielding';
import type { ComingRenewal } from '../renewals/renewal-summary';
import type { SettingsStore } from '../settings/settings-store';
import type { Clock } from '../ports/ports';
import { forecastReminders } from '../reminders/plan/forecast';
import { reminderInbox } from '../reminders/ledger/inbox';
import { announcedRenewals } from '../reminders/plan/announced-renewals';
import { createPreview } from '../reminders/plan/preview';
import type { Pause } from '../reminders/pause';
import type { SavedViewScope } from '../reminders/plan/saved-view-scope';
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
  pause: Pick<Pause, 'until'>;
  renewals: ComingRenewals;
  /** The renewals that will be spoken of, as far ahead as a preview looks. */
  ahead(): Promise<readonly ComingRenewal[]>;
  scope: Pick<SavedViewScope, 'narrowed'>;
  limitEffect(before: readonly SavedView[], after: readonly SavedView[]): Promise<LimitEffect>;
  changed(): void;
}

/** What each request about reminders does. */
export function createReminderHandlers(parts: ReminderHandlerParts): Handlers<typeof REMINDER_REQUESTS> {
  const { clock, settings, environments, reminders, format } = parts;
  const { announcer, ledger, preferences } = reminders;
  const environmentName = (environmentId: string) =>
    environments.list().find(({ id }) => id === environmentId)?.name ?? '';
  const reminderSettings = () => settings.settings().reminders;
  const preview = createPreview();

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

    'reminders.inbox': () =>
      reminderInbox(
        reminders.waiting(),
        ledger.history(),
        { format, environmentName, today: localDay(clock.now()) },
        announcedRenewals(
          environments.list().flatMap((environment) => parts.renewals.ofEnvironment(environment).coming),
          (environment, numberId) => preferences.of(environment, numberId),
        ),
      ),

    'reminders.numbers'({ announcementId }) {
      const announcement = ledger.history().findLast(({ id }) => id === announcementId);
      return (announcement?.renewals ?? []).map(({ environmentId, numberId }) => ({ environmentId, numberId }));
    },

    'reminders.preview': async () => {
      const forecast = await runYielding(
        forecastReminders({
          coming: await parts.ahead(),
          settings: reminderSettings(),
          pausedUntil: parts.pause.until(),
          now: clock.now(),
          rules: {
            settings: reminderSettings(),
            preference: (environment, numberId) => preferences.of(environment, numberId),
            announced: (key) => ledger.announced(key),
            settledThrough: ledger.settledThrough(),
          },
          context: { format, environmentName, areSeveral: realEnvironments(environments.list()).length > 1 },
        }),
      );
      return preview.show(forecast);
    },

    'reminders.previewNumbers': (notification) => preview.numbersOf(notification),

    'reminders.limitEffect': ({ savedViewId }) => effectOfLimit(savedViewId, parts),

    async 'reminders.sent'({ environmentId, numberId }) {
      const environment = environments.get(environmentId);
      const isLimited = await isLimitedOut(environment, numberId, parts);
      return {
        sent: ledger.announced(numberKey(environment, numberId)),
        settledThrough: ledger.settledThrough(),
        isLimited,
      };
    },

    'reminders.preferences': ({ environmentId }) => preferences.ofEnvironment(environments.get(environmentId)),

    async 'reminders.prefer'({ environmentId, numberIds, change }) {
      const environment = environments.get(environmentId);
      const renewals = await parts.renewals.ofNumbers(environment, numberIds);
      await preferences.change(environment, numberIds, (before, numberId) =>
        preferenceAfter(before, change, {
          renewal: renewals.get(numberId),
          offsets: reminderSettings().offsets,
          now: clock.now(),
        }),
      );
      parts.changed(); // before the look, which waits for what is being fetched
      void announcer.check();
    },
  };
}

/** What limiting reminders to a view too would do; without a view, what the limit that is in force does. */
async function effectOfLimit(savedViewId: string | null, parts: ReminderHandlerParts): Promise<LimitEffect | null> {
  const views = parts.settings.savedViews();
  const driving = views.filter(({ reminds }) => reminds);
  if (savedViewId === null) return driving.length > 0 ? parts.limitEffect([], driving) : null;
  const view = views.find(({ id }) => id === savedViewId);
  return view ? parts.limitEffect(driving, [...driving.filter((one) => one !== view), view]) : null;
}

/** Whether saved views limit reminders, and none of them finds the number. */
async function isLimitedOut(
  environment: Environment,
  numberId: string,
  { settings, renewals, scope }: ReminderHandlerParts,
): Promise<boolean> {
  if (!settings.savedViews().some(({ reminds }) => reminds)) return false;
  const coming = [...(await renewals.ofNumbers(environment, [numberId])).values()];
  return coming.length > 0 && (await scope.narrowed(coming)).length === 0;
}
