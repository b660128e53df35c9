import type { Environment } from '../../../../shared/environment';
import { AppError } from '../../../../shared/app-error';
import type {
  AppNotification,
  HeldReminders,
  NotificationAction,
  NotificationOutcome,
} from '../../../../shared/bridge/bridge';
import { localDay } from '../../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../../shared/format';
import { translate } from '../../../../shared/i18n/translate';
import { heldBackAt, lastDueDay, nextTurn } from '../../../../shared/reminders/schedule';
import type { ReminderSettings, Session } from '../../../../shared/settings';
import { createSerial } from '../../async/serial';
import type { ComingRenewal } from '../../renewals/renewal-summary';
import type { Clock, Shell } from '../../ports/ports';
import {
  announcementOf,
  composeAnnouncements,
  isDigest,
  MOST_SINGLE_NOTIFICATIONS,
  type Composed,
} from './announcements';
import type { Ledger } from '../ledger/ledger';
import type { Announcement, Said } from '../../storage/formats/ledger-format';
import type { Alert } from '../ledger/alert';
import { dueRenewals, type DueRenewal } from '../plan/due';
import type { ReminderPreferences } from '../preferences';
import { createRetryPauses } from './retry-pauses';
import { decisionOf } from './notification-decision';

/** Timers do not count the time a computer sleeps, and clocks are set; so no wait is longer than this. */
const LONGEST_WAIT_MS = 3_600_000;

export interface AnnouncerOptions {
  clock: Clock;
  shell: Pick<Shell, 'notify'>;
  ledger: Ledger;
  preferences: ReminderPreferences;
  format: Formatter;
  coming: () => readonly ComingRenewal[];
  settings: () => ReminderSettings;
  pausedUntil: () => Session['remindersPausedUntil'];
  /** Null where there is no such environment any more. */
  environment: (environmentId: string) => Environment | null;
  /** Resolves when no list is being fetched: what is about to change must not be announced as it was. */
  listsSettled: () => Promise<void>;
  /** What keeps reminders from being announced or noted; null once it works again. */
  onProblem(error: AppError | null): void;
  /** What waits, or what was announced, is another now; or the timer fired, so that the day may have turned. */
  onChange(): void;
}

/** What is due and was not announced. */
export interface WaitingReminders {
  renewals: readonly DueRenewal[];
  alerts: readonly Alert[];
  /** Why; null while nothing keeps them. */
  held: HeldReminders | null;
  /** Why the last one was not shown, as a sentence; null unless `held` is `failed`. */
  reason: string | null;
}

/** Gives the reminders that are due, each once, and records them. */
export interface Announcer {
  /** Looks what is due now and announces it; then sets the timer for the next look. */
  check(): Promise<void>;
  /** Looks, and tries what failed again without waiting: the user is back, or notifications are known to work. */
  retry(): Promise<void>;
  /** As of the last look. */
  waiting(): WaitingReminders;
  /** The user clicked a notification or one of its buttons. */
  acted(notificationId: string, action: NotificationAction): Promise<void>;
  /** Records what else is to be announced, before what it was found by is forgotten. */
  owe(alerts: readonly Alert[]): Promise<void>;
  /** What alerts told of is no longer so. */
  withdraw(keys: readonly string[]): Promise<void>;
  test(): Promise<NotificationOutcome>;
  /** Resolves when what is under way is announced and recorded. */
  stop(): Promise<void>;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { clock, shell, ledger, preferences } = options;
  let callOff = () => undefined as void;
  let stopped = false;
  const serial = createSerial();
  /** What was found last, and what it was found in. */
  let found: { sources: unknown[]; renewals: readonly DueRenewal[] } = { sources: [], renewals: [] };
  let waiting: WaitingReminders = { renewals: [], alerts: [], held: null, reason: null };
  const pauses = createRetryPauses(clock);
  /**
   * What an earlier run was showing when it was killed. It may have been seen, so it keeps its id until it is shown, or
   * no longer due, however often that fails and whatever else is shown in between.
   */
  let interrupted: Announcement | null = null;
  /** The notification that is being shown, and the end of that. */
  let giving = { id: '', done: Promise.resolve() };
  /** What the system did not show at the last look, and what the disk did not take: each ends by itself. */
  const problem = { shown: null as AppError | null, noted: null as AppError | null };

  function tell(about: keyof typeof problem, error: AppError | null): void {
    problem[about] = error;
    options.onProblem(problem.shown ?? problem.noted);
  }

  function schedule(): void {
    callOff();
    if (stopped) return;
    const now = clock.now();
    const pausedUntil = options.pausedUntil();
    const turn = nextTurn(now, options.settings());
    const next = typeof pausedUntil === 'number' && pausedUntil > now ? Math.min(turn, pausedUntil) : turn;
    callOff = clock.after(Math.min(next - now, pauses.nextEndIn() ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS), () => {
      options.onChange();
      void check();
    });
  }

  /** What keeps everything back at this moment. */
  function heldNow(): HeldReminders | null {
    const now = clock.now();
    if (!options.settings().enabled) return 'disabled';
    const pausedUntil = options.pausedUntil();
    if (pausedUntil === 'forever' || (pausedUntil !== null && now < pausedUntil)) return 'paused';
    return heldBackAt(now, options.settings());
  }

