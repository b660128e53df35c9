import { nextTurn } from '../../../../shared/reminders/schedule';
import type { DueOptions } from './due-now';
import type { RetryPauses } from './retry-pauses';

/** Timers do not count the time a computer sleeps, and clocks are set; so no wait is longer than this. */
const LONGEST_WAIT_MS = 3_600_000;

/** Rings when something may be due: at the next turn of the schedule, after a pause, or to try again. */
export interface LookTimer {
  /** Sets it for the next look, in place of the one before. Does nothing once it was stopped. */
  set(): void;
  /** Epoch ms; null before it is set, and once it was stopped. */
  nextAt(): number | null;
  stop(): void;
}

export function createLookTimer(
  { clock, pausedUntil, settings }: Pick<DueOptions, 'clock' | 'pausedUntil' | 'settings'>,
  pauses: Pick<RetryPauses, 'nextEndIn'>,
  ring: () => void,
): LookTimer {
  let cancel = () => undefined as void;
  let nextAt: number | null = null;
  let stopped = false;
  return {
    set() {
      cancel();
      if (stopped) return;
      const now = clock.now();
      const paused = pausedUntil();
      const turn = nextTurn(now, settings());
      const next = typeof paused === 'number' ? Math.min(turn, paused) : turn;
      const wait = Math.min(next - now, pauses.nextEndIn() ?? LONGEST_WAIT_MS, LONGEST_WAIT_MS);
      nextAt = now + wait;
      cancel = clock.after(wait, ring);
    },
    nextAt: () => nextAt,
    stop() {
      stopped = true;
      nextAt = null;
      cancel();
    },
  };
}
