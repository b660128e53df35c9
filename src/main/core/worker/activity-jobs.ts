import type { ActivityEntry, ChangeCounts, ChangeMarks, NumberHistory, PackedActivity, PackedEntry } from '../../../shared/activity/activity'; // prettier-ignore
import {
  CHANGE_KINDS,
  isNews,
  reportedChangeOfHandled,
  type Before,
  type ChangeKind,
} from '../../../shared/activity/changes';
import type { Day } from '../../../shared/calendar/calendar-day';
import type { Handled } from '../../../shared/reminders/handled';
import { openChunk, encodeNumbers, textOfChunk } from '../../../shared/packed/number-chunk';
import type { NumberChanges } from '../../../shared/numbers/number-changes';
import { activityPartsOf } from '../storage/formats/activity-format';
import type { LinePlace } from '../storage/journal-lines';

/** What is done with many entries at once; it runs in the thread behind number-worker.ts. */

/** More numbers than these are not kept of one fetch, only counted. */
const MOST_ENTRIES = 50_000;

/** How many entries cross to a page at once: it takes them in without missing a frame. */
const ENTRIES_PER_CHUNK = 2_000;

/** What was found at one fetch, ready to be written down. */
export interface FoundActivity {
  counts: ChangeCounts;
  /** How many numbers are kept, and how many of them are news; `omitted` ones are neither. */
  entries: number;
  news: number;
  omitted: number;
  /** Ids, so that a number that comes back is known again. */
  gone: string[];
  back: string[];
  /** The entries as JSON, then their numbers in chunks; none holds a tab or a line break. */
  parts: Uint8Array[];
}

/** Lines of an environment's record that hold entries, newest first. */
export interface ActivityQuestion {
  bytes: Uint8Array;
  /** `seen`: ids of numbers whose entries were read one by one. */
  lines: (LinePlace & { at: number; isRead: boolean; seen: readonly string[]; sync: number })[];
}

/**
 * The changes between two lists that Activity shows; null where there are none.
 * @param goneIds ids of numbers that were in the environment once
 * @param today the user's day at the later fetch
 * @param handled renewals that the user had marked as handled, by number id
 */
export function findActivity(
  changes: NumberChanges,
  goneIds: readonly string[],
  today: Day,
  handled: ReadonlyMap<string, Handled> = new Map(),
): FoundActivity | null {
  const known = new Set(goneIds);
  const all: ActivityEntry[] = [
    ...changes.gone.map((number): ActivityEntry => ({ kinds: ['gone'], before: null, number })),
    ...changes.added.map((number): ActivityEntry => {
      return { kinds: [known.has(number.id) ? 'back' : 'added'], before: null, number };
    }),
    ...changes.changed.flatMap(({ before, after }): ActivityEntry[] => {
      const change = reportedChangeOfHandled(before, after, today, handled.get(after.id));
      return change ? [{ ...change, number: after }] : [];
    }),
  ].sort(byWeight);
  if (all.length === 0) return null;
  const kept = all.slice(0, MOST_ENTRIES);
  const idsOf = (kind: ChangeKind) => kept.flatMap(({ kinds, number }) => (kinds[0] === kind ? [number.id] : []));
  const entries = JSON.stringify(kept.map(({ kinds, before }) => [kinds, before]));
  return {
    counts: countChanges(all),
    entries: kept.length,
    news: kept.filter(({ kinds }) => isNews(kinds)).length,
    omitted: all.length - kept.length,
    gone: idsOf('gone'),
    back: idsOf('back'),
    parts: [new TextEncoder().encode(entries), ...encodeNumbers(kept.map(({ number }) => number))],
  };
}

const WEIGHT = Object.fromEntries(CHANGE_KINDS.map((kind, index) => [kind, index])) as Record<ChangeKind, number>;

/** What is lost first, what renewed last; equals by number. */
function byWeight(a: ActivityEntry, b: ActivityEntry): number {
  const difference = WEIGHT[a.kinds[0]!] - WEIGHT[b.kinds[0]!];
  if (difference !== 0 || a.number.number === b.number.number) return difference;
  return a.number.number < b.number.number ? -1 : 1;
}

function countChanges(entries: readonly ActivityEntry[]): ChangeCounts {
  const kinds: ChangeCounts['kinds'] = {};
  const became = new Map<string, number>();
  for (const entry of entries) {
    for (const kind of entry.kinds) kinds[kind] = (kinds[kind] ?? 0) + 1;
    const status = entry.number.current_status;
    if (entry.kinds.includes('status')) became.set(status, (became.get(status) ?? 0) + 1);
  }
  return { kinds, became: Object.fromEntries(became) };
}

/** Everything that is kept, in chunks for a page. */
export function packActivity({ bytes, lines }: ActivityQuestion): PackedActivity[] {
  const chunks: PackedActivity[] = [];
  let entries: PackedEntry[] = [];
  let numbers: ActivityEntry['number'][] = [];
  const cut = () => {
    if (numbers.length === 0) return;
    chunks.push({ entries: JSON.stringify(entries), numbers: textOfChunk(encodeNumbers(numbers)[0]!) });
    [entries, numbers] = [[], []];
  };
  for (const line of lines) {
    for (const { kinds, before, number } of entriesOf(bytes, line)) {
      entries.push([line.sync, kinds, before]);
      numbers.push(number);
      if (numbers.length === ENTRIES_PER_CHUNK) cut();
    }
  }
  cut();
  return chunks;
}

/** Which numbers changed in a way that is news, and when last. */
export function findChangeMarks({ bytes, lines }: ActivityQuestion): ChangeMarks {
  const changedAt = new Map<string, number>();
  const unread = new Set<string>();
  for (const line of lines) {
    const seen = new Set(line.seen);
    for (const { kinds, number } of entriesOf(bytes, line)) {
      if (!isNews(kinds)) continue;
      if (!changedAt.has(number.id)) changedAt.set(number.id, line.at);
      if (!line.isRead && !seen.has(number.id)) unread.add(number.id);
    }
  }
  return { changedAt: Object.fromEntries(changedAt), unread: [...unread] };
}

/** What became of one number. */
export function findHistory({ bytes, lines, numberId }: ActivityQuestion & { numberId: string }): NumberHistory {
  const wanted = Buffer.from(JSON.stringify(numberId));
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return lines
    .filter(({ start, end }) => text.subarray(start, end).includes(wanted))
    .flatMap((line) =>
      entriesOf(bytes, line)
        .filter(({ number }) => number.id === numberId)
        .map((entry) => ({ at: line.at, ...entry })),
    );
}

/**
 * The entries of one line, which was checked when the record was read. What a later version noted and this one does not
 * know is left out.
 */
function entriesOf(bytes: Uint8Array, { start, end }: LinePlace): ActivityEntry[] {
  const [entries = '[]', ...chunks] = activityPartsOf(bytes.subarray(start, end));
  const stored = JSON.parse(entries) as [string[], Before | null][];
  const numbers = chunks.flatMap((chunk) => [...openChunk(chunk).numbers]);
  return stored.flatMap(([words, before], index) => {
    const kinds = CHANGE_KINDS.filter((kind) => words.includes(kind));
    return kinds.length > 0 ? [{ kinds, before, number: numbers[index]! }] : [];
  });
}
