import { AppError } from '../../../shared/app-error';
import type { ReadPage, WholeList } from './whole-list';

/** After so many readings that contradict each other the list is in motion: the sync fails and is planned again. */
const MOST_READINGS = 3;

/**
 * Reads a list until it can be believed. Pages that shift while they are read are read again. One reading of several
 * pages can also lose a number without a trace (one is removed from an early page while another is added at the end, so
 * that the count stays): where the caller doubts the list, a second reading must have the same ids.
 *
 * @throws {AppError} what reading throws; `list_unstable` when no two readings agree.
 */
export async function readSettledList<P extends ReadPage, J>(options: {
  readWhole: () => Promise<WholeList<P>>;
  join: (list: WholeList<P>) => Promise<J>;
  /** Whether one reading of several pages is not enough. */
  isDoubtful: (joined: J) => boolean;
}): Promise<J> {
  let earlier: ReadonlySet<string> | null = null;
  for (let reading = 1; ; reading++) {
    try {
      const list = await options.readWhole();
      const joined = await options.join(list);
      const ids = new Set(list.pages.flatMap((page) => page.ids));
      if (!list.isPaged || !options.isDoubtful(joined) || (earlier && hasSame(ids, earlier))) return joined;
      earlier = ids;
      if (reading >= MOST_READINGS) throw new AppError('list_unstable', { values: { numbers: ids.size, total: 0 } });
    } catch (error) {
      const isUnstable = error instanceof AppError && error.code === 'list_unstable';
      if (!isUnstable || reading >= MOST_READINGS) throw error;
    }
  }
}

function hasSame(ids: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return ids.size === others.size && [...ids].every((id) => others.has(id));
}
