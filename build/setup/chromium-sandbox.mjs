import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findElectron } from '../electron-runtime.mjs';
import { rootPrefix } from './as-root.mjs';
import { forbidsSandbox } from './requirements.mjs';

/**
 * Where the system lets no program make a sandbox of its own (Ubuntu since 23.10), Electron starts only if Chromium's
 * helper belongs to root and runs as root. Installed packages of the app have a profile instead.
 */
export function allowSandbox() {
  const electron = findElectron();
  if (process.platform !== 'linux' || !electron || !forbidsSandbox(readSwitch)) return;
  const helper = join(dirname(electron), 'chrome-sandbox');
  if (!existsSync(helper)) return;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o7777) === 0o4755) return;
  // another runtime is not this project's to change
  const asRoot = process.env.ELECTRON_OVERRIDE_DIST_PATH ? null : rootPrefix();
  const command = ['sh', '-c', 'chown root:root "$0" && chmod 4755 "$0"', helper];
  const [program, ...args] = [...(asRoot ?? []), ...command];
  if (asRoot && spawnSync(program, args, { stdio: 'inherit' }).status === 0) {
    console.log("Chromium's sandbox: allowed.");
  } else {
    console.log(
      "Chromium's sandbox: this system forbids it to programs that aren't installed. To allow it, run: " +
        `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    );
  }
}

function readSwitch(name) {
  const path = `/proc/sys/kernel/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
