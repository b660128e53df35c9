/** The earliest of some instants (epoch ms); null where there are none, or one of them is not known. */
export function oldestOf(instants: readonly (number | null)[]): number | null {
  let oldest: number | null = null;
  for (const instant of instants) {
    if (instant === null) return null;
    oldest = oldest === null ? instant : Math.min(oldest, instant);
  }
  return oldest;
}
