import { constants, open } from 'node:fs/promises';
import type { ErrorCode } from '../../shared/app-error';
import { diskError, readStoredBytes, writeAtomically, type StoredFile } from './disk';
import type { Clock } from './surroundings';

/** A file that lines are added to. */
export interface JournalFile {
  /** As {@link readStoredBytes}: never rejects, and sets a damaged file aside. */
  read<T>(parse: (bytes: Buffer) => T | Promise<T>): Promise<StoredFile<T>>;
  /**
   * Adds a line, which is on the disk when this resolves.
   * @throws {AppError} disk_full, disk_denied, disk_failed; part of the line may be in the file then
   */
  append(line: string | Buffer): Promise<void>;
  /** Writes the file anew, atomically. @throws {AppError} as `append` */
  replace(content: string | Buffer): Promise<void>;
}

/**
 * @param path absolute; the file need not exist
 * @param options `what` names the content in sentences, `damaged` is the error for a damaged file
 */
export function createJournalFile(
  path: string,
  options: { clock: Clock; what: string; damaged: ErrorCode },
): JournalFile {
  const { clock, what, damaged } = options;
  return {
    read: (parse) => readStoredBytes(path, parse, { what, damaged, now: clock.now() }),
    async append(line) {
      try {
        // not made where it is gone: a new file must begin with its first line
        const file = await open(path, constants.O_WRONLY | constants.O_APPEND);
        try {
          await file.appendFile(line);
          await file.datasync();
        } finally {
          await file.close();
        }
      } catch (error) {
        throw diskError(error, path, what);
      }
    },
    replace: (content) => writeAtomically(path, content, what),
  };
}
