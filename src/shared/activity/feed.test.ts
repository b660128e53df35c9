import { describe, expect, it } from 'vitest';
import { localDay } from '../calendar/calendar-day';
import { encodeNumbers } from '../packed/number-chunk';
import { sampleNumber } from '../testing/sample';
import type { ActivitySync, PackedEntry } from './activity';
import { addLocalToFeed, joinFeed, readFeedPart } from './feed';

const today = localDay(Date.UTC(2026, 10, 26, 12));
const at = (day: number) => Date.UTC(2026, 10, day, 12);
const sync = (day: number, seen: string[] = []): ActivitySync => ({ type: 'sync', from: at(day) - 1, at: at(day), isRead: false, seen, omitted: 0 }); // prettier-ignore
const start = (day: number): ActivitySync => ({ type: 'start', at: at(day), reason: 'first', count: 3, before: null });

/** A chunk of entries about the numbers with these ids. */
function part(environmentId: string, entries: [sync: number, id: string][]) {
  const packed = entries.map(([index, id]): PackedEntry => [index, ['status'], id === 'gone' ? null : { current_status: id }]); // prettier-ignore
  const [numbers] = encodeNumbers(entries.map(([, id]) => sampleNumber({ id })));
  const text = new TextDecoder().decode(numbers);
  return readFeedPart({ entries: JSON.stringify(packed), numbers: text }, { environmentId, today, locale: 'en' });
}

const feed = joinFeed(
  [
    {
      environmentId: 'a',
      syncs: [sync(25, ['n2']), start(24), sync(20)],
      parts: [part('a', [[0, 'n1'], [0, 'n2']]), part('a', [[0, 'n3'], [2, 'n1']])], // prettier-ignore
    },
    { environmentId: 'b', syncs: [sync(26), sync(19)], parts: [part('b', [[1, 'n9']])] },
  ],
  today,
);

describe('a feed of changes', () => {
  it('has the entries of all environments as rows, in the order in which they came', () => {
    expect([...feed.numbers].map(({ id }) => id)).toEqual(['n1', 'n2', 'n3', 'n1', 'n9']);
    expect(feed.columns.ids).toEqual(['n1', 'n2', 'n3', 'n1', 'n9']);
    expect(feed.columns.environment).toEqual({ codes: Uint32Array.of(0, 0, 0, 0, 1), words: ['a', 'b'] });
    expect(feed.kinds).toEqual(Array.from({ length: 5 }, () => ['status']));
    expect(feed.before.map((before) => before?.current_status)).toEqual(['n1', 'n2', 'n3', 'n1', 'n9']);
  });

  it('is grouped by fetch, those of all environments newest first, those without an entry too', () => {
    expect(feed.groups.map(({ environmentId, sync, from, to }) => [environmentId, sync.at, from, to])).toEqual([
      ['b', at(26), 4, 4],
      ['a', at(25), 0, 3],
      ['a', at(24), 3, 3],
      ['a', at(20), 3, 4],
      ['b', at(19), 4, 5],
    ]);
    expect(feed.groups.map(({ seen }) => [...seen])).toEqual([[], ['n2'], [], [], []]);
  });

  it('dates each entry by the day of its fetch, and has labels and notes', () => {
    const notes = new Map([['a', new Map([['n3', { labels: ['Support'], note: '' }]])]]);
    const { columns, groups } = addLocalToFeed(feed, { notes, handled: new Map() });
    const days = [25, 25, 25, 20, 19].map((day) => localDay(at(day)));
    expect([...columns.changedOn]).toEqual(days);
    expect([...columns.labels.codes].map((code) => columns.labels.sets[code])).toEqual([[], [], ['Support'], [], []]);
    expect(groups).toBe(feed.groups);
  });
});
