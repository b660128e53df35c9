import type { Columns } from './columns';

/** As many answers as are kept of each list, a byte a row each: the demands of one query, and some of the last. */
const MOST_KEPT = 24;

const keptOf = new WeakMap<Columns, Map<string, Uint8Array>>();

/**
 * Which rows meet a demand, found once and kept as long as it is asked again: of a query that changes with every key
 * only the demand that changes is worked out. Do not write to what it gives.
 */
export function keepRows(columns: Columns, demand: string, find: () => Uint8Array): Uint8Array {
  let kept = keptOf.get(columns);
  if (!kept) keptOf.set(columns, (kept = new Map<string, Uint8Array>()));
  const rows = kept.get(demand) ?? find();
  // asked last, it is forgotten last
  kept.delete(demand);
  kept.set(demand, rows);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return rows;
}
