import type { ListMessage } from '../../shared/bridge';
import { textOfChunk } from '../../shared/number-chunk';
import type { AccountList } from './account-lists';
import type { PackedChanges } from './number-jobs';

/** So many chunks may be on their way to a page that has not taken them yet. */
const MOST_UNDER_WAY = 2;

/** A list as pages get it; one of which nothing was fetched yet is null. */
export interface FeedList {
  accountId: string;
  list: AccountList | null;
}

/** What became of a list: the one from before, and how to make the new one of it. */
interface ListStep {
  from: AccountList;
  patch: PackedChanges['patch'];
}

/** A page that is being fed. */
export interface FedPage {
  /** The page has taken one more chunk of a list. */
  taken(list: number): void;
  close(): void;
}

/**
 * Sends the active account's list to every open page: whole at first, then only what differs. A list goes in chunks, the
 * next when the page has taken the one before, so that neither side is busy for long and nothing piles up in a page that
 * is. A newer list cuts off the one that is under way.
 */
export interface ListFeed {
  open(send: (message: ListMessage) => void): FedPage;
  /** The active account, or its list, is another now; `step` says how it came of the one before, where that is known. */
  changed(step?: ListStep): void;
}

interface Page {
  /** Numbers what is sent to any page, so that what is left of an earlier list is told apart. */
  id: number;
  current: FeedList | null;
  /** The next chunk to send. */
  next: number;
  underWay: number;
}

export function createListFeed(current: () => FeedList | null): ListFeed {
  let lastId = 0;
  const pages = new Map<(message: ListMessage) => void, Page>();

  function begin(send: (message: ListMessage) => void): void {
    const feed = current();
    const page: Page = { id: ++lastId, current: feed, next: 0, underWay: 0 };
    pages.set(send, page);
    send({
      type: 'start',
      list: page.id,
      accountId: feed?.accountId ?? null,
      total: feed?.list?.count ?? 0,
      fetchedAt: feed?.list?.fetchedAt ?? null,
    });
    goOn(send, page);
  }

  function goOn(send: (message: ListMessage) => void, page: Page): void {
    const chunks = page.current?.list?.chunks ?? [];
    while (page.next < chunks.length && page.underWay < MOST_UNDER_WAY) {
      page.underWay++;
      send({ type: 'rows', list: page.id, chunk: textOfChunk(chunks[page.next++]!) });
    }
    if (page.next === chunks.length) {
      page.next++;
      send({ type: 'end', list: page.id });
    }
  }

  /** Whether a page holds the whole of the list that a step begins with. */
  function holds(page: Page, { from }: ListStep): boolean {
    const isSame = page.current?.list === from && page.current.accountId === current()?.accountId;
    return isSame && page.next > from.chunks.length;
  }

  function patch(send: (message: ListMessage) => void, page: Page, change: NonNullable<ListStep['patch']>): void {
    const feed = current();
    if (!feed?.list) return;
    page.current = feed;
    page.next = feed.list.chunks.length + 1;
    const { fetchedAt, count } = feed.list;
    const put = change.put.map(textOfChunk);
    send({ type: 'patch', list: page.id, fetchedAt, total: count, put, gone: change.gone });
  }

  return {
    open(send) {
      begin(send);
      return {
        taken(list) {
          const page = pages.get(send);
          if (page?.id !== list || page.underWay === 0) return;
          page.underWay--;
          goOn(send, page);
        },
        close: () => pages.delete(send),
      };
    },
    changed(step) {
      for (const [send, page] of pages) {
        if (step?.patch && holds(page, step)) patch(send, page, step.patch);
        else begin(send);
      }
    },
  };
}
