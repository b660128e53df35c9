import type { AppNotification } from '../../shared/bridge/notification';
import type { Target } from '../../shared/bridge/target';
import { translate } from '../../shared/i18n/translate';
import { request } from './bridge-client';

/**
 * Shows a notification for main (browser mode) and says what became of it. A click leads to its target; the same id
 * replaces what is still shown. Without buttons: browsers have them for a service worker's notifications only.
 */
export function showPageNotification(
  { id, title, body, urgency, target }: AppNotification,
  open: (to: Target) => void,
) {
  const report = (outcome: 'shown' | 'failed', reason?: string) =>
    void request('notification.outcome', { id, outcome, ...(reason !== undefined && { reason }) });

  if (!canNotify()) return report('failed', translate('notification.notAllowed'));
  let notification: Notification;
  try {
    notification = new Notification(title, { body, tag: id, requireInteraction: urgency === 'critical' });
  } catch {
    // some browsers, such as Chrome on Android, let pages show none although they allow it
    return report('failed', translate('notification.refused'));
  }
  notification.onshow = () => report('shown');
  notification.onerror = () => report('failed', translate('notification.refused'));
  notification.onclick = () => {
    window.focus();
    open(target);
    notification.close();
    void request('notification.acted', { id, action: 'open' });
  };
}

/** Whether the browser lets this page show notifications. */
function canNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}

/** Whether asking would help: the user has neither allowed nor refused them. */
export function mayAskToNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'default';
}

/** Asks the user; must follow from a click. Resolves with whether they are allowed now. */
export async function askToNotify(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted';
}
