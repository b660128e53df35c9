import type { Clock } from '../core/ports/ports';

/** A page that dies more often than this is not loaded again by itself. */
const MOST_RELOADS = 3;
const WITHIN_MS = 60_000;

/** How often a page may be loaded again: three times a minute. */
export interface ReloadLimit {
  /** Whether there is one left; takes it. */
  take(): boolean;
  /** The user asked for it, so counting begins again. */
  reset(): void;
}

export function createReloadLimit(clock: Pick<Clock, 'now'>): ReloadLimit {
  let taken: number[] = [];
  return {
    take() {
      const now = clock.now();
      // a clock that was set back must not make old ones count for longer
      taken = taken.filter((at) => at <= now && at > now - WITHIN_MS);
      if (taken.length >= MOST_RELOADS) return false;
      taken.push(now);
      return true;
    },
    reset: () => void (taken = []),
  };
}
