import type { Clock } from '../ports/ports';
import { wait } from '../sync/back-off';

/** A server that says nothing of when its limit ends is taken to count by the minute, as Talkover does. */
const USUAL_WINDOW_MS = 60_000;

/** Whatever the server says, a page waits no longer than this for its turn. */
const LONGEST_WAIT_MS = 120_000;

/**
 * Keeps the requests of a paged list within the server's limit: `X-RateLimit-Remaining` says how many are left, and
 * `X-RateLimit-Reset` until when (epoch seconds, by the answer's own `Date`, or seconds from now).
 */
export interface Pace {
  /** Reads the limit from an answer. */
  note(headers: Headers): void;
  /** How long (ms) the next request must wait; it is counted as sent. */
  next(): number;
}

export function createPace(clock: Pick<Clock, 'now'>): Pace {
  let remaining: number | null = null;
  let resetAt = 0;

  return {
    note(headers) {
      const left = countOf(headers.get('x-ratelimit-remaining'));
      if (left === null) return;
      const now = clock.now();
      const until = now + resetAfter(headers, now);
      // several answers are under way at once: within one window the smallest count is the latest
      remaining = remaining !== null && now < resetAt ? Math.min(remaining, left) : left;
      resetAt = until;
    },
    next() {
      const waitMs = resetAt - clock.now();
      // a longer wait means that the clock was set back, so the time that is left is unknown
      if (remaining === null || waitMs <= 0 || waitMs > LONGEST_WAIT_MS) {
        remaining = null;
        return 0;
      }
      if (remaining > 0) {
        remaining--;
        return 0;
      }
      return waitMs;
    },
  };
}

/** The pace of each server. */
export interface Paces {
  note(url: URL, headers: Headers): void;
  /** Waits until the server's limit lets another request be sent. @throws {AppError} cancelled */
  turn(url: URL, signal: AbortSignal): Promise<void>;
}

export function createPaces(clock: Clock): Paces {
  const paces = new Map<string, Pace>();

  function paceOf({ origin }: URL): Pace {
    const pace = paces.get(origin) ?? createPace(clock);
    paces.set(origin, pace);
    return pace;
  }

  return {
    note: (url, headers) => paceOf(url).note(headers),
    async turn(url, signal) {
      for (let ms = paceOf(url).next(); ms > 0; ms = paceOf(url).next()) await wait(ms, clock, signal);
    },
  };
}

function countOf(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

/** Milliseconds until the limit starts again. */
function resetAfter(headers: Headers, now: number): number {
  const reset = countOf(headers.get('x-ratelimit-reset'));
  if (reset === null) return USUAL_WINDOW_MS;
  const isInstant = reset > 1_000_000_000;
  const serverNow = Date.parse(headers.get('date') ?? '');
  const ms = isInstant ? reset * 1000 - (Number.isNaN(serverNow) ? now : serverNow) : reset * 1000;
  return Math.min(Math.max(ms, 1_000), LONGEST_WAIT_MS);
}
