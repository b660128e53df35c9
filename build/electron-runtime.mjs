import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const PACKAGE = join(ROOT, 'node_modules/electron');

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * The Electron executable, where it is already there. `require('electron')` would download it, or throw.
 * @param {NodeJS.ProcessEnv} env ELECTRON_OVERRIDE_DIST_PATH counts first, as it does for Electron's own launcher
 * @returns {string | null}
 */
export function findElectron(env = process.env, platform = process.platform, folder = PACKAGE) {
  const executable = EXECUTABLES[platform] ?? 'electron';
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = override ? join(override, executable) : join(folder, 'dist', executable);
  // a download that was cut short has no path.txt yet
  if (!override && !existsSync(join(folder, 'path.txt'))) return null;
  return existsSync(path) ? path : null;
}

/** @returns {string} the version of Electron the project asks for */
export function electronVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

/** Whether a window can be shown: on Linux a program learns of its display from the environment. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
