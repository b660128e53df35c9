import { localDay, type Day } from '../calendar/calendar-day';
import { openChunk } from '../packed/number-chunk';
import { addLocalColumns, type LabelsAndNotes } from '../query/add-local-columns';
import { prepareColumns } from '../query/columns';
import { joinLists, type PreparedList } from '../query/patch-list';
import type { ActivitySync, PackedActivity, PackedEntry } from './activity';
import type { Before, ChangeKind } from './changes';

/** One fetch with its entries: the rows of a feed from one to before another. */
export interface ActivityGroup {
  environmentId: string;
  sync: ActivitySync;
  /** Ids of the numbers whose entries were read one by one. */
  seen: ReadonlySet<string>;
  from: number;
  to: number;
}

/**
 * What changed in one or several environments, as rows that the query language can ask: each entry is a row with its number
 * as it was after the change. The rows of an environment are behind each other, newest first.
 */
export interface ActivityFeed extends PreparedList {
  kinds: readonly ChangeKind[][];
  before: readonly (Before | null)[];
  /** Of all environments, newest first. */
  groups: readonly ActivityGroup[];
}

/** A chunk of one environment's entries, read. */
export interface FeedPart extends PreparedList {
  entries: PackedEntry[];
}

/** Reads a chunk; short enough to be done between two frames. */
export function readFeedPart(
  chunk: PackedActivity,
  context: { environmentId: string; today: Day; locale: string },
): FeedPart {
  const { numbers, texts } = openChunk(chunk.numbers);
  return {
    entries: JSON.parse(chunk.entries) as PackedEntry[],
    numbers,
    columns: prepareColumns(numbers, { ...context, fetchedOn: context.today }, texts),
  };
}

/** Puts the records of environments together. */
export function joinFeed(
  records: readonly { environmentId: string; syncs: readonly ActivitySync[]; parts: readonly FeedPart[] }[],
  today: Day,
): ActivityFeed {
  const parts = records.flatMap((record) => record.parts);
  const entries = parts.flatMap((part) => part.entries);
  const groups: ActivityGroup[] = [];
  let row = 0;
  for (const { environmentId, syncs, parts: own } of records) {
    const end = row + own.reduce((sum, part) => sum + part.entries.length, 0);
    syncs.forEach((sync, index) => {
      const from = row;
      while (row < end && entries[row]![0] === index) row++;
      groups.push({ environmentId, sync, seen: new Set(sync.type === 'sync' ? sync.seen : []), from, to: row });
    });
  }
  groups.sort((a, b) => b.sync.at - a.sync.at);
  return {
    ...joinLists(parts, today),
    kinds: entries.map(([, kinds]) => kinds),
    before: entries.map(([, , before]) => before),
    groups,
  };
}

/** The same feed with labels and notes; an entry counts as changed on the day it was found. */
export function addLocalToFeed(
  feed: ActivityFeed,
  { notes, handled }: Pick<LabelsAndNotes, 'notes' | 'handled'>,
): ActivityFeed {
  const columns = addLocalColumns(feed.columns, { notes, handled, changedOn: new Map() });
  for (const { sync, from, to } of feed.groups) columns.changedOn.fill(localDay(sync.at), from, to);
  return { ...feed, columns };
}
