import { promisesSettled } from '../../../shared/testing/promises-settled';
import type { Clock } from '../ports/ports';

/** A clock for tests: it stands still until it is advanced, and calls timers back in their order. */
export interface ManualClock extends Clock {
  /** Lets time pass, calling back what falls due and letting promises settle between; it doesn't wait for files or sockets. */
  advance(ms: number): Promise<void>;
  /** Moves the time without calling anything back, as sleep or a set clock does. */
  jump(ms: number): void;
  /** Delays (ms) of the timers that are set, soonest first. */
  pending(): number[];
}

export function createManualClock(start: number): ManualClock {
  let now = start;
  const timers = new Set<{ at: number; callback: () => void }>();
  const soonest = () => [...timers].sort((a, b) => a.at - b.at)[0];

  return {
    now: () => now,
    after(delayMs, callback) {
      const timer = { at: now + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = now + ms;
      await promisesSettled();
      for (let timer = soonest(); timer && timer.at <= until; timer = soonest()) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.callback();
        await promisesSettled();
      }
      now = until;
    },
    jump(ms) {
      now += ms;
    },
    pending: () => [...timers].map((timer) => timer.at - now).sort((a, b) => a - b),
  };
}
