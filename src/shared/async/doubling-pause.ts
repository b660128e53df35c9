/**
 * How long to pause after the n-th failure in a row: twice as long each time, up to the longest. The unit is the caller's.
 *
 * @param failures 1 for the first
 */
export function doublingPause(failures: number, first: number, longest: number): number {
  return Math.min(longest, first * 2 ** (failures - 1));
}
