import { Notification } from 'electron';
import type { AppNotification, NotificationOutcome, Target } from '../../shared/bridge';
import { translate } from '../../shared/i18n/translate';
import type { Clock } from '../core/surroundings';

/** A system that shows a notification says so at once; one that says nothing for so long has not shown it. */
const PATIENCE_MS = 5_000;

/** What a notification says, before it is known where a click leads. */
type Words = Pick<AppNotification, 'id' | 'title' | 'body' | 'urgency'>;

/** Notifications of the operating system. */
export interface Notifications {
  /** Shows one whose click leads to a place. Resolves with what became of it; never rejects. */
  notify(notification: AppNotification): Promise<NotificationOutcome>;
  /** Shows one whose click opens the window. */
  tell(words: Words): Promise<NotificationOutcome>;
}

/** @param onClick leads the user to a place, or, without one, to the window as it is. */
export function createNotifications(clock: Clock, onClick: (target?: Target) => void): Notifications {
  /** A notification that nobody refers to is collected, and its click with it. */
  const shown = new Set<Notification>();

  function show({ id, title, body, urgency }: Words, clicked: () => void): Promise<NotificationOutcome> {
    if (!Notification.isSupported()) return Promise.resolve(failure(translate('notification.unsupported')));
    const timeoutType = urgency === 'critical' ? 'never' : 'default';
    const notification = new Notification({ id, title, body, urgency, timeoutType });
    const drop = (): void => void shown.delete(notification);
    shown.add(notification);
    notification.on('close', drop);
    notification.on('click', () => {
      drop();
      clicked();
    });

    return new Promise((resolve) => {
      const callOff = clock.after(PATIENCE_MS, () => {
        drop();
        resolve(failure(translate('notification.silent')));
      });
      notification.once('show', () => {
        callOff();
        resolve({ outcome: 'shown' });
      });
      notification.once('failed', (_, reason) => {
        callOff();
        drop();
        // Linux gives none when no service could be reached
        resolve(failure(reason === '' ? translate('notification.unsupported') : reason));
      });
      notification.show();
    });
  }

  return {
    notify: (notification) => show(notification, () => onClick(notification.target)),
    tell: (words) => show(words, () => onClick()),
  };
}

const failure = (reason: string): NotificationOutcome => ({ outcome: 'failed', reason });
