import type { Environment } from '../../../shared/environment';
import type { AppError } from '../../../shared/app-error';
import type { AppState } from '../../../shared/bridge/state';
import { localDay } from '../../../shared/calendar/calendar-day';
import { ALERT_KINDS, type AlertKind } from '../../../shared/reminders/alert-kinds';
import { lastDueDay } from '../../../shared/reminders/schedule';
import type { Journal } from '../storage/journal';
import type { StoredFacts } from '../storage/formats/ledger-format';
import { ALERTS } from './alerts';
import type { ListChanges } from './alerts/alert-definition';
import { reasonOf, type OutageFacts } from './alerts/outage';
import { createAnnouncer, type Announcer, type AnnouncerOptions, type WaitingReminders } from './announce/announcer';
import { createLedger, type Ledger } from './ledger/ledger';
import { alertsFromChanges } from './ledger/alerts-from-changes';
import type { ReminderPreferences } from './preferences';

/** Alerts that are remembered until a sync succeeds. */
const STANDING_KINDS = ALERT_KINDS.filter((kind) => ALERTS[kind].isStanding);

export interface RemindersOptions extends Omit<AnnouncerOptions, 'ledger'> {
  /** Where the record is kept. */
  journal: Journal;
}

/** Everything about reminders that the core drives; each part is in a file of its own. */
export interface Reminders {
  readonly ledger: Ledger;
  readonly preferences: ReminderPreferences;
  readonly announcer: Announcer;
  /** Brings back what the last run left. Never rejects; resolves with what was damaged. */
  load(): Promise<AppError[]>;
  /** A list differs from the one before it, which was fetched at `since` (epoch ms); called before that is forgotten. */
  listChanged(environment: Environment, changes: ListChanges, since: number): Promise<void>;
  tokenRefused(environment: Environment): Promise<void>;
  /**
   * No sync has succeeded for too long.
   *
   * @param lastSuccessAt epoch ms; null where no sync has ever succeeded
   * @param failure why the last attempt failed
   */
  outageBegan(environment: Environment, lastSuccessAt: number | null, failure: AppError | null): Promise<void>;
  /** A sync has succeeded: what `tokenRefused` and `outageBegan` announced is over. */
  syncSucceeded(environment: Environment): Promise<void>;
  waiting(): WaitingReminders;
  state(): AppState['reminders'];
}

export function createReminders(options: RemindersOptions): Reminders {
  const { journal, clock, settings, preferences } = options;
  let revision = 0;
  const ledger = createLedger(journal, () => localDay(clock.now()));
  const announcer = createAnnouncer({
    ...options,
    ledger,
    onChange() {
      revision++;
      options.onChange();
    },
  });
  const standing = ({ id }: Environment) => STANDING_KINDS.map((kind) => `${kind} ${id}`);

  /** Announces what is so until a sync succeeds, once. */
  async function addStandingAlert(kind: AlertKind, { id }: Environment, facts: StoredFacts) {
    if (!settings().alerts[kind]) return;
    const about = { environmentId: id, numberId: null, number: '' };
    await announcer.addAlerts([{ key: `${kind} ${id}`, kind, ...about, facts, at: clock.now() }]);
    await announcer.check();
  }

  return {
    ledger,
    preferences,
    announcer,
    async load() {
      const dueDay = lastDueDay(clock.now(), settings());
      const problems = await Promise.all([ledger.load(dueDay), preferences.load()]);
      return problems.filter((problem) => problem !== null);
    },
    async listChanged(environment, changes, since) {
      const context = { environment, wanted: settings().alerts, since, at: clock.now() };
      const alerts = alertsFromChanges(changes, context);
      await announcer.addAlerts(
        alerts.filter(({ numberId }) => numberId === null || !preferences.of(environment, numberId).muted),
      );
    },
    tokenRefused: (environment) => addStandingAlert('token', environment, {}),
    outageBegan(environment, lastSuccessAt, failure) {
      const facts: OutageFacts = { lastSuccessAt, reason: failure && reasonOf(failure) };
      return addStandingAlert('outage', environment, facts);
    },
    syncSucceeded: (environment) => announcer.withdraw(standing(environment)),
    waiting: () => announcer.waiting(),
    state() {
      const { renewals, alerts, held, reason } = announcer.waiting();
      const { lastAt, nextAt } = announcer.looks();
      return {
        lastCheckAt: lastAt,
        nextCheckAt: nextAt,
        waiting: held === null ? 0 : renewals.length + alerts.length,
        held,
        reason,
        revision: revision + preferences.version(),
      };
    },
  };
}
