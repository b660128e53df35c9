import { CHANGE_KINDS, isNews, type ChangeKind } from '../../shared/activity/changes';
import type { ActivityFeed, ActivityGroup } from '../../shared/activity/feed';

/** The kinds of change that can be asked for alone. */
const KINDS = {
  gone: ['gone'],
  added: ['added', 'back'],
  status: ['status'],
  renewal: ['renewal', 'auto', 'reopened', 'confirmed'],
  price: ['price', 'cost'],
  capabilities: ['type', 'capabilities', 'sandbox', 'agents', 'environment'],
  renewed: ['renewed'],
} as const satisfies Record<string, readonly ChangeKind[]>;

export const ACTIVITY_FILTERS = ['all', 'unread', ...(Object.keys(KINDS) as (keyof typeof KINDS)[])] as const;
export type ActivityFilter = (typeof ACTIVITY_FILTERS)[number];

/** What the view draws below each other; `row` is a row of the feed. */
export type ActivityLine =
  | { kind: 'heading'; group: ActivityGroup; count: number }
  | { kind: 'entry'; group: ActivityGroup; row: number }
  /** Numbers that were only counted. */
  | { kind: 'omitted'; group: ActivityGroup; count: number }
  /** Where numbers began to be compared. */
  | { kind: 'start'; group: ActivityGroup };

/** Identifies a line while syncs add others above it. The entries of a sync never change. */
export function keyOfLine(line: ActivityLine): string {
  const { environmentId, sync, from } = line.group;
  return `${line.kind} ${environmentId} ${sync.at} ${line.kind === 'entry' ? line.row - from : ''}`;
}

/** Whether an entry is new to the user. */
export function isUnread(feed: ActivityFeed, { sync, seen }: ActivityGroup, row: number): boolean {
  if (sync.type !== 'sync' || sync.isRead || !isNews(feed.kinds[row]!)) return false;
  return seen.size === 0 || !seen.has(feed.numbers.at(row)!.id);
}

/** The filters that an entry passes, as bits in their order. */
function bitsOf(kinds: readonly ChangeKind[], unread: boolean): number {
  let bits = 1 | (unread ? 2 : 0);
  for (const kind of kinds) bits |= BIT_OF[kind];
  return bits;
}

const BIT_OF = Object.fromEntries(
  CHANGE_KINDS.map((kind) => {
    const filters: readonly string[] = ACTIVITY_FILTERS;
    const filter = Object.entries(KINDS).find(([, kinds]) => (kinds as readonly ChangeKind[]).includes(kind));
    return [kind, 1 << filters.indexOf(filter![0])];
  }),
) as Record<ChangeKind, number>;

/** For each row of a feed, the filters that it passes. */
export function filterBits(feed: ActivityFeed): Uint16Array {
  const bits = new Uint16Array(feed.kinds.length);
  for (const group of feed.groups) {
    for (let row = group.from; row < group.to; row++) bits[row] = bitsOf(feed.kinds[row]!, isUnread(feed, group, row));
  }
  return bits;
}

/** How many of the rows marked 1 each filter lets through. */
export function countFilters(bits: Uint16Array, rows: Uint8Array): Record<ActivityFilter, number> {
  const counts = ACTIVITY_FILTERS.map(() => 0);
  for (let row = 0; row < bits.length; row++) {
    if (rows[row] === 0) continue;
    for (let at = 0; at < counts.length; at++) if (bits[row]! & (1 << at)) counts[at]!++;
  }
  return Object.fromEntries(ACTIVITY_FILTERS.map((name, at) => [name, counts[at]!])) as Record<ActivityFilter, number>;
}

/**
 * The lines of a feed.
 * @param shown which rows the query finds, and null where it asks nothing: then starts and what was only counted are shown, too
 */
export function activityLines(
  feed: ActivityFeed,
  bits: Uint16Array,
  filter: ActivityFilter,
  shown: Uint8Array | null,
): ActivityLine[] {
  const bit = 1 << ACTIVITY_FILTERS.indexOf(filter);
  const tellsAll = filter === 'all' && shown === null;
  const lines: ActivityLine[] = [];
  for (const group of feed.groups) {
    const heading = { kind: 'heading' as const, group, count: 0 };
    const at = lines.length;
    for (let row = group.from; row < group.to; row++) {
      if ((bits[row]! & bit) === 0 || shown?.[row] === 0) continue;
      if (heading.count++ === 0) lines.push(heading);
      lines.push({ kind: 'entry', group, row });
    }
    if (!tellsAll) continue;
    if (group.sync.type === 'start') lines.push(heading, { kind: 'start', group });
    else if (group.sync.omitted > 0 && at < lines.length) {
      heading.count += group.sync.omitted;
      lines.push({ kind: 'omitted', group, count: group.sync.omitted });
    }
  }
  return lines;
}
