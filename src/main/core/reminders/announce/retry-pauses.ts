import type { NotificationOutcome } from '../../../../shared/bridge/notification';
import type { Clock } from '../../ports/ports';
import { isDigest } from './announcements';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

type Failure = Extract<NotificationOutcome, { outcome: 'failed' }>;

/**
 * Which notifications were not shown, and when each may be tried again: after a minute, two, four and so on up to an
 * hour. Each has pauses of its own, so that one the system always refuses doesn't keep others waiting. Digests share
 * theirs, since each has a new id. In memory only: a new start tries everything again.
 */
export interface RetryPauses {
  failed(id: string, failure: Failure): void;
  shown(id: string): void;
  /** Whether it is too early to try a notification again. */
  isPaused(id: string): boolean;
  /** How long (ms) until a pause ends; null where there is none. */
  nextEndIn(): number | null;
  /** Why the last notification that failed was not shown, as a sentence; null while none has failed. */
  reason(): string | null;
  /** Ends all pauses and forgets all failures. */
  clear(): void;
}

export function createRetryPauses(clock: Clock): RetryPauses {
  const pauses = new Map<string, { since: number; pauseMs: number }>();
  let reason: string | null = null;

  const keyOf = (id: string) => (isDigest(id) ? 'digest' : id);

  /** How much (ms) of a pause is left. One that began after now has ended: the clock was set back meanwhile. */
  function leftOf({ since, pauseMs }: { since: number; pauseMs: number }): number {
    const passed = clock.now() - since;
    return passed < 0 ? 0 : Math.max(0, pauseMs - passed);
  }

  return {
    failed(id, failure) {
      const before = pauses.get(keyOf(id))?.pauseMs ?? 0;
      const grown = Math.min(Math.max(before * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
      pauses.set(keyOf(id), { since: clock.now(), pauseMs: failure.retry === 'soon' ? 0 : grown });
      reason = failure.reason;
    },
    shown(id) {
      pauses.delete(keyOf(id));
      if (pauses.size === 0) reason = null;
    },
    isPaused(id) {
      const pause = pauses.get(keyOf(id));
      return pause !== undefined && leftOf(pause) > 0;
    },
    nextEndIn() {
      let soonest: number | null = null;
      for (const pause of pauses.values()) {
        const left = leftOf(pause);
        if (left > 0 && (soonest === null || left < soonest)) soonest = left;
      }
      return soonest;
    },
    reason: () => reason,
    clear() {
      pauses.clear();
      reason = null;
    },
  };
}
