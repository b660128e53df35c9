import type { NumbersLost } from '../../../shared/activity/activity';
import { isDoubtful } from '../../../shared/numbers/list-loss';
import type { ActivityHead, SeenHead, StartHead, SyncHead } from '../storage/formats/activity-format';
import type { LinePlace } from '../storage/journal-lines';

/** One line of the record that still counts. */
export type Stretch = LinePlace & {
  /** Entries that were read one by one, until all of the stretch is read at once. */
  seen: readonly SeenHead[];
  /** What the app said about its loss was dismissed. */
  isDismissed?: true;
} & ({ head: SyncHead; isRead: boolean } | { head: StartHead; isRead: true });

/** How long an entry is kept, measured from the newest one, so that a clock that is wrong for an hour loses nothing. */
const KEPT_MS = 366 * 86_400_000;
const MOST_ENTRIES = 50_000;

const NONE_SEEN: readonly SeenHead[] = [];

/**
 * Takes one line into what counts, oldest first.
 *
 * A fetch that was compared with a list which is older than the end of the last line begins before it: the app had been
 * killed between writing the line and keeping the list, or the disk took the one and not the other. It found all that
 * those lines found, so that it stands in their place.
 */
export function applyLine(stretches: Stretch[], head: ActivityHead, { start, end }: LinePlace): void {
  if (head.type === 'read') {
    const last = stretches.findLastIndex((stretch) => stretch.head.at === head.through);
    for (const stretch of stretches.slice(0, last + 1)) Object.assign(stretch, { isRead: true, seen: NONE_SEEN });
    return;
  }
  if (head.type === 'seen') return see(stretches, head);
  if (head.type === 'dismissed') {
    const stretch = syncAt(stretches, head.at);
    if (stretch) stretch.isDismissed = true;
    return;
  }
  if (head.type === 'start') {
    if (stretches.at(-1)?.head.type === 'start') stretches.pop();
    stretches.push({ start, end, head, isRead: true, seen: NONE_SEEN });
    return;
  }
  dropOverlapping(stretches, head.from);
  // one without entries only takes others' place
  if (head.entries > 0) stretches.push({ start, end, head, isRead: head.news === 0, seen: NONE_SEEN });
}

/** What the sync of an instant found (epoch ms). */
export function syncAt(stretches: readonly Stretch[], at: number): Stretch | undefined {
  return stretches.findLast(({ head }) => head.type === 'sync' && head.at === at);
}

function see(stretches: readonly Stretch[], head: SeenHead): void {
  const stretch = syncAt(stretches, head.at);
  if (stretch?.head.type !== 'sync' || stretch.isRead || hasSeen(stretch, head.numberId)) return;
  stretch.seen = [...stretch.seen, head];
  stretch.isRead = stretch.seen.length >= stretch.head.news;
}

/** Whether the entry of a number in an unread stretch was read. */
export function hasSeen(stretch: Stretch, numberId: string): boolean {
  return stretch.seen.some((one) => one.numberId === numberId);
}

/** The counts of a sync without one of its entries. */
export function countsWithout(counts: SyncHead['counts'], seen: SeenHead): SyncHead['counts'] {
  const without = (all: Record<string, number>, words: readonly string[]) => {
    const left = Object.entries(all).map(([word, count]) => [word, words.includes(word) ? count - 1 : count] as const);
    return Object.fromEntries(left.filter(([, count]) => count > 0));
  };
  return {
    kinds: without(counts.kinds, seen.kinds),
    became: without(counts.became, seen.became === null ? [] : [seen.became]),
  };
}

/** Whether a comparison with a list that was fetched then takes the place of something. */
export function overlaps(stretches: readonly Stretch[], from: number): boolean {
  const last = stretches.at(-1);
  return last?.head.type === 'sync' && last.head.at > from;
}

function dropOverlapping(stretches: Stretch[], from: number): void {
  while (overlaps(stretches, from)) stretches.pop();
}

/** Those that are young enough, and not too many: of a fetch all or nothing is kept. */
export function keptOf(stretches: readonly Stretch[]): Stretch[] {
  const newest = stretches.at(-1)?.head.at ?? 0;
  let entries = 0;
  let first = stretches.length;
  for (; first > 0 && entries < MOST_ENTRIES; first--) {
    const { head } = stretches[first - 1]!;
    if (head.at < newest - KEPT_MS) break;
    if (head.type === 'sync') entries += head.entries;
  }
  return stretches.slice(first);
}

/**
 * Ids of the numbers that went and did not come back, as far as is known to a comparison with a list fetched at `from`
 * (epoch ms).
 */
export function goneIdsOf(stretches: readonly Stretch[], from: number): string[] {
  const gone = new Set<string>();
  for (const { head } of sinceServer(stretches)) {
    if (head.type !== 'sync' || head.at > from) continue;
    for (const id of head.gone) gone.add(id);
    for (const id of head.back) gone.delete(id);
  }
  return [...gone];
}

/** What is about numbers of the server that the environment is at now: ids of another one name other numbers. */
export function sinceServer(stretches: readonly Stretch[]): Stretch[] {
  return stretches.slice(stretches.findLastIndex(({ head }) => head.type === 'start' && head.reason === 'server') + 1);
}

/** The last loss that stood out since numbers are compared, while some of what was lost then is still missing. */
export function lossOf(stretches: readonly Stretch[]): NumbersLost | null {
  for (let index = stretches.length - 1; index >= 0; index--) {
    const { head, isRead, isDismissed = false } = stretches[index]!;
    if (head.type === 'start') return null;
    const { at, before, after } = head;
    const lost = head.counts.kinds.gone ?? 0;
    // version 0.1.0 did not note how long the lists were
    if (before === 0 || !isDoubtful({ before, after, lost })) continue;
    const gone = new Set(head.gone);
    for (const later of stretches.slice(index + 1)) {
      if (later.head.type === 'sync') for (const id of later.head.back) gone.delete(id);
    }
    // of very many only the first have their ids noted
    const stillLost = lost - head.gone.length + gone.size;
    return stillLost > 0 ? { at, lost: stillLost, before, isRead, isDismissed } : null;
  }
  return null;
}
