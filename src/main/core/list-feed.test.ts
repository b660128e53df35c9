import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListMessage } from '../../shared/bridge';
import { createListFeed, ROWS_PER_CHUNK, type FeedList } from './list-feed';
import { createManualClock } from './testing/manual-clock';
import { sampleNumber } from '../../shared/testing/sample';

const listOf = (accountId: string, length: number): FeedList => ({
  accountId,
  fetchedAt: 1,
  numbers: Array.from({ length }, (_, index) => sampleNumber({ id: `${accountId}${index}` })),
});

/** What a page holds after some messages: it drops what belongs to an earlier list. */
function assemble(messages: ListMessage[]) {
  let current = -1;
  let accountId: string | null = null;
  let ids: string[] = [];
  let complete = false;
  for (const message of messages) {
    if (message.type === 'start') [current, accountId, ids, complete] = [message.list, message.accountId, [], false];
    else if (message.list !== current) continue;
    else if (message.type === 'rows') ids.push(...message.rows.map((row) => row.id));
    else complete = true;
  }
  return { accountId, ids, complete };
}

describe('the list feed', () => {
  it('sends a list in chunks, one a turn', async () => {
    const clock = createManualClock(0);
    const list = listOf('a', ROWS_PER_CHUNK * 2 + 1);
    const messages: ListMessage[] = [];
    createListFeed(clock, () => list).open((message) => messages.push(message));
    expect(messages.map(({ type }) => type)).toEqual(['start', 'rows']);
    await clock.advance(0);
    expect(messages.map(({ type }) => type)).toEqual(['start', 'rows', 'rows', 'rows', 'end']);
    expect(assemble(messages)).toEqual({ accountId: 'a', ids: list.numbers.map(({ id }) => id), complete: true });
  });

  it('says that there is no list', async () => {
    const clock = createManualClock(0);
    const messages: ListMessage[] = [];
    createListFeed(clock, () => null).open((message) => messages.push(message));
    await clock.advance(0);
    expect(messages).toEqual([
      { type: 'start', list: 1, accountId: null, total: 0, fetchedAt: null },
      { type: 'end', list: 1 },
    ]);
  });

  it('never mixes lists, however often and whenever the list changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3), fc.boolean())), async (changes) => {
        const clock = createManualClock(0);
        let list = listOf('start', 3);
        const messages: ListMessage[] = [];
        const feed = createListFeed(clock, () => list);
        feed.open((message) => messages.push(message));
        for (const [accountId, chunks, wait] of changes) {
          if (wait) await clock.advance(0);
          list = listOf(accountId, Math.round(ROWS_PER_CHUNK * 0.6 * chunks));
          feed.changed();
        }
        await clock.advance(0);
        const expected = { accountId: list.accountId, ids: list.numbers.map(({ id }) => id), complete: true };
        expect(assemble(messages)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('sends nothing more to a page that is closed', async () => {
    const clock = createManualClock(0);
    const messages: ListMessage[] = [];
    const feed = createListFeed(clock, () => listOf('a', ROWS_PER_CHUNK * 3));
    const close = feed.open((message) => messages.push(message));
    close();
    feed.changed();
    await clock.advance(0);
    expect(messages).toHaveLength(2);
    expect(clock.pending()).toEqual([]);
  });
});
