import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../shared/environment';
import type { ListMessage } from '../../../shared/bridge/events';
import { openChunk, encodeNumbers } from '../../../shared/packed/number-chunk';
import { sampleNumber } from '../../../shared/testing/sample';
import type { EnvironmentList } from './environment-list';
import { createListFeed, type FedPage, type FeedList } from './list-feed';

/** A list whose chunks hold one number each, so that a few numbers are many chunks. */
const listOf = (...ids: string[]): EnvironmentList => ({
  baseUrl: '',
  scope: NO_FILTERS,
  fetchedAt: 1,
  setAside: 0,
  count: ids.length,
  chunks: ids.flatMap((id) => encodeNumbers([sampleNumber({ id })])),
});
const putOf = (...ids: string[]) => ids.flatMap((id) => encodeNumbers([sampleNumber({ id })]));

const fixed = (environmentId: string, ...ids: string[]) => {
  const list = listOf(...ids);
  return () => [{ environmentId, list }];
};

interface Received {
  id: number;
  ids: string[];
  complete: boolean;
}

/** A page that takes what it gets when the test lets it, and drops what belongs to an earlier list, as the real one does. */
function openPage(feed: ReturnType<typeof createListFeed>) {
  const messages: ListMessage[] = [];
  let read = 0;
  const page: FedPage = feed.open((message) => messages.push(message));
  let shown: string[] = [];
  const lists = new Map<string, Received>();
  const idsOf = (chunks: string[]) => chunks.flatMap((chunk) => [...openChunk(chunk).numbers].map(({ id }) => id));

  function read1(message: ListMessage): void {
    if (message.type === 'shown') {
      shown = message.environmentIds;
      for (const environmentId of lists.keys()) if (!shown.includes(environmentId)) lists.delete(environmentId);
      return;
    }
    if (message.type === 'start') {
      lists.set(message.environmentId, { id: message.list, ids: [], complete: false });
      return;
    }
    const list = [...lists.values()].find(({ id }) => id === message.list);
    if (message.type === 'rows') page.taken(message.list);
    if (!list) return;
    if (message.type === 'rows') list.ids.push(...idsOf([message.chunk]));
    else if (message.type === 'end') list.complete = true;
    else {
      const put = idsOf(message.put);
      list.ids = [...list.ids.filter((id) => !message.gone.includes(id) && !put.includes(id)), ...put];
    }
  }
  return {
    messages,
    page,
    /** Reads so many messages, or all. */
    read(count = Infinity) {
      for (let left = count; left > 0 && read < messages.length; left--) read1(messages[read++]!);
    },
    /** The ids of each list that is shown and complete, in the order shown. */
    state: () =>
      shown.map((environmentId) => {
        const { ids = [], complete = false } = lists.get(environmentId) ?? {};
        return [environmentId, complete ? [...ids].sort() : null];
      }),
    types: () => messages.map(({ type }) => type),
  };
}