  /** Looked for only where the answer can be another: there may be 100,000 numbers, and there is a look each hour. */
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

  function dueNow(): Pick<WaitingReminders, 'renewals' | 'alerts'> {
    const alerts = ledger.dueAlerts().filter(({ environmentId, numberId }) => {
      const environment = options.environment(environmentId);
      return environment && !(numberId !== null && preferences.of(environment, numberId).muted);
    });
    return { renewals: dueRenewalsNow(), alerts };
  }

  function composeNow(): Composed[] {
    const { renewals, alerts } = dueNow();
    const now = clock.now();
    return composeAnnouncements(renewals, alerts, interrupted, {
      now,
      today: localDay(now),
      format: options.format,
      environmentName: (environmentId) => options.environment(environmentId)?.name ?? '',
    });
  }

  /** The user may mute, pause or switch off while a notification is being shown, so each one is composed anew. */
  async function announceDue(): Promise<void> {
    const tried = new Set<string>();
    interrupted = ledger.underWay() ?? interrupted;
    let [singles, digests] = [0, 0];
    while (!stopped && heldNow() === null) {
      const next = composeNow().find(({ notification: { id } }) => !tried.has(id) && !pauses.isPaused(id));
      if (!next) break;
      const { id } = next.notification;
      if (isDigest(id) ? digests++ > 0 : singles++ >= MOST_SINGLE_NOTIFICATIONS) break;
      tried.add(id);
      giving = { id, done: give(next) };
      await giving.done;
    }
    if (!interrupted || stopped || heldNow() !== null) return;
    const { id } = interrupted;
    if (composeNow().some(({ notification }) => notification.id === id)) return;
    interrupted = null; // no longer due
    await record(() => ledger.dropped(id));
  }

  /** The intent is on the disk before the notification is shown, and what became of it afterwards. */
  async function give(composed: Composed): Promise<void> {
    const { id } = composed.notification;
    await record(() => ledger.intend(announcementOf(composed, clock.now())));
    const result = await show(composed.notification);
    if (result.outcome === 'failed') {
      pauses.failed(id, result);
      return id === interrupted?.id ? undefined : record(() => ledger.dropped(id));
    }
    pauses.shown(id);
    if (id === interrupted?.id) interrupted = null;
    await record(() => ledger.shown(id));
  }

  /** A shell does not reject; if one did, what waits behind this notification must still be announced. */
  async function show(notification: AppNotification): Promise<NotificationOutcome> {
    try {
      return await shell.notify(notification);
    } catch {
      return { outcome: 'failed', reason: translate('notification.crashed') };
    }
  }

  async function record(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      tell('noted', null);
    } catch (error) {
      tell('noted', error instanceof AppError ? error : new AppError('internal', { cause: error }));
    }
  }

  async function look(): Promise<void> {
    await options.listsSettled();
    await announceDue();
    const held = heldNow();
    const due = held === 'disabled' ? { renewals: [], alerts: [] } : dueNow();
    // what is no longer due, or no longer wanted, is no longer missing either
    if (due.renewals.length + due.alerts.length === 0) pauses.clear();
    const reason = held === null ? pauses.reason() : null;
    tell('shown', reason === null ? null : new AppError('notification_failed', { values: { reason } }));
    waiting = { ...due, held: held ?? (reason === null ? null : 'failed'), reason };
    options.onChange();
  }

  /** One after another: no two may announce the same, and stopping waits for the last. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    return serial(work).catch((cause: unknown) => options.onProblem(new AppError('internal', { cause })));
  }

  const check = () => inTurn(() => (stopped ? Promise.resolve() : look().finally(schedule)));

  function retry(): Promise<void> {
    pauses.clear();
    return check();
  }

  async function decide(action: Exclude<NotificationAction, 'open'>, said: Said): Promise<void> {
    const environment = options.environment(said.environmentId);
    const decision = environment && decisionOf(action, said, options.coming(), clock.now());
    if (decision) await preferences.change(environment, [said.numberId], (before) => ({ ...before, ...decision }));
  }

  async function acted(id: string, action: NotificationAction): Promise<void> {
    // one that is clicked at once may not be recorded yet
    if (giving.id === id) await giving.done;
    const announcement = ledger.history().findLast((entry) => entry.id === id);
    if (!announcement) return;
    await record(() => ledger.clicked(id, clock.now()));
    if (action !== 'open') for (const said of announcement.renewals) await decide(action, said);
    // what was decided may end what waits
    await check();
  }

  /** A test that is shown proves that notifications work again, so what failed is tried at once. */
  async function test(): Promise<NotificationOutcome> {
    const outcome = await show({
      id: `test ${clock.now()}`,
      title: translate('reminder.testTitle'),
      body: translate('reminder.testBody'),
      urgency: 'normal',
      target: { view: 'renewals', environmentId: null, only: null },
      actions: [],
    });
    if (outcome.outcome === 'shown') void retry();
    return outcome;
  }

  return {
    check,
    retry,
    waiting: () => waiting,
    acted,
    owe: (alerts) => record(() => ledger.owe(alerts)),
    withdraw: (keys) => record(() => ledger.withdraw(keys)),
    test,
    stop() {
      stopped = true;
      callOff();
      return serial(() => undefined);
    },
  };
}
