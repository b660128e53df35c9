import { LONGEST_TRANSFER, type TransferPreview } from '../../../shared/transfer/transfer';
import { AppError } from '../../../shared/app-error';
import { request } from '../../bridge/bridge-client';
import type { UnreadFile } from './use-opened-file';

/** UTF-16 units that are handed over at once; main takes no more in one message. */
const PIECE = 512 * 1024;

/** A file that main has read. */
export interface OpenedTransfer {
  name: string;
  preview: TransferPreview;
}

/**
 * Hands a file to main, which says what an import would do, and holds it until it is imported or forgotten.
 * @throws what main says of a file that it cannot read
 */
export async function openTransfer(fileId: string, file: File): Promise<OpenedTransfer | UnreadFile> {
  // no character takes more than three bytes in each of its units
  if (file.size > LONGEST_TRANSFER * 3) return { problem: new AppError('transfer_too_large').message };
  const text = await file.text();
  let start = 0;
  for (; text.length - start > PIECE; start += PIECE) {
    await request('transfer.read', { fileId, text: text.slice(start, start + PIECE), isLast: false });
  }
  const preview = await request('transfer.read', { fileId, text: text.slice(start), isLast: true });
  if (!preview) throw new Error('The last piece of a file was not answered.');
  return { name: file.name, preview };
}
