import { AppError } from '../../../../shared/app-error';
import type { AppNotification, NotificationOutcome } from '../../../../shared/bridge/notification';
import { translate } from '../../../../shared/i18n/translate';
import type { Clock, Shell } from '../../ports/ports';
import type { Ledger } from '../ledger/ledger';
import { announcementOf, isDigest, MOST_SINGLE_NOTIFICATIONS, type Composed } from './announcements';
import type { DueNow } from './due-now';
import type { RetryPauses } from './retry-pauses';

export interface DeliveryOptions {
  clock: Clock;
  shell: Pick<Shell, 'notify'>;
  ledger: Ledger;
  /** What keeps reminders from being announced or noted; null once it works again. */
  onProblem(error: AppError | null): void;
}

/** Shows notifications, and records what became of each. */
export interface Delivery {
  /** Shows what is due, one after another, as long as nothing keeps it back and `goesOn` holds. */
  announce(goesOn: () => boolean): Promise<void>;
  /** Resolves when a notification that is being shown is recorded. */
  recorded(notificationId: string): Promise<void>;
  /** Shows a notification that is about nothing. */
  showTest(): Promise<NotificationOutcome>;
  /** Changes the ledger. Never rejects; where the disk refuses, the user is told. */
  record(change: () => Promise<void>): Promise<void>;
  /** Tells the user why the last notification was not shown, as a sentence; null where it was. */
  tellNotShown(reason: string | null): void;
}

export function createDelivery(options: DeliveryOptions, dueNow: DueNow, pauses: RetryPauses): Delivery {
  const { clock, shell, ledger } = options;
  /** The notification that is being shown, and the end of that. */
  let showing = { id: '', done: Promise.resolve() };
  /** What the system did not show at the last look, and what the disk did not take: each ends by itself. */
  const problem = { shown: null as AppError | null, noted: null as AppError | null };

  function tell(about: keyof typeof problem, error: AppError | null): void {
    problem[about] = error;
    options.onProblem(problem.shown ?? problem.noted);
  }

  async function record(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      tell('noted', null);
    } catch (error) {
      tell('noted', error instanceof AppError ? error : new AppError('internal', { cause: error }));
    }
  }

  /** A shell does not reject; if one did, what waits behind this notification must still be announced. */
  async function show(notification: AppNotification): Promise<NotificationOutcome> {
    try {
      return await shell.notify(notification);
    } catch {
      return { outcome: 'failed', reason: translate('notification.crashed') };
    }
  }

  /** The intent is on the disk before the notification is shown, and what became of it afterwards. */
  async function deliver(composed: Composed): Promise<void> {
    const { id } = composed.notification;
    await record(() => ledger.intend(announcementOf(composed, clock.now())));
    const result = await show(composed.notification);
    if (result.outcome === 'failed') {
      pauses.failed(id, result);
      return record(() => ledger.dropped(id));
    }
    pauses.shown(id);
    await record(() => ledger.shown(id));
  }

  return {
    /** The user may mute, pause or turn reminders off while a notification is being shown, so each is composed on its own. */
    async announce(goesOn) {
      const tried = new Set<string>();
      let [singles, digests] = [0, 0];
      while (goesOn() && dueNow.held() === null) {
        const next = dueNow.composed().find(({ notification: { id } }) => !tried.has(id) && !pauses.isPaused(id));
        if (!next) break;
        const { id } = next.notification;
        if (isDigest(id) ? digests++ > 0 : singles++ >= MOST_SINGLE_NOTIFICATIONS) break;
        tried.add(id);
        showing = { id, done: deliver(next) };
        await showing.done;
      }
      const left = ledger.underWay();
      // begun before the app was killed, and not due any more
      if (left && goesOn() && dueNow.held() === null) await record(() => ledger.dropped(left.id));
    },
    recorded: (id) => (showing.id === id ? showing.done : Promise.resolve()),
    showTest: () =>
      show({
        id: `test ${clock.now()}`,
        title: translate('reminder.testTitle'),
        body: translate('reminder.testBody'),
        urgency: 'normal',
        target: { view: 'renewals', environmentId: null, only: null },
        actions: [],
      }),
    record,
    tellNotShown: (reason) =>
      tell('shown', reason === null ? null : new AppError('notification_failed', { values: { reason } })),
  };
}
