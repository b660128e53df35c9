import { z } from 'zod';
import { transferChoicesSchema, type TransferPreview } from '../../transfer/transfer';
import { nothing, request } from '../request';

/** UTF-16 units of a file that may cross at once. */
const LONGEST_PIECE = 1024 * 1024;

/** Requests about the one file that the user takes to another computer. */
export const TRANSFER_REQUESTS = {
  /** The text of the file, without tokens, addresses of channels and passwords. */
  'transfer.write': request(nothing).answers<string>(),

  /**
   * Reads a file that comes in several messages with one `fileId`. The last one answers with what an import would do;
   * nothing is changed yet.
   * @throws {AppError} transfer_too_large, transfer_foreign, transfer_damaged, transfer_older, transfer_newer
   */
  'transfer.read': request(
    z.strictObject({ fileId: z.uuid(), text: z.string().max(LONGEST_PIECE), isLast: z.boolean() }),
  ).answers<TransferPreview | null>(),

  /** The user no longer wants to import a file: main holds nothing of it any more. */
  'transfer.forget': request(z.strictObject({ fileId: z.uuid() })).answers<void>(),

  /** Imports the file that was read last. @throws {AppError} transfer_gone, too_many_views, too_many_channels, disk_… */
  'transfer.apply': request(z.strictObject({ fileId: z.uuid(), choices: transferChoicesSchema })).answers<void>(),
};
