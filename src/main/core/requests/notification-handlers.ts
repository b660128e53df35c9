import type { NOTIFICATION_REQUESTS } from '../../../shared/bridge/requests/notifications';
import type { Shell } from '../ports/ports';
import type { Reminders } from '../reminders/reminders';
import type { Handlers } from './answer-request';

export interface NotificationHandlerParts {
  shell: Shell;
  reminders: Pick<Reminders, 'announcer'>;
}

/** What each request about notifications that a page has shown does. */
export function createNotificationHandlers(parts: NotificationHandlerParts): Handlers<typeof NOTIFICATION_REQUESTS> {
  const { shell, reminders } = parts;
  return {
    'notification.acted': ({ id, action }) => reminders.announcer.acted(id, action),
    'notification.outcome': (report) => shell.outcomeReported?.(report),
  };
}
