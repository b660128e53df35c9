import type { ActivityHead, SyncHead } from '../storage/formats/activity-format';

/** So many different counts are shared before sharing starts over, so that they can't pile up either. */
const MOST_SHARED = 1_000;

const NO_IDS: readonly string[] = [];

/**
 * Makes heads smaller, because main holds those of a whole year: only known fields, and one copy of what many of them have in
 * common. What a later version added to a head stays in the file.
 */
export function createHeadCompactor(): (head: ActivityHead) => ActivityHead {
  const known = new Map<string, SyncHead['counts']>();

  function shared(counts: SyncHead['counts']): SyncHead['counts'] {
    const key = JSON.stringify(counts);
    const same = known.get(key);
    if (same) return same;
    if (known.size === MOST_SHARED) known.clear();
    known.set(key, counts);
    return counts;
  }

  return (head) => {
    if (head.type !== 'sync') return head;
    const { type, from, at, before, after, counts, entries, news, omitted, gone, back } = head;
    return {
      type,
      from,
      at,
      before,
      after,
      counts: shared(counts),
      entries,
      news,
      omitted,
      gone: gone.length > 0 ? gone : NO_IDS,
      back: back.length > 0 ? back : NO_IDS,
    };
  };
}
