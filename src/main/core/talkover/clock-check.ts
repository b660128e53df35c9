import { AppError } from '../../../shared/app-error';

/** Less than this is of no matter to reminders, which go by days, and a server's clock may be a little off itself. */
const TOLERANCE_MS = 90 * 60_000;

/** What a server said longer ago than this no longer counts. */
const COUNTS_MS = 60 * 60_000;

/** Compares this computer's clock with those of the servers, since reminders depend on it. */
export interface ClockCheck {
  /**
   * Notes the headers of an answer that came at `now` (epoch ms). Returns what is wrong with this computer's clock, or
   * null: it is wrong where every server that was heard of within the hour says so.
   */
  note(origin: string, headers: Headers, now: number): AppError | null;
}

export function createClockCheck(): ClockCheck {
  /** How far (ms) this computer is ahead of each server, and when (epoch ms) that was heard. */
  const heard = new Map<string, { ahead: number; at: number }>();
  return {
    note(origin, headers, now) {
      const sentAt = Date.parse(headers.get('date') ?? '');
      // a cache on the way says how old its copy is
      const age = Number(headers.get('age') ?? 0);
      if (!Number.isNaN(sentAt)) {
        heard.set(origin, { ahead: now - sentAt - (Number.isFinite(age) ? age * 1000 : 0), at: now });
      }
      // what was heard in the future was heard before the clock was set back
      const recent = [...heard.values()].filter(({ at }) => Math.abs(now - at) <= COUNTS_MS);
      const smallest = recent.map(({ ahead }) => ahead).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
      return Math.abs(smallest) > TOLERANCE_MS ? clockError(smallest) : null;
    },
  };
}

function clockError(aheadMs: number): AppError {
  const hours = Math.round(Math.abs(aheadMs) / 3_600_000);
  const time = hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.round(hours / 24) };
  return new AppError('clock_wrong', { values: { ...time, direction: aheadMs > 0 ? 'ahead' : 'behind' } });
}
