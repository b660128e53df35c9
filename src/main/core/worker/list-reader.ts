import { localDay } from '../../../shared/calendar/calendar-day';
import type { ListReader } from '../talkover/list-reader';
import type { EarlierList, JoinedPages, ReadNumbers } from './number-jobs';
import type { NumberWorker } from './number-worker';

/** A list that an answer is compared with; the day on which it is compared is that of the answer. */
export type ComparedList = Omit<EarlierList, 'today'>;

/**
 * Reads lists in the worker's thread. An answer that may be the whole list is compared while it is read, so that its
 * numbers need not be unpacked a second time.
 */
export function createListReader(
  worker: Pick<NumberWorker, 'readNumbers' | 'joinPages'>,
  before: ComparedList | null,
): ListReader<ReadNumbers, JoinedPages> {
  const earlierAt = (fetchedAt: number) => before && { ...before, today: localDay(fetchedAt) };
  return {
    read: (body, { fetchedAt, isWhole }) => worker.readNumbers(body, isWhole ? earlierAt(fetchedAt) : null),
    whole: ({ chunks, count, incomplete, names, missing, changes }) => {
      return { chunks, count, incomplete, names, missing, changes, ignoredFilters: [] };
    },
    join: (pages, { fetchedAt, asked }) =>
      worker.joinPages({ pages: pages.map(({ chunks }) => chunks), before: earlierAt(fetchedAt), asked }),
    isDoubtful: ({ missing }) => missing > 0,
  };
}
