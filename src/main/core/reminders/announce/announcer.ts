import { AppError } from '../../../../shared/app-error';
import {
  isLeading,
  type LeadingAction,
  type NotificationAction,
  type NotificationOutcome,
} from '../../../../shared/bridge/notification';
import type { HeldReminders } from '../../../../shared/bridge/state';
import { lastDueDay } from '../../../../shared/reminders/schedule';
import { createSerial } from '../../../../shared/async/serial';
import type { ComingRenewals } from '../../renewals/coming-renewals';
import type { Said } from '../../storage/formats/ledger-format';
import type { Alert } from '../ledger/alert';
import type { DueRenewal } from '../plan/due';
import { createDelivery, type DeliveryOptions } from './delivery';
import { createDueNow, type DueOptions } from './due-now';
import { createLookTimer } from './look-timer';
import { createRetryPauses } from './retry-pauses';
import { decisionOf } from './notification-decision';

export interface AnnouncerOptions extends DueOptions, DeliveryOptions {
  /** What numbers will do as their list has it: what is coming isn't known yet when a click has just started the app. */
  renewalsOf: ComingRenewals['ofNumbers'];
  /** Resolves when no list is being fetched: what is about to change must not be announced as it was. */
  listsSettled: () => Promise<void>;
  /** What waits, or what was announced, changed; or the timer fired, so that the day may have turned. */
  onChange(): void;
  /** Gets alerts before they are forgotten elsewhere, so that channels can send them, too. */
  onAlertsDue?(alerts: readonly Alert[]): Promise<void>;
  /** Hears of alerts that are no longer so. */
  onWithdrawn?(keys: readonly string[]): Promise<void>;
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
  /** When it last looked, and when it will look again (epoch ms); null before the first look, and after the last. */
  looks(): { lastAt: number | null; nextAt: number | null };
  /** The user clicked a notification or one of its buttons. */
  acted(notificationId: string, action: NotificationAction): Promise<void>;
  /** Records what else is to be announced, before what it was found by is forgotten. @throws what `onAlertsDue` throws */
  addAlerts(alerts: readonly Alert[]): Promise<void>;
  /** What alerts were about no longer holds. */
  withdraw(keys: readonly string[]): Promise<void>;
  test(): Promise<NotificationOutcome>;
  /** Resolves when what is under way is announced and recorded. */
  stop(): Promise<void>;
}

export function createAnnouncer(options: AnnouncerOptions): Announcer {
  const { clock, ledger, preferences } = options;
  const pauses = createRetryPauses(clock);
  const dueNow = createDueNow(options);
  const delivery = createDelivery(options, dueNow, pauses);
  const serial = createSerial();
  const timer = createLookTimer(options, pauses, () => {
    options.onChange();
    void check();
  });
  let stopped = false;
  let waiting: WaitingReminders = { renewals: [], alerts: [], held: null, reason: null };
  let lastAt: number | null = null;

  async function look(): Promise<void> {
    await options.listsSettled();
    ledger.correctSettled(lastDueDay(clock.now(), options.settings()));
    await delivery.announce(() => !stopped);
    const held = dueNow.held();
    const due = held === 'disabled' ? { renewals: [], alerts: [] } : dueNow.due();
    // what is no longer due, or no longer wanted, is no longer missing either
    if (due.renewals.length + due.alerts.length === 0) pauses.clear();
    const reason = held === null ? pauses.reason() : null;
    delivery.tellNotShown(reason);
    waiting = { ...due, held: held ?? (reason === null ? null : 'failed'), reason };
    lastAt = clock.now();
    timer.set(); // before the change is reported, of which the next look is a part
    options.onChange();
  }

  /** One after another: no two may announce the same, and stopping waits for the last. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    return serial(work).catch((cause: unknown) => options.onProblem(new AppError('internal', { cause })));
  }

  const check = () => inTurn(() => (stopped ? Promise.resolve() : look().finally(() => timer.set())));

  function retry(): Promise<void> {
    pauses.clear();
    return check();
  }

  async function decide(action: Exclude<NotificationAction, LeadingAction>, said: Said): Promise<void> {
    const environment = options.environment(said.environmentId);
    if (!environment) return;
    const renewal = async () => (await options.renewalsOf(environment, [said.numberId])).get(said.numberId);
    const decision = await decisionOf(action, said, renewal, clock.now());
    if (decision) await preferences.change(environment, [said.numberId], (before) => ({ ...before, ...decision }));
  }

  async function acted(id: string, action: NotificationAction): Promise<void> {
    // one that is clicked at once may not be recorded yet
    await delivery.recorded(id);
    const announcement = ledger.history().findLast((entry) => entry.id === id);
    if (!announcement) return;
    await delivery.record(() => ledger.clicked(id, clock.now()));
    if (!isLeading(action)) for (const said of announcement.renewals) await decide(action, said);
    // what was decided may end what waits
    await check();
  }

  /** A test that is shown proves that notifications work again, so what failed is tried at once. */
  async function test(): Promise<NotificationOutcome> {
    const outcome = await delivery.showTest();
    if (outcome.outcome === 'shown') void retry();
    return outcome;
  }

  return {
    check,
    retry,
    waiting: () => waiting,
    looks: () => ({ lastAt, nextAt: timer.nextAt() }),
    acted,
    async addAlerts(alerts) {
      await delivery.record(() => ledger.addAlerts(alerts));
      await options.onAlertsDue?.(alerts);
    },
    async withdraw(keys) {
      await delivery.record(() => ledger.withdraw(keys));
      await options.onWithdrawn?.(keys);
    },
    test,
    stop() {
      stopped = true;
      timer.stop();
      return serial(() => undefined);
    },
  };
}
