/** Keys are sorted by so many digits at a time, last ones first. */
const RADIX = 1_000;
/** As many passes as sort every whole number that is exact in a double. */
const PASSES = 6;

/**
 * Rearranges rows by a key each, and leaves those of one key in the order they came in.
 *
 * @param keys by row: whole numbers from 0 to 2^53
 */
export function radixSort(rows: Uint32Array, keys: Float64Array): Uint32Array {
  const left = keys.slice();
  const ranks = new Uint32Array(left.length);
  let sorted = rows;
  for (let pass = 0; pass < PASSES; pass++) {
    let isDone = true;
    for (let row = 0; row < left.length; row++) {
      const rest = Math.floor(left[row]! / RADIX);
      ranks[row] = left[row]! - rest * RADIX;
      left[row] = rest;
      if (rest !== 0) isDone = false;
    }
    sorted = countingSort(sorted, ranks, RADIX);
    if (isDone) break;
  }
  return sorted;
}

/** Sorts those that stand together because their keys are the same. */
export function sortRuns(rows: Uint32Array, keys: Float64Array, compareRows: (a: number, b: number) => number): void {
  for (let from = 0, to = 1; from < rows.length; from = to, to++) {
    while (to < rows.length && keys[rows[to]!] === keys[rows[from]!]) to++;
    if (to - from > 1) rows.subarray(from, to).sort(compareRows);
  }
}

/** Rearranges rows by rank and leaves those of one rank in the order they came in. */
export function countingSort(rows: Uint32Array, ranks: Uint32Array, rankCount: number): Uint32Array {
  const next = new Uint32Array(rankCount + 1);
  for (const rank of ranks) next[rank + 1]!++;
  for (let rank = 0; rank < rankCount; rank++) next[rank + 1]! += next[rank]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[ranks[row]!]!++] = row;
  return sorted;
}
