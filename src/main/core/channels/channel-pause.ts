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
  /** Nothing is due that could fail. */
  calmed(): void;
  /** @param missed where it did not arrive; told until a message arrives everywhere, but no reason to wait */
  arrived(missed: AppError | null): void;
  /** How long (ms) until the next try; 0 where nothing keeps it. */
  left(): number;
  /** Ends the wait, but for one that the service asked for. */
  end(): void;
  /** The same, because the channel was changed: what it missed may be reached now. */
  edited(): void;
  failure(): ChannelState['failure'];
}

export function createChannelPause(clock: Clock): ChannelPause {
  let last: { at: number; since: number; error: AppError; pauseMs: number; isAskedFor: boolean } | null = null;
  let pauseMs = 0;
  let partly: { since: number; error: AppError } | null = null;

  function left(): number {
    if (!last) return 0;
    const passed = clock.now() - last.at;
    // one that began after now has ended: the clock was set back
    return passed < 0 ? 0 : Math.max(0, last.pauseMs - passed);
  }

  function calmed(): void {
    last = null;
    pauseMs = 0;
  }

  function end(): void {
    pauseMs = 0;
    if (last && !last.isAskedFor) last.pauseMs = 0;
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
    calmed,
    arrived(missed) {
      calmed();
      partly = missed && { since: partly?.since ?? clock.now(), error: missed };
    },
    left,
    end,
    edited() {
      partly = null;
      end();
    },
    failure() {
      const nextTryAt = left() > 0 ? clock.now() + left() : null;
      const told = last ?? partly;
      return told && { since: told.since, reason: told.error.message, nextTryAt, isPartial: last === null };
    },
  };
}
