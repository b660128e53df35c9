import type { BridgeEvent } from '../../shared/bridge/events';
import type { AppNotification, NotificationOutcome } from '../../shared/bridge/notification';
import type { ParsedInput } from '../../shared/bridge/requests';
import { translate } from '../../shared/i18n/translate';
import type { Clock } from '../core/ports/ports';

/** A page that shows nothing for this long will not show it any more. */
const PATIENCE_MS = 10_000;

/** Notifications through the open page, which has the browser's permission to show them. */
export interface PageNotifications {
  notify(notification: AppNotification): Promise<NotificationOutcome>;
  outcomeReported(report: ParsedInput<'notification.outcome'>): void;
  /** The app quits: no page answers any more, so nothing waits for one. */
  stop(): void;
}

/** `send` gives an event to one open page; false if there is none. */
export function createPageNotifications(clock: Clock, send: (event: BridgeEvent) => boolean): PageNotifications {
  const waiting = new Map<string, (outcome: NotificationOutcome) => void>();

  return {
    notify(notification) {
      if (!send({ type: 'notify', notification })) {
        return Promise.resolve({ outcome: 'failed', reason: translate('notification.noPage'), retry: 'soon' });
      }
      return new Promise((resolve) => {
        const cancel = clock.after(PATIENCE_MS, () =>
          settle({ outcome: 'failed', reason: translate('notification.noAnswer') }),
        );
        function settle(outcome: NotificationOutcome): void {
          cancel();
          waiting.delete(notification.id);
          resolve(outcome);
        }
        waiting.set(notification.id, settle);
      });
    },
    outcomeReported({ id, outcome, reason }) {
      // asking the page again costs nothing, and the user may have allowed it meanwhile
      waiting.get(id)?.(
        outcome === 'shown'
          ? { outcome }
          : { outcome, reason: reason ?? translate('notification.refused'), retry: 'soon' },
      );
    },
    stop() {
      for (const settle of [...waiting.values()])
        settle({ outcome: 'failed', reason: translate('notification.noPage') });
    },
  };
}