describe('the list feed', () => {
  it('sends the next chunk when the page has taken the one before', () => {
    const feed = createListFeed(fixed('a', '1', '2', '3', '4'));
    const page = openPage(feed);
    expect(page.types()).toEqual(['shown', 'start', 'rows', 'rows']);
    page.read(3);
    expect(page.types()).toEqual(['shown', 'start', 'rows', 'rows', 'rows']);
    page.read();
    expect(page.types()).toEqual(['shown', 'start', 'rows', 'rows', 'rows', 'rows', 'end']);
    expect(page.state()).toEqual([['a', ['1', '2', '3', '4']]]);
  });

  it('says that nothing is shown, and that nothing was fetched', () => {
    expect(openPage(createListFeed(() => [])).messages).toEqual([]);
    const page = openPage(createListFeed(() => [{ environmentId: 'a', list: null }]));
    expect(page.messages).toEqual([
      { type: 'shown', environmentIds: ['a'] },
      { type: 'start', list: 1, environmentId: 'a', total: 0, fetchedAt: null },
      { type: 'end', list: 1 },
    ]);
  });

  it('sends several lists one after the other, and keeps those that are still shown when others are', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((environmentId, at) => ({ environmentId, list: listOf(...'123'.slice(at)) }));
    let shown = [a!, b!];
    const feed = createListFeed(() => shown);
    const page = openPage(feed);
    expect(page.types()).toEqual(['shown', 'start', 'start', 'rows', 'rows']);
    page.read();
    expect(page.state()).toEqual([['a', ['1', '2', '3']], ['b', ['2', '3']]]); // prettier-ignore
    const sent = page.messages.length;
    shown = [b!, c!];
    feed.changed();
    expect(page.messages.slice(sent).map(({ type }) => type)).toEqual(['shown', 'start', 'rows', 'end']);
    page.read();
    expect(page.state()).toEqual([['b', ['2', '3']], ['c', ['3']]]); // prettier-ignore
  });

  it('sends only what differs to a page that has the list from before, and the whole list to one that has not', () => {
    const before = listOf('1', '2', '3');
    const after = { ...listOf('1', '3', '4'), fetchedAt: 2 };
    let list = before;
    const feed = createListFeed(() => [{ environmentId: 'a', list }]);
    const whole = openPage(feed);
    whole.read();
    const halfway = openPage(feed);
    halfway.read(2);
    const [sent, begun] = [whole.messages.length, halfway.messages.length];
    list = after;
    feed.changed({ from: before, patch: { put: putOf('4'), gone: ['2'] } });
    expect(whole.messages.slice(sent)).toMatchObject([{ type: 'patch', total: 3, fetchedAt: 2, gone: ['2'] }]);
    expect(halfway.messages[begun]).toMatchObject({ type: 'start', total: 3 });
    whole.read();
    halfway.read();
    expect(whole.state()).toEqual([['a', ['1', '3', '4']]]);
    expect(halfway.state()).toEqual(whole.state());
  });

  it('sends the whole list where there is no patch', () => {
    const before = listOf('1');
    let list = before;
    const feed = createListFeed(() => [{ environmentId: 'a', list }]);
    const page = openPage(feed);
    page.read();
    list = listOf('2');
    feed.changed({ from: before, patch: null });
    page.read();
    expect(page.state()).toEqual([['a', ['2']]]);
  });

  it('does not count a chunk of an earlier list as one of this', () => {
    let list = listOf('1', '2', '3');
    const feed = createListFeed(() => [{ environmentId: 'a', list }]);
    const page = openPage(feed);
    list = listOf('4', '5', '6', '7');
    feed.changed();
    const sent = page.messages.length;
    page.page.taken(1);
    expect(page.messages).toHaveLength(sent);
  });

  it('never mixes lists, however often and whenever environments or lists change', () => {
    const environmentId = fc.constantFrom('a', 'b', 'c');
    const change = fc.record({
      shown: fc.uniqueArray(environmentId),
      environmentId,
      ids: fc.uniqueArray(fc.constantFrom(...'12345678')),
      reads: fc.nat(6),
      byPatch: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const lists = new Map<string, { list: EnvironmentList; ids: string[] }>();
        let shown = ['a'];
        const feed = createListFeed(() => shown.map((id): FeedList => ({ environmentId: id, list: lists.get(id)?.list ?? null }))); // prettier-ignore
        const page = openPage(feed);
        for (const { environmentId, ids, reads, byPatch, ...next } of changes) {
          page.read(reads);
          const before = lists.get(environmentId);
          lists.set(environmentId, { list: listOf(...ids), ids });
          const put = putOf(...ids.filter((id) => !before?.ids.includes(id)));
          const gone = (before?.ids ?? []).filter((id) => !ids.includes(id));
          feed.changed(byPatch && before ? { from: before.list, patch: { put, gone } } : undefined);
          page.read(reads);
          shown = next.shown;
          feed.changed();
        }
        page.read();
        expect(page.state()).toEqual(shown.map((id) => [id, [...(lists.get(id)?.ids ?? [])].sort()]));
      }),
      { numRuns: 300 },
    );
  });

  it('sends nothing more to a page that is closed', () => {
    const feed = createListFeed(fixed('a', '1', '2', '3'));
    const page = openPage(feed);
    page.page.close();
    feed.changed();
    page.read();
    expect(page.messages).toHaveLength(4);
  });
});
