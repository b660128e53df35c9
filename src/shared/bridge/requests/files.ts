import { z } from 'zod';
import { EXPORT_KINDS } from '../../export/export-kinds';
import { request } from '../request';

/** The kinds of file that the user can be handed, by extension: exports, and diagnostics as text. */
const FILE_KINDS = [...EXPORT_KINDS, 'txt'] as const;

/** UTF-16 units of a file that may cross at once. */
const LONGEST_PIECE = 1024 * 1024;

const fileId = z.strictObject({ fileId: z.uuid() });

/** Requests about files that the user keeps (desktop shell; a browser's page has downloads). */
export const FILE_REQUESTS = {
  /**
   * Asks the user where to save a file, and begins it. It is there when it is finished; one that is cancelled or fails
   * leaves nothing. The `name` of the answer is that of the file, as the user chose it.
   */
  'file.begin': request(
    z.strictObject({
      kind: z.enum(FILE_KINDS),
      /** What it is called unless the user says otherwise, without its extension: no path. */
      name: z.string().regex(/^[^\p{Cc}\\/:*?"<>|]{1,100}$/u),
    }),
  ).answers<{ outcome: 'begun'; fileId: string; name: string } | { outcome: 'cancelled' }>(),

  'file.append': request(fileId.extend({ text: z.string().max(LONGEST_PIECE) })).answers<void>(),
  'file.finish': request(fileId).answers<{ name: string }>(),
  'file.cancel': request(fileId).answers<void>(),

  /** Shows the file that was finished last in the system's file manager. */
  'file.show': request(fileId).answers<void>(),
};
