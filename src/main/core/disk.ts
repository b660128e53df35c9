import { mkdirSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { writeFile } from 'atomically';
import { AppError, type ErrorCode } from '../../shared/app-error';

const FULL = ['ENOSPC', 'EDQUOT'];
const DENIED = ['EACCES', 'EPERM', 'EROFS'];

/** How long (ms) a write is tried again where another program holds the file for a moment. */
const PATIENCE_MS = 2_000;

/**
 * Writes a file so that it holds either the old content or the new one, whatever happens: to a temporary file beside it,
 * flushed to the disk, then renamed. Only the user may read it. Of several writes at once the last stays.
 *
 * @param content large ones as a stream, so that they are not copied into one piece
 * @param what names the content in the error's sentence, such as `the list of numbers`
 * @throws {AppError} disk_full, disk_denied, disk_failed
 */
export async function writeAtomically(path: string, content: string | Buffer | Readable, what: string): Promise<void> {
  try {
    // at once, so that writes to one file keep the order in which they were asked for
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
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
export function diskError(error: unknown, path: string, what: string): AppError {
  return new AppError(`disk_${failureOf(error)}`, { values: { what, path, reason: reasonOf(error) }, cause: error });
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

/** The name a damaged file is given, so that nothing of it is lost. */
export function setAsideName(path: string, now: number): string {
  return `${path}.damaged-${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
}

/** What a file held; null with a problem where it could not be read, without one where there is no file. */
export interface StoredFile<T> {
  content: T | null;
  problem: AppError | null;
}

interface ReadOptions {
  what: string;
  damaged: ErrorCode;
  now: number;
}

/**
 * Reads a file that {@link writeAtomically} wrote. Never rejects, so that one bad file does not keep the app from
 * starting: a damaged one is set aside and reported, and so is one that the system does not let the app read.
 *
 * @param parse throws where the text is not what was written
 * @param options `what` names the content, `damaged` is the error for a damaged file, `now` (epoch ms) names the copy
 */
export function readStored<T>(path: string, parse: (text: string) => T, options: ReadOptions): Promise<StoredFile<T>> {
  return readStoredBytes(path, (bytes) => parse(bytes.toString('utf8')), options);
}

/** As {@link readStored}, for what is more than a text, or takes long to read. */
export async function readStoredBytes<T>(
  path: string,
  parse: (bytes: Buffer) => T | Promise<T>,
  options: ReadOptions,
): Promise<StoredFile<T>> {
  const unreadable = (cause: unknown) =>
    new AppError('disk_unreadable', { values: { what: options.what, path, reason: reasonOf(cause) }, cause });
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { content: null, problem: absent ? null : unreadable(error) };
  }
  try {
    return { content: await parse(bytes), problem: null };
  } catch (cause) {
    try {
      const name = setAsideName(path, options.now);
      await rename(path, name);
      return { content: null, problem: new AppError(options.damaged, { values: { file: basename(name) }, cause }) };
    } catch (error) {
      return { content: null, problem: unreadable(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
}
