import { describe, expect, it } from 'vitest';
import type { ActivitySync, PackedEntry } from '../../shared/activity/activity';
import type { ChangeKind } from '../../shared/activity/changes';
import { addLocalToFeed, joinFeed, readFeedPart } from '../../shared/activity/feed';
import { localDay } from '../../shared/calendar/calendar-day';
import { refOf } from '../../shared/query/columns';
import { parseQuery } from '../../shared/query/language/parse';
import { rowsPassing } from '../../shared/query/run-query';
import { sampleNumber } from '../../shared/testing/sample';
import { chunkOf } from '../testing/sample-state';
import { activityLines, countFilters, filterBits, isUnread, type ActivityFilter } from './activity-filter';

const at = (iso: string) => new Date(iso).getTime();
const today = localDay(at('2026-11-26T12:00'));
const sync = (iso: string, isRead: boolean, omitted = 0, seen: string[] = []): ActivitySync => ({ type: 'sync', from: at(iso) - 1, at: at(iso), isRead, seen, omitted }); // prettier-ignore
const start = (iso: string): ActivitySync => ({ type: 'start', at: at(iso), reason: 'first', count: 4, before: null });

/** The record of an environment: of each fetch the kinds of its entries, whose numbers have ids such as `a0`. */
function record(environmentId: string, syncs: ActivitySync[], entries: [sync: number, ...kinds: ChangeKind[]][]) {
  const numbers = entries.map((_, index) => sampleNumber({ id: `${environmentId}${index}`, current_status: index === 0 ? 'suspended' : 'active' })); // prettier-ignore
  const packed = entries.map(([of, ...kinds]): PackedEntry => [of, kinds, null]);
  const chunk = { entries: JSON.stringify(packed), numbers: chunkOf(numbers) };
  return { environmentId, syncs, parts: [readFeedPart(chunk, { environmentId, today, locale: 'en' })] };
}

const feed = addLocalToFeed(
  joinFeed(
    [
      record('a', [sync('2026-11-26T10:00', false, 7), sync('2026-11-24T10:00', true), start('2026-11-20T10:00')], [
        [0, 'status', 'auto'],
        [0, 'renewed'],
        [1, 'gone'],
      ]),
      record('b', [sync('2026-11-25T10:00', false), start('2026-11-21T10:00')], [[0, 'price', 'cost']]),
    ],
    today,
  ),
  { notes: new Map(), handled: new Map() },
); // prettier-ignore
const bits = filterBits(feed);

/** The lines in short. */
function shown(filter: ActivityFilter, query = ''): string[] {
  const found = query === '' ? null : find(query);
  return activityLines(feed, bits, filter, found).map((line) => {
    if (line.kind === 'heading') return `${line.group.environmentId} ${new Date(line.group.sync.at).getDate()} (${line.count})`;
    if (line.kind === 'entry') return refOf(feed.columns, line.row)!.numberId;
    return line.kind;
  });
} // prettier-ignore

function find(query: string): Uint8Array {
  return rowsPassing(feed.columns, parseQuery(query).terms.map(({ term }) => term)); // prettier-ignore
}

describe('the lines of the Activity view', () => {
  it('are those of all environments, newest first, by fetch', () => {
    expect(shown('all')).toEqual(['a 26 (9)', 'a0', 'a1', 'omitted', 'b 25 (1)', 'b0', 'a 24 (1)', 'a2', 'b 21 (0)', 'start', 'a 20 (0)', 'start']); // prettier-ignore
  });

  it('are unread one by one', () => {
    const entries: Parameters<typeof record>[2] = [[0, 'gone'], [0, 'type']]; // prettier-ignore
    const some = joinFeed([record('c', [sync('2026-11-26T10:00', false, 0, ['c1'])], entries)], today);
    expect([0, 1].map((row) => isUnread(some, some.groups[0]!, row))).toEqual([true, false]);
  });

  it('are narrowed to kinds of change; what renewed as expected is never unread', () => {
    expect(shown('unread')).toEqual(['a 26 (1)', 'a0', 'b 25 (1)', 'b0']);
    expect(shown('renewal')).toEqual(['a 26 (1)', 'a0']);
    expect(shown('gone')).toEqual(['a 24 (1)', 'a2']);
    expect(shown('capabilities')).toEqual([]);
  });

  it('are what a query finds, in which changed: asks for the day of the change', () => {
    expect(shown('all', 'status:suspended')).toEqual(['a 26 (1)', 'a0', 'b 25 (1)', 'b0']);
    expect(shown('status', 'status:suspended')).toEqual(['a 26 (1)', 'a0']);
    expect(shown('all', 'changed:<3d changed:>0d')).toEqual(['b 25 (1)', 'b0', 'a 24 (1)', 'a2']);
  });

  it('are counted by kind', () => {
    const counts = countFilters(bits, find(''));
    expect(counts).toEqual({ all: 4, unread: 2, gone: 1, added: 0, status: 1, renewal: 1, price: 1, capabilities: 0, renewed: 1 }); // prettier-ignore
    expect(countFilters(bits, find('status:suspended')).all).toBe(2);
  });
});
