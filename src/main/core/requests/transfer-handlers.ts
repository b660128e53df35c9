import { AppError } from '../../../shared/app-error';
import type { TRANSFER_REQUESTS } from '../../../shared/bridge/requests/transfer';
import { LONGEST_TRANSFER } from '../../../shared/transfer/transfer';
import type { Channels } from '../channels/channels';
import type { AppLanguage } from '../language/app-language';
import type { ListFeed } from '../lists/list-feed';
import type { Reminders } from '../reminders/reminders';
import type { Sync } from '../sync/sync';
import type { Transfer } from '../transfer/transfer';
import type { ReadTransfer } from '../transfer/transfer-file';
import type { Handlers } from './answer-request';

export interface TransferHandlerParts {
  transfer: Transfer;
  language: Pick<AppLanguage, 'follow'>;
  sync: Pick<Sync, 'add' | 'reschedule'>;
  channels: Pick<Channels, 'enable'>;
  reminders: Pick<Reminders, 'announcer'>;
  feed: Pick<ListFeed, 'changed'>;
  changed(): void;
}

/** What each request about the file for another computer does. */
export function createTransferHandlers(parts: TransferHandlerParts): Handlers<typeof TRANSFER_REQUESTS> {
  const { transfer } = parts;
  /** The file that the user chose last; what was chosen before counts no more. */
  let latest: string | null = null;
  /** A file whose messages have not all come yet; another one takes its place. */
  let coming: { fileId: string; pieces: string[]; length: number } | null = null;
  let read: { fileId: string; file: ReadTransfer } | null = null;

  return {
    'transfer.write': () => transfer.write(),

    async 'transfer.read'({ fileId, text, isLast }) {
      latest = fileId;
      if (coming?.fileId !== fileId) coming = { fileId, pieces: [], length: 0 };
      coming.length += text.length;
      if (coming.length > LONGEST_TRANSFER) {
        coming = null;
        throw new AppError('transfer_too_large');
      }
      coming.pieces.push(text);
      if (!isLast) return null;
      const whole = coming.pieces.join('');
      coming = read = null;
      const file = await transfer.read(whole);
      if (latest === fileId) read = { fileId, file };
      return transfer.preview(file);
    },

    'transfer.forget'({ fileId }) {
      if (latest === fileId) latest = null;
      if (coming?.fileId === fileId) coming = null;
      if (read?.fileId === fileId) read = null;
    },

    async 'transfer.apply'({ fileId, choices }) {
      if (read?.fileId !== fileId) throw new AppError('transfer_gone');
      const { environmentIds, channelIds } = await transfer.importFile(read.file, choices);
      read = null;
      for (const id of environmentIds) parts.sync.add(id, null);
      // pages wait for the lists of environments, also for one that has none yet
      if (environmentIds.length > 0) parts.feed.changed();
      await parts.language.follow();
      parts.sync.reschedule();
      parts.changed();
      void parts.reminders.announcer.check();
      // last, because it may fail where all else that came in can be used, the other channels included
      const begun = await Promise.allSettled(channelIds.map(async (id) => parts.channels.enable(id, false)));
      for (const channel of begun) if (channel.status === 'rejected') throw channel.reason;
    },
  };
}
