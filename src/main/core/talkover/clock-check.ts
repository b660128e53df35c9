import { AppError } from '../../../shared/app-error';

/** Less than this is of no matter to reminders, which go by days, and a server's clock may be a little off itself. */
const TOLERANCE_MS = 90 * 60_000;

/** Compares this computer's clock with those of the servers, since reminders depend on it. */
export interface ClockCheck {
  /**
   * Notes the headers of an answer that came at `now` (epoch ms). Returns what is wrong with this computer's clock, or
   * null: it is wrong where every server that was heard of says so.
   */
  note(origin: string, headers: Headers, now: number): AppError | null;
}

export function createClockCheck(): ClockCheck {
  /** How far (ms) this computer is ahead of each server. */
  const ahead = new Map<string, number>();
  return {
    note(origin, headers, now) {
      const sentAt = Date.parse(headers.get('date') ?? '');
      // a cache on the way says how old its copy is
      const age = Number(headers.get('age') ?? 0);
      if (!Number.isNaN(sentAt)) ahead.set(origin, now - sentAt - (Number.isFinite(age) ? age * 1000 : 0));
      const smallest = [...ahead.values()].sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
      return Math.abs(smallest) > TOLERANCE_MS ? clockError(smallest) : null;
    },
  };
}

function clockError(aheadMs: number): AppError {
  const hours = Math.round(Math.abs(aheadMs) / 3_600_000);
  const time = hours < 48 ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.round(hours / 24) };
  return new AppError('clock_wrong', { values: { ...time, direction: aheadMs > 0 ? 'ahead' : 'behind' } });
}
