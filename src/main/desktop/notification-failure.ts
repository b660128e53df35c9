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

/** Why a notification on which the system said nothing was given up: a sentence for the user. */
export async function silence(isSigned: () => Promise<boolean>): Promise<string> {
  const isUnsigned = process.platform === 'darwin' && !(await isSigned());
  return translate(isUnsigned ? 'notification.unsigned' : 'notification.silent');
}
