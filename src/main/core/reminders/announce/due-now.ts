import type { Environment } from '../../../../shared/environment';
import type { HeldReminders } from '../../../../shared/bridge/state';
import { localDay } from '../../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../../shared/format';
import { heldBackAt, lastDueDay } from '../../../../shared/reminders/schedule';
import type { ReminderSettings, Session } from '../../../../shared/settings';
import type { Clock } from '../../ports/ports';
import type { Announcement } from '../../storage/formats/ledger-format';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Alert } from '../ledger/alert';
import type { Ledger } from '../ledger/ledger';
import { dueRenewals, type DueRenewal } from '../plan/due';
import type { ReminderPreferences } from '../preferences';
import { composeAnnouncements, type Composed } from './announcements';

export interface DueOptions {
  clock: Clock;
  ledger: Ledger;
  preferences: ReminderPreferences;
  format: Formatter;
  coming: () => readonly ComingRenewal[];
  settings: () => ReminderSettings;
  /** As of now: null where a pause is over. */
  pausedUntil: () => Session['remindersPausedUntil'];
  /** Null where there is no such environment any more. */
  environment: (environmentId: string) => Environment | null;
  /** More than one environment is connected. */
  areSeveral: () => boolean;
}

/** What is due at the moment it is asked for, whether anything keeps it back or not. */
export interface DueNow {
  /** What keeps everything back; null while nothing does. */
  held(): HeldReminders | null;
  due(): { renewals: readonly DueRenewal[]; alerts: readonly Alert[] };
  /** What is due, as notifications; what was being shown when the app was killed keeps its id. */
  composed(interrupted: Announcement | null): Composed[];
}

export function createDueNow(options: DueOptions): DueNow {
  const { clock, ledger, preferences } = options;
  /** What was found last, and what it was found in. */
  let found: { sources: unknown[]; renewals: readonly DueRenewal[] } = { sources: [], renewals: [] };

  /** Looked for only where the answer may differ: there may be 100,000 numbers, and there is a look each hour. */
  function dueRenewalsNow(): readonly DueRenewal[] {
    const settings = options.settings();
    const coming = options.coming();
    const dueDay = lastDueDay(clock.now(), settings);
    const sources = [coming, settings, dueDay, ledger.version(), preferences.version()];
    if (sources.some((source, index) => source !== found.sources[index])) {
      const renewals = dueRenewals(coming, dueDay, {
        settings,
        preference: (environment, numberId) => preferences.of(environment, numberId),
        announced: (key) => ledger.announced(key),
        settledThrough: ledger.settledThrough(),
      });
      found = { sources, renewals };
    }
    return found.renewals;
  }

  function due(): ReturnType<DueNow['due']> {
    const alerts = ledger.dueAlerts().filter(({ environmentId, numberId }) => {
      const environment = options.environment(environmentId);
      return environment && !(numberId !== null && preferences.of(environment, numberId).muted);
    });
    return { renewals: dueRenewalsNow(), alerts };
  }

  return {
    held() {
      const now = clock.now();
      if (!options.settings().enabled) return 'disabled';
      if (options.pausedUntil() !== null) return 'paused';
      return heldBackAt(now, options.settings());
    },
    due,
    composed(interrupted) {
      const { renewals, alerts } = due();
      const now = clock.now();
      return composeAnnouncements(renewals, alerts, interrupted, {
        now,
        today: localDay(now),
        format: options.format,
        environmentName: (environmentId) => options.environment(environmentId)?.name ?? '',
        areSeveral: options.areSeveral(),
      });
    },
  };
}
