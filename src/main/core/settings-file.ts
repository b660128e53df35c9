import { readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/app-error';
import { prepareDataFolder } from './data-folder';
import { diskError, setAsideName } from './disk';

/**
 * Makes sure that `settings.json` can be opened: its library would otherwise refuse to start on a damaged file, or wipe
 * it. Must run before the store is made.
 *
 * @returns what to tell the user where a damaged file was set aside, else null
 * @throws {AppError} data_dir_unusable; disk_denied, disk_full or disk_failed where the file cannot be used at all
 */
export function prepareSettingsFile(dataDir: string, now: number): AppError | null {
  const path = join(dataDir, 'settings.json');
  prepareDataFolder(dataDir);
  try {
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
