import { mkdir, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { writeFile } from 'atomically';
import { AppError, type ErrorCode } from '../../shared/app-error';

const FULL = ['ENOSPC', 'EDQUOT'];
const DENIED = ['EACCES', 'EPERM', 'EROFS'];

/** How long (ms) a write is tried again where another program holds the file for a moment. */
const PATIENCE_MS = 2_000;

/**
 * Writes a file so that it holds either the old text or the new one, whatever happens: to a temporary file beside it,
 * flushed to the disk, then renamed. Only the user may read it.
 *
 * @param what names the content in the error's sentence, such as `the list of numbers`
 * @throws {AppError} disk_full, disk_denied, disk_failed
 */
export async function writeAtomically(path: string, text: string, what: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, text, { mode: 0o600, timeout: PATIENCE_MS });
  } catch (error) {
    throw diskError(error, path, what);
  }
}

/** What the file system said, as an error with a sentence. */
export function diskError(error: unknown, path: string, what: string): AppError {
  const systemCode = (error as NodeJS.ErrnoException).code ?? '';
  const code: ErrorCode = FULL.includes(systemCode)
    ? 'disk_full'
    : DENIED.includes(systemCode)
      ? 'disk_denied'
      : 'disk_failed';
  const reason = systemCode || (error instanceof Error ? error.message : String(error));
  return new AppError(code, { values: { what, path, reason }, cause: error });
}

/** The name a damaged file is given, so that nothing of it is lost. */
export function setAsideName(path: string, now: number): string {
  return `${path}.damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
}

/** Renames a damaged file. Resolves with its new name, without the folder. */
export async function setAside(path: string, now: number): Promise<string> {
  const name = setAsideName(path, now);
  await rename(path, name);
  return basename(name);
}
