import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { rootPrefix } from './as-root.mjs';
import { forbidsSandbox } from './requirements.mjs';

const HELPER = 'node_modules/electron/dist/chrome-sandbox';

/**
 * Where the system lets no program make a sandbox of its own (Ubuntu since 23.10), Electron starts only if Chromium's
 * helper belongs to root and runs as root. Installed packages of the app have a profile instead.
 */
export function allowSandbox() {
  const helper = join(ROOT, HELPER);
  if (process.platform !== 'linux' || !existsSync(helper) || !forbidsSandbox(readSwitch)) return;
  const { uid, mode } = statSync(helper);
  if (uid === 0 && (mode & 0o7777) === 0o4755) return;
  const asRoot = rootPrefix();
  const command = ['sh', '-c', 'chown root:root "$0" && chmod 4755 "$0"', helper];
  const [program, ...args] = [...(asRoot ?? []), ...command];
  if (asRoot && spawnSync(program, args, { stdio: 'inherit' }).status === 0) {
    console.log("Chromium's sandbox: allowed.");
  } else {
    console.log(
      "Chromium's sandbox: this system forbids it to programs that aren't installed. To allow it, run: " +
        `sudo chown root:root ${HELPER} && sudo chmod 4755 ${HELPER}`,
    );
  }
}

function readSwitch(name) {
  const path = `/proc/sys/kernel/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
