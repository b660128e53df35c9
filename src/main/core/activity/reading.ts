import type { NumberWorker } from '../worker/number-worker';
import type { ActivityLogs } from './activity-logs';
import { syncAt } from './timeline';
import { unseenEntriesOf } from './unseen-entries';

interface ReadingParts {
  logs: Pick<ActivityLogs, 'loaded'>;
  worker: Pick<NumberWorker, 'findHistory'>;
  changed: () => void;
}

/** What the user has seen of the changes. All throw `AppError`s: disk_unreadable, disk_full, disk_denied, disk_failed. */
export interface Reading {
  /** The user has seen all up to an instant that was listed. */
  read(environmentId: string, through: number): Promise<void>;
  /** The user has dismissed the loss found at an instant; nothing is read. */
  dismissLoss(environmentId: string, at: number): Promise<void>;
  /** The user has seen what one number went through. */
  seen(environmentId: string, numberId: string): Promise<void>;
}

export function createReading({ logs, worker, changed }: ReadingParts): Reading {
  return {
    async read(environmentId, through) {
      const log = await logs.loaded(environmentId);
      const isNews = log.stretches().some(({ head, isRead }) => !isRead && head.at <= through);
      if (!isNews) return;
      try {
        await log.note({ type: 'read', through });
      } finally {
        changed();
      }
    },
    async dismissLoss(environmentId, at) {
      const log = await logs.loaded(environmentId);
      const stretch = syncAt(log.stretches(), at);
      if (!stretch || stretch.isDismissed) return;
      try {
        await log.note({ type: 'dismissed', at });
      } finally {
        changed();
      }
    },
    async seen(environmentId, numberId) {
      const log = await logs.loaded(environmentId);
      const entries = await unseenEntriesOf(log, worker, numberId);
      try {
        for (const entry of entries) await log.note(entry);
      } finally {
        if (entries.length > 0) changed();
      }
    },
  };
}
