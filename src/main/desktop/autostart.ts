import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { configHome } from '../core/storage/config-home';
import { diskError, writeAtomically } from '../core/storage/disk';
import { autostartEntry } from './autostart-entry';

const ENTRY = 'ai.talkover.numbers.desktop';

/** The entry in an error's sentence. */
const ENTRY_WORDS = 'the autostart entry';

/**
 * Starts the app when the user logs in, hidden in the tray, or no longer does.
 * @param dataDir the data folder it shall start with
 * @throws {AppError} when the entry cannot be written or removed
 */
export async function setLaunchAtLogin(enabled: boolean, dataDir: string): Promise<void> {
  const args = ['--hidden', '--data-dir', dataDir];
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: enabled, args });
    return;
  }
  const file = join(configHome(), 'autostart', ENTRY);
  if (enabled) await writeAtomically(file, autostartEntry(app.getName(), [...program(), ...args]), ENTRY_WORDS);
  else await rm(file, { force: true }).catch((error: unknown) => Promise.reject(diskError(error, file, ENTRY_WORDS)));
}

/** macOS passes no arguments to what it opens at login, but tells that it did. */
export function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

/** What has to be run to start this app: the AppImage itself, not the folder it is mounted in while it runs. */
function program(): string[] {
  const executable = process.env.APPIMAGE ?? process.execPath;
  return app.isPackaged ? [executable] : [executable, app.getAppPath()];
}
