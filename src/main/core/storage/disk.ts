import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { writeFile } from 'atomically';
import { AppError } from '../../../shared/app-error';

const FULL = ['ENOSPC', 'EDQUOT'];
const DENIED = ['EACCES', 'EPERM', 'EROFS'];

/** Only the user may enter a folder. */
export const OWNER_ONLY = 0o700;

/** How long (ms) a write is tried again where another program holds the file for a moment. */
const PATIENCE_MS = 2_000;

/**
 * Makes a folder that only the user may enter, with the folders above it. Not by `recursive` of `mkdir`: that never
 * returns where a parent exists and still takes no folder, as in `/proc`.
 * @throws what the file system says
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path, { mode: OWNER_ONLY });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
  }
}

/** What a file holds, as the sentences of errors choose their words by it. */
export const FILE_CONTENTS = [
  'settings',
  'preferences',
  'labels',
  'ledger',
  'channel',
  'activity',
  'list',
  'removal',
  'autostart',
  'page',
  'export',
] as const;
export type FileContent = (typeof FILE_CONTENTS)[number];

/**
 * Writes a file so that it holds either the old content or the new one, whatever happens: to a temporary file next to it,
 * flushed to the disk, then renamed. Only the user may read it. Of several writes at once the last stays.
 *
 * @param content large ones as a stream, so that they are not copied into one piece
 * @param what names the content in the error's sentence
 * @throws {AppError} disk_full, disk_denied, disk_failed
 */
export async function writeAtomically(
  path: string,
  content: string | Buffer | Readable,
  what: FileContent,
): Promise<void> {
  try {
    // at once, so that writes to one file keep the order in which they were asked for
    makeFolder(dirname(path));
    await writeFile(path, content, { mode: 0o600, timeout: PATIENCE_MS });
  } catch (error) {
    throw diskError(error, path, what);
  }
}

/** What the file system said of a file that the user keeps. */
export function userFileError(error: unknown, path: string): AppError {
  const values = { file: basename(path), reason: reasonOf(error) };
  return new AppError(`file_${failureOf(error)}`, { values, cause: error });
}

/** What the file system said, as an error with a sentence. */
export function diskError(error: unknown, path: string, what: FileContent): AppError {
  return new AppError(`disk_${failureOf(error)}`, {
    values: { what, path, reason: reasonOf(error) },
    cause: error,
  });
}

function failureOf(error: unknown): 'full' | 'denied' | 'failed' {
  const systemCode = (error as NodeJS.ErrnoException).code ?? '';
  if (FULL.includes(systemCode)) return 'full';
  return DENIED.includes(systemCode) ? 'denied' : 'failed';
}

/** What the file system said of the data folder itself. */
export function dataDirError(error: unknown, path: string): AppError {
  return new AppError('data_dir_unusable', { values: { path, reason: reasonOf(error) }, cause: error });
}

/** What the file system said of a file that could not be read. */
export function unreadableError(error: unknown, path: string, what: FileContent): AppError {
  return new AppError('disk_unreadable', {
    values: { what, path, reason: reasonOf(error) },
    cause: error,
  });
}

/** Whether the file system said that there is no such file. */
export function isAbsent(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
}
