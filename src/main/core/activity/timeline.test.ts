import { describe, expect, it } from 'vitest';
import type { ActivityHead, StartHead, SyncHead } from '../storage/formats/activity-format';
import {
  applyLine,
  countsWithout,
  goneIdsOf,
  hasSeen,
  keptOf,
  lossOf,
  overlaps,
  sinceServer,
  type Stretch,
} from './timeline';

const DAY_MS = 86_400_000;

const sync = (from: number, at: number, fields: Partial<SyncHead> = {}): SyncHead => ({
  type: 'sync',
  from,
  at,
  before: 100,
  after: 100,
  counts: { kinds: {}, became: {} },
  entries: 1,
  news: 1,
  omitted: 0,
  gone: [],
  back: [],
  ...fields,
});
const start = (at: number, reason = 'first'): StartHead => ({ type: 'start', at, reason, count: 3, before: null });

/** What counts after some lines, each of ten bytes. */
function after(...heads: ActivityHead[]): Stretch[] {
  const stretches: Stretch[] = [];
  heads.forEach((head, index) => applyLine(stretches, head, { start: index * 10, end: index * 10 + 9 }));
  return stretches;
}
const summary = (stretches: readonly Stretch[]) => stretches.map(({ head, isRead }) => [head.at, isRead]);

