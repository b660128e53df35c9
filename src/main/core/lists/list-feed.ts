import type { ListMessage } from '../../../shared/bridge/events';
import { textOfChunk } from '../../../shared/packed/number-chunk';
import type { EnvironmentList } from './environment-list';
import type { PackedChanges } from '../worker/number-jobs';

/** So many chunks may be on their way to a page that has not taken them yet. */
const MOST_UNDER_WAY = 2;

/** A list as pages get it; one of which nothing was fetched yet is null. */
export interface FeedList {
  environmentId: string;
  list: EnvironmentList | null;
}

/** What became of a list: the one from before, and how to make the new one of it. */
interface ListStep {
  from: EnvironmentList;
  patch: PackedChanges['patch'];
}

/** A page that is being fed. */
export interface FedPage {
  /** The page has taken one more chunk of a list. */
  taken(list: number): void;
  close(): void;
}

/**
 * Sends the lists that are shown to every open page: each whole at first, then only what differs. A list goes in chunks,
 * the next when the page has taken the one before, so that neither side is busy for long and nothing piles up in a page
 * that is. A newer list of an environment cuts off the one that is under way.
 */
export interface ListFeed {
  open(send: (message: ListMessage) => void): FedPage;
  /** Other lists are shown, or one changed; `step` says how it came of the one before, where that is known. */
  changed(step?: ListStep): void;
}

/** A list on its way to a page, or arrived there. */
interface Stream extends FeedList {
  /** Numbers what is sent to any page, so that what is left of an earlier list can be recognized. */
  id: number;
  /** The next chunk to send; past all of them once the end was sent. */
  next: number;
  underWay: number;
}

interface Page {
  send: (message: ListMessage) => void;
  /** One for each list that is shown, in that order. */
  streams: Stream[];
}

/** @param shown the lists that pages show, one for each environment */
export function createListFeed(shown: () => readonly FeedList[]): ListFeed {
  let lastId = 0;
  const pages = new Set<Page>();

  function begin(page: Page, { environmentId, list }: FeedList): Stream {
    const stream: Stream = { id: ++lastId, environmentId, list, next: 0, underWay: 0 };
    const { count = 0, fetchedAt = null } = list ?? {};
    page.send({ type: 'start', list: stream.id, environmentId, total: count, fetchedAt });
    return stream;
  }

  /** One list after the other, so that the first is there early. */
  function goOn({ send, streams }: Page): void {
    let underWay = streams.reduce((sum, stream) => sum + stream.underWay, 0);
    for (const stream of streams) {
      const chunks = stream.list?.chunks ?? [];
      for (; stream.next < chunks.length; stream.next++) {
        if (underWay === MOST_UNDER_WAY) return;
        underWay++;
        stream.underWay++;
        send({ type: 'rows', list: stream.id, chunk: textOfChunk(chunks[stream.next]!) });
      }
      if (stream.next === chunks.length) {
        stream.next++;
        send({ type: 'end', list: stream.id });
      }
    }
  }

  /** The stream that brings a page from what it has of an environment to its present list. */
  function follow(page: Page, feed: FeedList, step: ListStep | undefined): Stream {
    const stream = page.streams.find(({ environmentId }) => environmentId === feed.environmentId);
    if (!stream) return begin(page, feed);
    if (stream.list === feed.list) return stream;
    const isWhole = stream.next > (stream.list?.chunks.length ?? 0);
    if (!step?.patch || step.from !== stream.list || !isWhole || !feed.list) return begin(page, feed);
    const { fetchedAt, count, chunks } = feed.list;
    const { put, gone } = step.patch;
    page.send({ type: 'patch', list: stream.id, fetchedAt, total: count, put: put.map(textOfChunk), gone });
    return { ...stream, list: feed.list, next: chunks.length + 1 };
  }

  function update(page: Page, step?: ListStep): void {
    const feeds = shown();
    const environmentIds = feeds.map(({ environmentId }) => environmentId);
    if (environmentIds.join() !== page.streams.map(({ environmentId }) => environmentId).join()) {
      page.send({ type: 'shown', environmentIds });
    }
    page.streams = feeds.map((feed) => follow(page, feed, step));
    goOn(page);
  }

  return {
    open(send) {
      const page: Page = { send, streams: [] };
      pages.add(page);
      update(page);
      return {
        taken(list) {
          const stream = page.streams.find(({ id }) => id === list);
          if (!stream || stream.underWay === 0 || !pages.has(page)) return;
          stream.underWay--;
          goOn(page);
        },
        close: () => pages.delete(page),
      };
    },
    changed(step) {
      for (const page of pages) update(page, step);
    },
  };
}
