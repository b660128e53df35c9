import { z } from 'zod';
import { EXPORT_KINDS } from '../../export/export-kinds';
import { HEADING_KINDS } from '../../export/heading-kinds';
import { request } from '../request';

const id = z.strictObject({ id: z.uuid() });

/** Requests about files that are kept up to date (desktop shell). The page never names a path. */
export const KEPT_FILE_REQUESTS = {
  /** Asks the user where the file is to be, and writes it there from now on. @throws {AppError} too_many_kept_files */
  'keptFiles.add': request(
    z.strictObject({
      /** Null for all numbers. */
      savedViewId: z.uuid().nullable(),
      kind: z.enum(EXPORT_KINDS),
      headings: z.enum(HEADING_KINDS),
      /** What it is called unless the user says otherwise, without its extension. */
      name: z.string().regex(/^[^\p{Cc}\\/:*?"<>|]{1,100}$/u),
    }),
  ).answers<{ outcome: 'added' | 'cancelled' }>(),
  /** Writes it no more; the file stays where it is. */
  'keptFiles.remove': request(id).answers<void>(),
  /**
   * Keeps a file up to date again that was removed since the app started; false where another is kept in its place, or its
   * view is gone. @throws {AppError} too_many_kept_files
   */
  'keptFiles.putBack': request(id).answers<boolean>(),
  /** Tries again at once. */
  'keptFiles.write': request(z.void()).answers<void>(),
  /** Shows it in the system's file manager. */
  'keptFiles.show': request(id).answers<void>(),
};
