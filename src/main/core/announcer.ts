import type { Account } from '../../shared/account';
import { AppError } from '../../shared/app-error';
import type { AppNotification, NotificationOutcome } from '../../shared/bridge';
import { localDay, startOfLocalDay } from '../../shared/calendar-day';
import type { Formatter } from '../../shared/format';
import { translate } from '../../shared/i18n/translate';
import type { Session, Settings } from '../../shared/settings';
import type { Ledger } from './ledger';
import { digestNotification, singleNotification } from './reminder-words';
import { dueReminders, isPaused, MOST_SINGLE_NOTIFICATIONS, reminderKey, untilNextCheck } from './reminders';
import type { ComingRenewal } from './renewal-summary';
import type { Clock, Shell } from './surroundings';

/** Timers do not count the time a computer sleeps, and clocks are set; so no wait is longer than this. */
const LONGEST_WAIT_MS = 3_600_000;

/** How long the ledger remembers a renewal after its day. */
const REMEMBER_DAYS = 60;

export interface AnnouncerOptions {
  clock: Clock;
  shell: Shell;
  ledger: Ledger;
  format: Formatter;
  coming: () => readonly ComingRenewal[];
  reminders: () => Settings['reminders'];
  pausedUntil: () => Session['remindersPausedUntil'];
  /** What keeps reminders from being given or noted; null once it works again. */
  onProblem(error: AppError | null): void;
  /** The timer fired: the day may have turned, or a pause ended. */
  onTime(): void;
}

/** Gives the reminders that are due, and notes them in the ledger. */
export interface Announcer {
  /** Looks what is due now and announces it; `silently` only notes it as given. */
  check(silently?: boolean): Promise<void>;
  tokenRefused(account: Account): Promise<void>;
  tokenAccepted(account: Account): Promise<void>;
  test(): Promise<NotificationOutcome>;
  /** Resolves when what is under way is given and noted. */
  stop(): Promise<void>;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { clock, shell, ledger, format } = options;
  let callOff = () => undefined as void;
  let stopped = false;
  let last = Promise.resolve();
  /** What the system did not show at the last look, and what the disk did not take: each ends by itself. */
  const problem = { shown: null as AppError | null, noted: null as AppError | null };

  function tell(about: keyof typeof problem, error: AppError | null): void {
    problem[about] = error;
    options.onProblem(problem.shown ?? problem.noted);
  }

  const notShown = (reason: string) => new AppError('notification_failed', { values: { reason } });

  function schedule(): void {
    callOff();
    if (stopped) return;
    const wait = Math.min(untilNextCheck(clock.now(), options.pausedUntil()), LONGEST_WAIT_MS);
    callOff = clock.after(wait, () => {
      options.onTime();
      void inTurn(() => announceDue(false).finally(schedule));
    });
  }

  /** Shows a notification; what it speaks of counts as given only if it was shown. */
  async function give(notification: AppNotification, items: readonly ComingRenewal[]): Promise<void> {
    const result = await shell.notify(notification);
    if (result.outcome === 'failed') {
      tell('shown', notShown(result.reason));
      return;
    }
    await note(items);
  }

  async function note(items: readonly ComingRenewal[]): Promise<void> {
    const latest = Math.max(...items.map((item) => item.renewal.day));
    await write(() => ledger.record(items.map(reminderKey), startOfLocalDay(latest + REMEMBER_DAYS)));
  }

  async function write(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      tell('noted', null);
    } catch (error) {
      tell('noted', error instanceof AppError ? error : new AppError('internal', { cause: error }));
    }
  }

  async function announceDue(silently: boolean): Promise<void> {
    const now = clock.now();
    // what is no longer due, or no longer wanted, is no longer missing either
    tell('shown', null);
    if (!silently && (!options.reminders().enabled || isPaused(options.pausedUntil(), now))) return;
    const due = dueReminders(options.coming(), now, options.reminders(), (key) => ledger.has(key));
    if (due.length === 0) return;
    if (silently) return note(due);
    if (due.length > MOST_SINGLE_NOTIFICATIONS) return give(digestNotification(due, format), due);
    for (const item of due) await give(singleNotification(item, localDay(now), format), [item]);
  }

  /** One after another: no two may announce the same, and stopping waits for the last. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    last = last.then(work).catch((cause: unknown) => options.onProblem(new AppError('internal', { cause })));
    return last;
  }

  const refusalKey = (account: Account) => `token-refused ${account.id}`;

  async function tellRefused(account: Account): Promise<void> {
    if (ledger.has(refusalKey(account))) return;
    const result = await shell.notify({
      id: refusalKey(account),
      title: translate('reminder.tokenRefusedTitle', { account: account.name }),
      body: translate('reminder.tokenRefusedBody'),
      urgency: 'critical',
      target: { view: 'settings', accountId: account.id },
    });
    if (result.outcome === 'shown') await write(() => ledger.record([refusalKey(account)], null));
    else tell('shown', notShown(result.reason));
  }

  async function forgetRefused(account: Account): Promise<void> {
    const key = refusalKey(account);
    if (ledger.has(key)) await write(() => ledger.forget(key));
  }

  return {
    check: (silently = false) => inTurn(() => announceDue(silently).finally(schedule)),
    tokenRefused: (account) => inTurn(() => tellRefused(account)),
    tokenAccepted: (account) => inTurn(() => forgetRefused(account)),
    test: () =>
      shell.notify({
        id: `test ${clock.now()}`,
        title: translate('reminder.testTitle'),
        body: translate('reminder.testBody'),
        urgency: 'normal',
        target: { view: 'renewals', accountId: null },
      }),
    stop() {
      stopped = true;
      callOff();
      return last;
    },
  };
}
