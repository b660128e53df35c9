import { spawnSync } from 'node:child_process';
import { electronVersion, findElectron } from '../electron-runtime.mjs';
import { projectNode, ROOT } from '../root.mjs';

/** The download is about 120 MB. */
const TIME_LIMIT = 5 * 60_000;

/** Gets the Electron runtime where it can be had, and says in a line whether it is there. The app runs without, too. */
export function fetchElectron() {
  if (!findElectron() && !process.env.ELECTRON_OVERRIDE_DIST_PATH) download();
  const path = findElectron();
  console.log(
    path
      ? `Electron runtime: ${path}`
      : `Electron runtime: ${electronVersion()} could not be had; npm start runs browser mode.`,
  );
}

function download() {
  console.log(`Electron runtime: downloading ${electronVersion()}.`);
  const { error, stderr } = spawnSync(projectNode(), ['node_modules/electron/install.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: TIME_LIMIT,
  });
  const why = error?.message ?? stderr.match(/^\S*Error:.*$/m)?.[0];
  if (why) console.log(`Electron runtime: ${why}`);
}
