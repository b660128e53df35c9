import type { NotificationOutcome } from '../../shared/bridge/notification';
import { translate } from '../../shared/i18n/translate';

/** Windows' code for "Settings prevent the notification from being delivered", as Electron writes it. */
const SWITCHED_OFF = '-2143420143';

/**
 * Why the system refused a notification: a sentence for the user.
 *
 * @param detail what the system or Electron said; empty on Linux, where Electron keeps it to itself
 * @param isSigned whether this copy of the app is signed; asked on macOS only
 */
export async function refusal(detail: string, isSigned: () => Promise<boolean>): Promise<string> {
  if (process.platform === 'win32') {
    if (detail.includes(SWITCHED_OFF)) return translate('notification.windowsOff');
    return translate('notification.windows', { detail });
  }
  if (process.platform === 'darwin') {
    return (await isSigned()) ? translate('notification.macos', { detail }) : translate('notification.unsigned');
  }
  return translate('notification.notTaken');
}

/** Why a notification about which the system said nothing was abandoned: a sentence for the user. */
export async function silence(isSigned: () => Promise<boolean>): Promise<string> {
  const isUnsigned = process.platform === 'darwin' && !(await isSigned());
  return translate(isUnsigned ? 'notification.unsigned' : 'notification.silent');
}

/** What a notification that was not shown comes back with. */
export function failure(reason: string, retry: 'soon' | 'later' = 'later'): NotificationOutcome {
  return { outcome: 'failed', reason, retry };
}

/** Errors of the bus, by what they mean: nothing serves notifications; or the service ended before it answered. */
const NO_SERVICE = /^org\.freedesktop\.DBus\.Error\.(ServiceUnknown|NameHasNoOwner|Spawn\..+|UnknownMethod)$/;
const NO_ANSWER = /^org\.freedesktop\.DBus\.Error\.(NoReply|Timeout|TimedOut|Disconnected)$/;

/** How much of what a service says is shown. */
const LONGEST_DETAIL = 200;

/** Why the notification service of a Linux desktop did not show a notification: a sentence for the user. */
export function serviceFailure(error: unknown): string {
  const { dbusName = '', code, message = '' } = error as { dbusName?: string; code?: unknown; message?: string };
  if (NO_SERVICE.test(dbusName)) return translate('notification.unsupported');
  if (NO_ANSWER.test(dbusName) || code === 'ECONNCLOSED') return translate('notification.silent');
  return translate('notification.serviceRefused', { detail: message.slice(0, LONGEST_DETAIL) });
}
