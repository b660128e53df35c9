import type { ActivityQuestion } from '../worker/activity-jobs';
import type { ActivitySnapshot } from './activity-log';
import type { Stretch } from './timeline';

/**
 * What the worker is asked about some lines of a record.
 * @param stretches newest first
 */
export function questionOf(bytes: ActivitySnapshot['bytes'], stretches: readonly Stretch[]): ActivityQuestion {
  const lines = stretches.map(({ start, end, head, isRead, seen }, sync) => {
    return { start, end, at: head.at, isRead, seen: seen.map(({ numberId }) => numberId), sync };
  });
  // copied, because a buffer of Node's may share its memory with others, and could not be handed over
  return { bytes: new Uint8Array(bytes), lines: lines.filter((_, sync) => stretches[sync]?.head.type === 'sync') };
}
