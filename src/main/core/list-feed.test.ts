import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../shared/account';
import type { ListMessage } from '../../shared/bridge';
import { decodeChunk, encodeNumbers } from '../../shared/number-chunk';
import { sampleNumber } from '../../shared/testing/sample';
import type { AccountList } from './account-lists';
import { createListFeed, type FedPage, type FeedList } from './list-feed';

/** A list whose chunks hold one number each, so that a few numbers are many chunks. */
const listOf = (...ids: string[]): AccountList => ({
  baseUrl: '',
  scope: NO_FILTERS,
  fetchedAt: 1,
  setAside: 0,
  count: ids.length,
  chunks: ids.flatMap((id) => encodeNumbers([sampleNumber({ id })])),
});
const putOf = (...ids: string[]) => ids.flatMap((id) => encodeNumbers([sampleNumber({ id })]));

/** A page that takes what it gets when it is told to, and drops what belongs to an earlier list, as the real one does. */
function openPage(feed: ReturnType<typeof createListFeed>) {
  const messages: ListMessage[] = [];
  let read = 0;
  const page: FedPage = feed.open((message) => messages.push(message));
  let current = -1;
  let accountId: string | null = null;
  let ids: string[] = [];
  let complete = false;

  function read1(message: ListMessage): void {
    if (message.type === 'start') [current, accountId, ids, complete] = [message.list, message.accountId, [], false];
    else if (message.type === 'rows') {
      if (message.list === current) ids.push(...decodeChunk(message.chunk).numbers.map(({ id }) => id));
      page.taken(message.list);
    } else if (message.list !== current) return;
    else if (message.type === 'end') complete = true;
    else {
      const put = message.put.flatMap((chunk) => decodeChunk(chunk).numbers.map(({ id }) => id));
      ids = [...ids.filter((id) => !message.gone.includes(id) && !put.includes(id)), ...put];
    }
  }
  return {
    messages,
    page,
    /** Reads so many messages, or all. */
    read(count = Infinity) {
      for (let left = count; left > 0 && read < messages.length; left--) read1(messages[read++]!);
    },
    state: () => ({ accountId, ids: [...ids].sort(), complete }),
    types: () => messages.map(({ type }) => type),
  };
}

describe('the list feed', () => {
  it('sends the next chunk when the page has taken the one before', () => {
    const feed = createListFeed(() => ({ accountId: 'a', list: listOf('1', '2', '3', '4') }));
    const page = openPage(feed);
    expect(page.types()).toEqual(['start', 'rows', 'rows']);
    page.read(2);
    expect(page.types()).toEqual(['start', 'rows', 'rows', 'rows']);
    page.read();
    expect(page.types()).toEqual(['start', 'rows', 'rows', 'rows', 'rows', 'end']);
    expect(page.state()).toEqual({ accountId: 'a', ids: ['1', '2', '3', '4'], complete: true });
  });

  it('says that there is no list', () => {
    const page = openPage(createListFeed(() => null));
    expect(page.messages).toEqual([
      { type: 'start', list: 1, accountId: null, total: 0, fetchedAt: null },
      { type: 'end', list: 1 },
    ]);
  });

  it('sends only what differs to a page that has the list from before, and the whole list to one that has not', () => {
    const before = listOf('1', '2', '3');
    const after = { ...listOf('1', '3', '4'), fetchedAt: 2 };
    let list = before;
    const feed = createListFeed(() => ({ accountId: 'a', list }));
    const whole = openPage(feed);
    whole.read();
    const halfway = openPage(feed);
    halfway.read(1);
    const [sent, begun] = [whole.messages.length, halfway.messages.length];
    list = after;
    feed.changed({ from: before, patch: { put: putOf('4'), gone: ['2'] } });
    expect(whole.messages.slice(sent)).toMatchObject([{ type: 'patch', total: 3, fetchedAt: 2, gone: ['2'] }]);
    expect(halfway.messages[begun]).toMatchObject({ type: 'start', total: 3 });
    whole.read();
    halfway.read();
    expect([whole.state().ids, halfway.state().ids]).toEqual([['1', '3', '4'], ['1', '3', '4']]); // prettier-ignore
  });

  it('sends the whole list where there is no patch', () => {
    const before = listOf('1');
    let list = before;
    const feed = createListFeed(() => ({ accountId: 'a', list }));
    const page = openPage(feed);
    page.read();
    list = listOf('2');
    feed.changed({ from: before, patch: null });
    page.read();
    expect(page.state()).toMatchObject({ ids: ['2'], complete: true });
  });

  it('does not count a chunk of an earlier list as one of this', () => {
    let list = listOf('1', '2', '3');
    const feed = createListFeed(() => ({ accountId: 'a', list }));
    const page = openPage(feed);
    list = listOf('4', '5', '6', '7');
    feed.changed();
    const sent = page.messages.length;
    page.page.taken(1);
    expect(page.messages).toHaveLength(sent);
  });

  it('never mixes lists, however often and whenever account or list change', () => {
    const change = fc.record({
      accountId: fc.constantFrom('a', 'b'),
      ids: fc.uniqueArray(fc.constantFrom(...'12345678')),
      reads: fc.nat(6),
      byPatch: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        let now: FeedList & { list: AccountList; ids: string[] } = { accountId: 'a', list: listOf('0'), ids: ['0'] };
        const feed = createListFeed(() => now);
        const page = openPage(feed);
        for (const { accountId, ids, reads, byPatch } of changes) {
          page.read(reads);
          const before = now;
          now = { accountId, list: listOf(...ids), ids };
          const put = putOf(...ids.filter((id) => !before.ids.includes(id)));
          const gone = before.ids.filter((id) => !ids.includes(id));
          feed.changed(
            byPatch && accountId === before.accountId ? { from: before.list, patch: { put, gone } } : undefined,
          );
        }
        page.read();
        expect(page.state()).toEqual({ accountId: now.accountId, ids: [...now.ids].sort(), complete: true });
      }),
      { numRuns: 300 },
    );
  });

  it('sends nothing more to a page that is closed', () => {
    const feed = createListFeed(() => ({ accountId: 'a', list: listOf('1', '2', '3') }));
    const page = openPage(feed);
    page.page.close();
    feed.changed();
    page.read();
    expect(page.messages).toHaveLength(3);
  });
});
