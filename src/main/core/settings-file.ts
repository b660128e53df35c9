import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/app-error';
import { diskError, setAsideName } from './disk';

/**
 * Makes sure that `settings.json` can be opened: its library would otherwise refuse to start on a damaged file, or wipe
 * it. Must run before the store is made.
 *
 * @returns what to tell the user where a damaged file was set aside, else null
 * @throws {AppError} disk_denied, disk_full or disk_failed where the data folder cannot be used at all
 */
export function prepareSettingsFile(dataDir: string, now: number): AppError | null {
  const path = join(dataDir, 'settings.json');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return check(path, now);
  } catch (error) {
    throw diskError(error, path, 'the settings');
  }
}

function check(path: string, now: number): AppError | null {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return null;
    return moveAside(path, now);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof SyntaxError) return moveAside(path, now);
    throw error;
  }
}

function moveAside(path: string, now: number): AppError {
  const name = setAsideName(path, now);
  renameSync(path, name);
  return new AppError('settings_damaged', { values: { file: basename(name) } });
}
