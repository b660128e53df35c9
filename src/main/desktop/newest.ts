/** How many notifications are listened to; clicking an older one does nothing. */
const MOST_HELD = 200;

/**
 * Drops what was put in first until memory is bounded again, because a notification that stays in the notification
 * center is never said to be closed. Sets and maps keep the order of insertion, so the first key is the oldest.
 */
export function dropOldest<T>(held: { size: number; keys(): Iterable<T>; delete(key: T): boolean }): void {
  for (const oldest of held.keys()) {
    if (held.size <= MOST_HELD) break;
    held.delete(oldest);
  }
}
