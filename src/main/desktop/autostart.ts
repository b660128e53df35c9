import { existsSync, realpathSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { app } from 'electron';
import { AppError } from '../../shared/app-error';
import type { Core } from '../core/app/core';
import { configHome } from '../core/storage/config-home';
import { diskError, writeAtomically } from '../core/storage/disk';
import { autostartEntry, execValue, readAutostartEntry } from './autostart-entry';

const ENTRY = 'ai.talkover.numbers.desktop';

/** The entry in an error's sentence. */
const ENTRY_WORDS = 'autostart';

/**
 * Starts the app when the user signs in, hidden in the tray, or no longer does. Nothing is touched where it is so
 * already.
 * @param dataDir the data folder it shall start with
 * @throws {AppError} autostart_needs_install; or when the entry cannot be read, written or removed
 */
export async function setLaunchAtLogin(enabled: boolean, dataDir: string): Promise<void> {
  if ((await isLaunchedAtLogin(dataDir)) === enabled) return;
  // macOS would open Electron itself, without the app
  if (process.platform === 'darwin' && enabled && !app.isPackaged) throw new AppError('autostart_needs_install');
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: enabled, args: systemArguments(dataDir) });
    return;
  }
  const file = entryFile();
  if (enabled) await writeEntry(file, dataDir);
  else await rm(file, { force: true }).catch((error: unknown) => Promise.reject(diskError(error, file, ENTRY_WORDS)));
}

/**
 * Whether the app starts when the user signs in. Asks the system, because it can be turned on or off outside the app,
 * too. On Linux, an entry that starts this app with its data folder from another path is corrected: the AppImage was
 * moved or updated.
 * @throws {AppError} when the entry cannot be read or written
 */
export async function isLaunchedAtLogin(dataDir: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args: systemArguments(dataDir) });
    // Windows: what the Task Manager has turned off stays in the list
    return openAtLogin && executableWillLaunchAtLogin !== false;
  }
  const file = entryFile();
  const entry = readAutostartEntry(await readEntry(file));
  const args = execValue(loginArguments(dataDir));
  // another start of the app, over a data folder of its own
  if (entry.isOff || !entry.exec?.endsWith(` ${args}`)) return false;
  if (entry.exec !== execValue([...program(), ...loginArguments(dataDir)])) await writeEntry(file, dataDir);
  return true;
}

/** Keeps the setting true: makes it say, now and whenever the window gets the focus, what the system has. */
export function followLaunchAtLogin(core: Pick<Core, 'answer' | 'settings'>, dataDir: string): void {
  async function check(): Promise<void> {
    const before = core.settings().launchAtLogin;
    const launchAtLogin = await isLaunchedAtLogin(dataDir).catch(() => before); // turning the switch says what is wrong
    if (launchAtLogin !== before) await core.answer('settings.update', { launchAtLogin });
  }
  void check();
  // the user may come back from the system's own settings
  app.on('browser-window-focus', () => void check());
}

/** macOS passes no arguments to what it opens at login, but tells that it did. */
export function wasOpenedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

const entryFile = () => join(configHome(), 'autostart', ENTRY);

async function readEntry(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw diskError(error, file, ENTRY_WORDS);
  }
}

function writeEntry(file: string, dataDir: string): Promise<void> {
  return writeAtomically(file, autostartEntry(app.getName(), [...program(), ...loginArguments(dataDir)]), ENTRY_WORDS);
}

function loginArguments(dataDir: string): string[] {
  return ['--hidden', '--data-dir', dataDir];
}

/** What Windows and macOS hand to the executable, which is Electron where the app is not installed. */
function systemArguments(dataDir: string): string[] {
  const args = [...program().slice(1), ...loginArguments(dataDir)];
  // Electron joins them with spaces for Windows, and quotes none
  return process.platform === 'win32' ? args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)) : args;
}

/** What has to be run to start this app: the AppImage itself, not the folder it is mounted in while it runs. */
function program(): string[] {
  const executable = ownAppImage() ?? process.execPath;
  return app.isPackaged ? [executable] : [executable, app.getAppPath()];
}

/** The AppImage that this app is in. A terminal or editor that is one itself passes its own on to what it starts. */
function ownAppImage(): string | undefined {
  const { APPIMAGE, APPDIR } = process.env;
  const isOwn = APPDIR && existsSync(APPDIR) && process.execPath.startsWith(realpathSync(APPDIR) + sep);
  return isOwn ? APPIMAGE : undefined;
}
