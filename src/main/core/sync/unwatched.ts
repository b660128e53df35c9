const DAY_MS = 86_400_000;

/** What changed in more than this is history, and of a clock that was years behind nothing else is known. */
const LONGEST_MS = 366 * DAY_MS;

/** When a list was fetched (epoch ms), and whether this computer's clock was known to be wrong then. */
interface Fetched {
  fetchedAt: number;
  isClockWrong?: boolean | undefined;
}

/**
 * The time between two syncs, where it is so long that the app was not watching; null where it is not, or where a wrong
 * clock leaves unknown how long it was.
 *
 * @param afterMs as long as an outage takes; less than a day is never noticed, because computers are off at night
 */
export function unwatchedBetween(
  before: Fetched,
  after: Fetched,
  afterMs: number,
): { from: number; to: number } | null {
  if (before.isClockWrong || after.isClockWrong) return null;
  const ms = after.fetchedAt - before.fetchedAt;
  const isGap = ms >= Math.max(afterMs, DAY_MS) && ms <= LONGEST_MS;
  return isGap ? { from: before.fetchedAt, to: after.fetchedAt } : null;
}
