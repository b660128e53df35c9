import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { dataDirError } from '../core/disk';

const APP_ID = 'ai.talkover.numbers';

/**
 * What must be settled before Electron is ready: where app and Chromium keep what they write, who the app is to
 * Windows, and the sandbox for every process.
 * @throws {AppError} when the data folder cannot be made
 */
export function prepareRuntime(dataDir: string): void {
  const sessionDir = join(dataDir, 'chromium');
  try {
    mkdirSync(sessionDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw dataDirError(error, dataDir);
  }
  app.setPath('userData', dataDir);
  app.setPath('sessionData', sessionDir);
  app.setPath('crashDumps', join(sessionDir, 'crashes'));
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  // root has no sandbox on Linux, and Electron refuses to start there without this switch
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/**
 * The locale of the system's dates and money, as BCP 47. On Linux it may carry a POSIX modifier (`ca-ES@valencia`), which
 * Intl refuses. Known once Electron is ready.
 */
export function systemLocale(): string {
  const locale = app.getSystemLocale().replace(/@.*/, '');
  return locale === '' ? app.getLocale() : locale;
}
