import { isNews } from '../../../shared/activity/changes';
import type { SeenHead } from '../storage/formats/activity-format';
import type { NumberWorker } from '../worker/number-worker';
import type { ActivityLog } from './activity-log';
import { questionOf } from './activity-question';
import { hasSeen, sinceServer, type Stretch } from './timeline';

/**
 * What is to be noted when the user has seen what a number went through: one record for each entry that is still unread.
 * @throws {AppError} disk_unreadable
 */
export async function unseenEntriesOf(
  log: ActivityLog,
  worker: Pick<NumberWorker, 'findHistory'>,
  numberId: string,
): Promise<SeenHead[]> {
  const isUnseen = (stretch: Stretch) => !stretch.isRead && !hasSeen(stretch, numberId);
  if (!log.stretches().some(isUnseen)) return []; // the file need not be read
  const { bytes, stretches } = await log.snapshot();
  const question = questionOf(bytes, sinceServer(stretches).filter(isUnseen).toReversed());
  const history = await worker.findHistory({ ...question, numberId });
  return history
    .filter(({ kinds }) => isNews(kinds))
    .map(({ at, kinds, number }) => {
      const became = kinds.includes('status') ? number.current_status : null;
      return { type: 'seen', at, numberId, kinds, became };
    });
}
