import { chmodSync, lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDirError, makeFolder, OWNER_ONLY } from './disk';

/** By these the app knows a folder as one of its own. */
const OWN_FILES = ['settings.json', 'chromium', 'snapshots', 'ledger.jsonl'];

/**
 * Makes sure that there is a data folder, that it can be written to, and that no other user can enter it. To be called
 * before anything else touches the folder.
 * @throws {AppError} data_dir_unusable
 */
export function openDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir);
    tighten(dataDir);
    const probe = join(dataDir, `.probe.tmp-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw dataDirError(error, dataDir);
  }
}

/** A folder that holds other things too, such as the home folder named as the data folder by mistake, stays as it is. */
function tighten(dataDir: string): void {
  if (process.platform === 'win32' || (statSync(dataDir).mode & 0o077) === 0) return;
  const names = readdirSync(dataDir);
  if (names.length > 0 && !OWN_FILES.some((name) => names.includes(name))) return;
  chmodSync(dataDir, OWNER_ONLY);
}

/**
 * A folder among the temporary files that is this user's alone, for what cannot be in the data folder.
 * @throws where another user has taken its name
 */
export function privateTemporaryFolder(): string {
  const owner = process.getuid?.() ?? 0;
  const path = join(tmpdir(), `talkover-numbers-${owner}`);
  makeFolder(path);
  const found = lstatSync(path);
  const isOwn = found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
  if (!isOwn) throw new Error(`${path} belongs to another user`);
  return path;
}
