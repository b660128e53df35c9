import { Notification, type NotificationConstructorOptions } from 'electron';
import {
  NOTIFICATION_ACTIONS,
  type AppNotification,
  type NotificationAction,
  type NotificationOutcome,
  type ReminderInbox,
} from '../../shared/bridge';
import { translate } from '../../shared/i18n/translate';
import type { Clock } from '../core/surroundings';

/** A system that shows a notification says so at once; one that says nothing for so long has not shown it. */
const PATIENCE_MS = 5_000;

/** So many notifications are waited for, the newest: an earlier one that is clicked does nothing. */
const MOST_HELD = 200;

/** What a notification says, before it is known where a click leads. */
type Words = Pick<AppNotification, 'id' | 'title' | 'body' | 'urgency'>;

export interface NotificationsOptions {
  clock: Clock;
  /** Whether the user wants no notification now; never rejects. */
  isDoNotDisturbOn(): Promise<boolean>;
  /** The user clicked a notification (`open`) or one of its buttons. */
  onAction(notification: Pick<AppNotification, 'id' | 'target'>, action: NotificationAction): void;
  /** The user clicked one that leads to no place of its own. */
  onClick(): void;
}

/** Notifications of the operating system. */
export interface Notifications {
  /** Shows one with its buttons, unless the user wants silence. Resolves with what became of it; never rejects. */
  notify(notification: AppNotification): Promise<NotificationOutcome>;
  /** Shows one whose click opens the window. Resolves with what became of it; never rejects. */
  tell(words: Words): Promise<NotificationOutcome>;
  /**
   * Listens to what an earlier run has shown, as far as the system lets it: on macOS a click leads to its place, on
   * Windows, which does not say which one was clicked, it opens the window.
   */
  adopt(given: ReminderInbox['given']): Promise<void>;
  /** How many notifications are waited for. */
  held(): number;
}

export function createNotifications(options: NotificationsOptions): Notifications {
  /** A notification that nobody refers to is collected, and its click with it. */
  const held = new Set<Notification>();

  function hold(
    notification: Notification,
    acted: (action: NotificationAction) => void,
    buttons: NotificationAction[],
  ) {
    held.add(notification);
    // one that stays in the notification centre is never said to be closed
    for (const oldest of held) {
      if (held.size <= MOST_HELD) break;
      held.delete(oldest);
    }
    notification.on('close', ({ reason }) => {
      // Windows has moved it to where it can be clicked later
      if (reason !== 'timedOut') held.delete(notification);
    });
    notification.on('click', () => {
      held.delete(notification);
      acted('open');
    });
    notification.on('action', ({ actionIndex }) => {
      held.delete(notification);
      const action = buttons[actionIndex];
      if (action) acted(action);
    });
  }

  function show(
    words: Words,
    acted: (action: NotificationAction) => void,
    actions: AppNotification['actions'] = [],
  ): Promise<NotificationOutcome> {
    if (!Notification.isSupported()) return Promise.resolve(failure(translate('notification.unsupported')));
    const notification = new Notification(systemOptions(words, actions));
    hold(
      notification,
      acted,
      actions.map(({ action }) => action),
    );

    return new Promise((resolve) => {
      function fail(reason: string): void {
        held.delete(notification);
        resolve(failure(reason));
      }
      const callOff = options.clock.after(PATIENCE_MS, () => fail(translate('notification.silent')));
      notification.once('show', () => {
        callOff();
        resolve({ outcome: 'shown' });
      });
      notification.once('failed', (_, reason) => {
        callOff();
        fail(reason === '' ? translate('notification.notTaken') : reason); // on Linux Electron keeps the reason to itself
      });
      notification.show();
    });
  }

  return {
    async notify(notification) {
      if (await options.isDoNotDisturbOn()) return failure(translate('notification.doNotDisturb'));
      return show(notification, (action) => options.onAction(notification, action), notification.actions);
    },
    tell: (words) => show(words, () => options.onClick()),
    held: () => held.size,
    async adopt(given) {
      if (process.platform === 'win32' && 'handleActivation' in Notification) {
        Notification.handleActivation(({ type }) => type === 'click' && options.onClick());
      }
      if (process.platform !== 'darwin' || !('getHistory' in Notification)) return;
      for (const notification of await Notification.getHistory()) {
        const announcement = given.find(({ id }) => id === notification.id);
        if (!announcement) continue;
        // the system has forgotten which buttons it put there; they are always the first of these
        hold(notification, (action) => options.onAction(announcement, action), [...NOTIFICATION_ACTIONS]);
      }
    },
  };
}

function systemOptions(
  { id, title, body, urgency }: Words,
  actions: AppNotification['actions'],
): NotificationConstructorOptions {
  const timeoutType = urgency === 'critical' ? 'never' : 'default';
  const buttons = actions.map(({ label }) => ({ type: 'button' as const, text: label }));
  return { id, title, body, urgency, timeoutType, actions: buttons };
}

const failure = (reason: string): NotificationOutcome => ({ outcome: 'failed', reason });
