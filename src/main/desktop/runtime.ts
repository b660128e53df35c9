import { join } from 'node:path';
import { app } from 'electron';
import type { SystemLanguage } from '../core/language/app-language';
import { makeFolder } from '../core/storage/disk';
import { openDataFolder } from '../core/storage/folders';

/** To Windows, and the name of the desktop entry on Linux (package.json's desktopName), without `.desktop`. */
export const APP_ID = 'ai.talkover.numbers';

/**
 * What must be settled before Electron is ready: where app and Chromium keep what they write, who the app is to
 * Windows, and the sandbox for every process.
 * @throws {AppError} data_dir_unusable
 */
export function prepareRuntime(dataDir: string): void {
  const sessionDir = join(dataDir, 'chromium');
  openDataFolder(dataDir);
  makeFolder(sessionDir);
  app.setPath('userData', dataDir);
  app.setPath('sessionData', sessionDir);
  app.setPath('crashDumps', join(sessionDir, 'crashes'));
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  // root has no sandbox on Linux, and Electron refuses to start there without this switch
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** What the system says of its user's languages. Known once Electron is ready. */
export function systemLanguage(): SystemLanguage {
  return { locale: systemLocale(), languages: app.getPreferredSystemLanguages() };
}

/**
 * The locale of the system's dates and money, as BCP 47. On Linux it may carry a POSIX modifier (`ca-ES@valencia`), which
 * Intl refuses.
 */
function systemLocale(): string {
  const locale = app.getSystemLocale().replace(/@.*/, '');
  return locale === '' ? app.getLocale() : locale;
}
