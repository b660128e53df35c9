import type { Clock } from '../ports/ports';

/** When the next attempt is due. It can be held while the computer is offline or asleep, and keeps its time meanwhile. */
export interface AttemptTimer {
  /** Epoch ms of the next attempt; null where none is planned. */
  at(): number | null;
  /** Whether the attempt follows as soon as this turn is over. */
  isDue(): boolean;
  /** Plans the next attempt after a wait (ms). */
  plan(waitMs: number): void;
  /** Moves the next attempt to another time (epoch ms), no further ahead than `longestMs`. Takes effect with `release`. */
  move(at: number, longestMs?: number): void;
  /** Stops the timer, and keeps the time. */
  hold(): void;
  /** Sets the timer for the planned time; what is overdue runs at once. */
  release(): void;
  /** Forgets the planned attempt. */
  clear(): void;
}

export function createAttemptTimer(options: {
  clock: Clock;
  isHeld: () => boolean;
  onDue: () => void;
  /** The timer was set for a later turn. */
  onWait: () => void;
}): AttemptTimer {
  const { clock } = options;
  let at: number | null = null;
  /** How long (ms) the planned wait was: a clock that is set back must not make it longer. */
  let longest = 0;
  let isDue = false;
  let cancel: () => void = () => undefined;

  function set(waitMs: number): void {
    cancel();
    at = clock.now() + waitMs;
    isDue = waitMs <= 0;
    if (!options.isHeld()) cancel = clock.after(waitMs, options.onDue);
    if (!isDue) options.onWait();
  }

  return {
    at: () => at,
    isDue: () => isDue,
    plan(waitMs) {
      longest = waitMs;
      set(waitMs);
    },
    move(movedTo, longestMs = longest) {
      at = movedTo;
      longest = longestMs;
    },
    hold: () => cancel(),
    release: () => set(Math.min(Math.max((at ?? 0) - clock.now(), 0), longest)),
    clear() {
      cancel();
      at = null;
      isDue = false;
    },
  };
}
