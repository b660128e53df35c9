import type { ChannelState } from '../../../shared/channels/channel';
import type { AppError } from '../../../shared/app-error';
import type { Clock } from '../ports/ports';

const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Why a channel's messages don't arrive, and when it tries again: after a minute, two, four and so on up to an hour, and
 * not before the service wants to be asked.
 */
export interface ChannelPause {
  failed(error: AppError, since: number): void;
  succeeded(): void;
  /** How long (ms) until the next try; 0 where nothing keeps it. */
  left(): number;
  /** Ends the wait, but for one that the service asked for. */
  end(): void;
  failure(): ChannelState['failure'];
}

export function createChannelPause(clock: Clock): ChannelPause {
  let last: { at: number; since: number; error: AppError; pauseMs: number; isAskedFor: boolean } | null = null;
  let pauseMs = 0;

  function left(): number {
    if (!last) return 0;
    const passed = clock.now() - last.at;
    // one that began after now has ended: the clock was set back
    return passed < 0 ? 0 : Math.max(0, last.pauseMs - passed);
  }

  return {
    failed(error, since) {
      pauseMs = Math.min(Math.max(pauseMs * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
      const asked = error.retryAfterMs ?? 0;
      last = {
        at: clock.now(),
        since: Math.min(last?.since ?? since, since),
        error,
        pauseMs: Math.max(pauseMs, asked),
        isAskedFor: asked > pauseMs,
      };
    },
    succeeded() {
      last = null;
      pauseMs = 0;
    },
    left,
    end() {
      pauseMs = 0;
      if (last && !last.isAskedFor) last.pauseMs = 0;
    },
    failure: () =>
      last && { since: last.since, reason: last.error.message, nextTryAt: left() > 0 ? clock.now() + left() : null },
  };
}
