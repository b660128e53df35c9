import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronVersion, findElectron } from '../electron-runtime.mjs';
import { projectNode, ROOT } from '../root.mjs';

/** How long a download may stand still, in milliseconds. */
const PATIENCE = 20_000;
/** How long a download that stood still is not tried again, in milliseconds: `setup:test` often follows `setup`. */
const REST = 10 * 60_000;
const STALLED = join(ROOT, 'node_modules/.electron-stalled');

/** Gets the Electron runtime where it can be had, and says in a line whether it is there. The app runs without, too. */
export async function fetchElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const why = findElectron() ? null : override ? `there is none in ${override}` : await download();
  console.log(
    findElectron()
      ? `Electron runtime: ${findElectron()}`
      : `Electron runtime: ${electronVersion()} could not be had (${why}); npm start runs browser mode.`,
  );
}

/** @returns {Promise<string>} why there is no runtime, should there be none afterwards */
async function download() {
  if (existsSync(STALLED) && Date.now() - statSync(STALLED).mtimeMs < REST) return 'the download stood still just now';
  console.log(`Electron runtime: downloading ${electronVersion()}.`);
  // a folder of its own, so that its growth is the download's
  const folder = mkdtempSync(join(tmpdir(), 'electron-runtime-'));
  try {
    const { said, stalled } = await runWhileGrowing(folder);
    if (stalled) writeFileSync(STALLED, '');
    return stalled ? 'the download stands still' : (/^\S*Error: (.*)$/m.exec(said)?.[1] ?? 'the download failed');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs Electron's own download, and ends it once neither its files nor the unpacked ones grow any more. */
function runWhileGrowing(folder) {
  const child = spawn(projectNode(), ['node_modules/electron/install.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  let size = 0;
  let since = Date.now();
  let stalled = false;
  const watch = setInterval(() => {
    const now = sizeOf(folder) + sizeOf(join(ROOT, 'node_modules/electron/dist'));
    if (now !== size) [size, since] = [now, Date.now()];
    stalled = Date.now() - since > PATIENCE;
    if (stalled) child.kill();
  }, 1_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve({ said, stalled }));
  }).finally(() => clearInterval(watch));
}

/** @returns {number} the bytes of all files under a folder, or 0 where some go while they are counted */
function sizeOf(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => statSync(join(folder, name)).size)
      .reduce((sum, bytes) => sum + bytes, 0);
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}
