import { constants, open } from 'node:fs/promises';
import { diskError, readStored, writeAtomically, type StoredFile } from '../disk';
import type { Clock } from '../surroundings';

/** A file that lines are added to. */
export interface JournalFile {
  /** As {@link readStored}: never rejects, and sets a damaged file aside. */
  read<T>(parse: (text: string) => T): Promise<StoredFile<T>>;
  /**
   * Adds a line, which is on the disk when this resolves.
   * @throws {AppError} disk_full, disk_denied, disk_failed; part of the line may be in the file then
   */
  append(line: string): Promise<void>;
  /** Writes the file anew, atomically. @throws {AppError} as `append` */
  replace(text: string): Promise<void>;
}

const WHAT = 'the record of reminders';

/** @param path absolute; the file need not exist */
export function createJournalFile(path: string, clock: Clock): JournalFile {
  return {
    read: (parse) => readStored(path, parse, { what: WHAT, damaged: 'ledger_damaged', now: clock.now() }),
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
        throw diskError(error, path, WHAT);
      }
    },
    replace: (text) => writeAtomically(path, text, WHAT),
  };
}