describe('the lines of a record', () => {
  it('are a start, which is read, and syncs, which are not while they hold news', () => {
    const stretches = after(start(1), sync(1, 2), sync(2, 3, { news: 0 }));
    expect(summary(stretches)).toEqual([[1, true], [2, false], [3, true]]); // prettier-ignore
    expect(stretches.map(({ start: from, end }) => [from, end])).toEqual([[0, 9], [10, 19], [20, 29]]); // prettier-ignore
  });

  it('keep the last of several starts in a row', () => {
    expect(summary(after(start(1), start(2)))).toEqual([[2, true]]);
    expect(summary(after(start(1), sync(1, 2), start(3)))).toEqual([[1, true], [2, false], [3, true]]); // prettier-ignore
  });

  it('are read up to the last line of an instant, and not at all where there is none', () => {
    expect(summary(after(sync(0, 1), sync(1, 2), sync(2, 3), { type: 'read', through: 2 }))).toEqual([[1, true], [2, true], [3, false]]); // prettier-ignore
    expect(summary(after(sync(0, 1), sync(1, 2), { type: 'read', through: 9 }))).toEqual([[1, false], [2, false]]); // prettier-ignore
  });

  it('are read entry by entry, each once, until all of their news is', () => {
    const seen = (at: number, numberId: string): ActivityHead => ({ type: 'seen', at, numberId, kinds: ['gone'], became: null }); // prettier-ignore
    const two = [sync(0, 1), sync(1, 2, { news: 2 })];
    expect(summary(after(...two, seen(2, 'a'), seen(2, 'a'), seen(9, 'b')))).toEqual([[1, false], [2, false]]); // prettier-ignore
    expect(summary(after(...two, seen(2, 'a'), seen(2, 'b')))).toEqual([[1, false], [2, true]]); // prettier-ignore
    expect(after(...two, seen(2, 'a')).map((stretch) => [hasSeen(stretch, 'a'), hasSeen(stretch, 'b')])).toEqual([[false, false], [true, false]]); // prettier-ignore
    expect(after(...two, seen(2, 'a'), { type: 'read', through: 2 }).map((stretch) => stretch.seen)).toEqual([[], []]);
  });

  it('count what is left without an entry', () => {
    const counts = { kinds: { gone: 1, status: 2, auto: 1 }, became: { suspended: 2 } };
    const entry = { type: 'seen' as const, at: 1, numberId: 'a' };
    expect(countsWithout(counts, { ...entry, kinds: ['status', 'auto'], became: 'suspended' })).toEqual({ kinds: { gone: 1, status: 1 }, became: { suspended: 1 } }); // prettier-ignore
    expect(countsWithout(counts, { ...entry, kinds: ['gone', 'later'], became: null })).toEqual({ kinds: { status: 2, auto: 1 }, became: { suspended: 2 } }); // prettier-ignore
  });

  it('take the place of those that end after they begin', () => {
    expect(summary(after(sync(0, 1), sync(1, 3), sync(2, 4)))).toEqual([[1, false], [4, false]]); // prettier-ignore
    expect(summary(after(sync(0, 1), sync(1, 3), sync(3, 4)))).toEqual([[1, false], [3, false], [4, false]]); // prettier-ignore
    // one without entries takes the place and has none
    expect(summary(after(sync(0, 1), sync(1, 3), sync(1, 4, { entries: 0 })))).toEqual([[1, false]]);
    // a start stays
    expect(summary(after(start(5), sync(1, 6)))).toEqual([[5, true], [6, false]]); // prettier-ignore
    expect(overlaps([], 0)).toBe(false);
  });

  it('are kept for 366 days before the newest', () => {
    const newest = 400 * DAY_MS;
    const kept = keptOf(after(start(newest - 366 * DAY_MS - 1), start(0), sync(0, newest - 366 * DAY_MS), sync(newest - 366 * DAY_MS, newest))); // prettier-ignore
    expect(kept.map(({ head }) => head.at)).toEqual([newest - 366 * DAY_MS, newest]);
    expect(keptOf([])).toEqual([]);
  });

  it('are kept up to 50,000 entries, and then as a whole', () => {
    const of = (...counts: number[]) => keptOf(after(...counts.map((entries, index) => sync(index, index + 1, { entries })))).length; // prettier-ignore
    expect(of(1, 25_000, 25_000)).toBe(2);
    expect(of(1, 24_999, 25_000)).toBe(3);
    expect(of(7, 1, 49_998, 1)).toBe(3);
    expect(of(60_000)).toBe(1);
  });

  it('tell which numbers went and did not come back by an instant', () => {
    const stretches = after(
      sync(0, 1, { gone: ['a', 'b', 'c'] }),
      sync(1, 2, { back: ['a'], gone: ['d'] }),
      sync(2, 3, { back: ['b'] }),
    );
    expect(goneIdsOf(stretches, 2)).toEqual(['b', 'c', 'd']);
    expect(goneIdsOf(stretches, 3)).toEqual(['c', 'd']);
    expect(goneIdsOf(stretches, 0)).toEqual([]);
  });

  it('tell of the last large loss, as far as its numbers are still missing', () => {
    const gone = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const lost = (at: number, fields: Partial<SyncHead> = {}) =>
      sync(at - 1, at, { before: 40, after: 33, gone, counts: { kinds: { gone: 7 }, became: {} }, ...fields });
    const found = { at: 2, lost: 7, before: 40, isRead: false, isDismissed: false };
    expect(lossOf([])).toBeNull();
    expect(lossOf(after(start(1), lost(2), sync(2, 3)))).toEqual(found);
    expect(lossOf(after(start(1), lost(2), { type: 'read', through: 2 }))).toEqual({ ...found, isRead: true });
    expect(lossOf(after(lost(2), { type: 'dismissed', at: 2 }))).toEqual({ ...found, isDismissed: true });
    expect(lossOf(after(lost(2), { type: 'dismissed', at: 1 }))).toEqual(found);
    expect(lossOf(after(lost(2), sync(2, 3, { back: ['a', 'x'] })))).toEqual({ ...found, lost: 6 });
    expect(lossOf(after(lost(2), sync(2, 3, { back: gone })))).toBeNull();
    // since when nothing is compared with what was there then
    expect(lossOf(after(lost(2), start(3)))).toBeNull();
    // of very many only the first are known by their ids
    expect(lossOf(after(lost(2, { counts: { kinds: { gone: 9 }, became: {} } }), sync(2, 3, { back: gone })))).toEqual({ ...found, lost: 2 }); // prettier-ignore
    // a small one, and one noted by a version that did not count the lists
    expect(lossOf(after(lost(2, { before: 70, after: 63 })))).toBeNull();
    expect(lossOf(after(lost(2, { before: 0, after: 0 })))).toBeNull();
    expect(lossOf(after(lost(2, { before: 2, after: 0, gone: ['a', 'b'], counts: { kinds: { gone: 2 }, became: {} } })))).toMatchObject({ lost: 2 }); // prettier-ignore
  });

  it('are of another server before the last start at one', () => {
    const stretches = after(sync(0, 1, { gone: ['a'] }), start(2, 'server'), sync(2, 3, { gone: ['b'] }), start(4, 'scope')); // prettier-ignore
    expect(sinceServer(stretches).map(({ head }) => head.at)).toEqual([3, 4]);
    expect(goneIdsOf(stretches, 9)).toEqual(['b']);
    const same = after(sync(0, 1), start(2, 'token'));
    expect(sinceServer(same)).toEqual(same);
  });
});
