import type { Clock } from './ports';

/** The computer's clock. Its timers do not run while the computer sleeps; see {@link Core.resume}. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};
