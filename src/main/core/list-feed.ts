import type { ListMessage } from '../../shared/bridge';
import type { PhoneNumber } from '../../shared/phone-number';
import type { Clock } from './surroundings';

/** Large enough to be quick in all, small enough that neither side is busy for more than a few milliseconds at a time. */
export const ROWS_PER_CHUNK = 5_000;

/** A list as pages get it. */
export interface FeedList {
  accountId: string;
  fetchedAt: number | null;
  numbers: readonly PhoneNumber[];
}

/** Sends the active account's list to every open page, in chunks; a newer list cuts off the one that is under way. */
export interface ListFeed {
  open(send: (message: ListMessage) => void): () => void;
  /** The active account, or its list, is another now. */
  changed(): void;
}

export function createListFeed(clock: Clock, current: () => FeedList | null): ListFeed {
  let lastList = 0;
  const pages = new Map<(message: ListMessage) => void, { list: number; callOff: () => void }>();

  function stream(send: (message: ListMessage) => void): void {
    pages.get(send)?.callOff();
    const list = ++lastList;
    const feed = current();
    const numbers = feed?.numbers ?? [];
    const page = { list, callOff: () => undefined as void };
    pages.set(send, page);
    send({
      type: 'start',
      list,
      accountId: feed?.accountId ?? null,
      total: numbers.length,
      fetchedAt: feed?.fetchedAt ?? null,
    });

    function next(from: number): void {
      if (from >= numbers.length) {
        send({ type: 'end', list });
        return;
      }
      send({ type: 'rows', list, rows: numbers.slice(from, from + ROWS_PER_CHUNK) });
      page.callOff = clock.after(0, () => next(from + ROWS_PER_CHUNK));
    }
    next(0);
  }

  return {
    open(send) {
      stream(send);
      return () => {
        pages.get(send)?.callOff();
        pages.delete(send);
      };
    },
    changed() {
      for (const send of pages.keys()) stream(send);
    },
  };
}
