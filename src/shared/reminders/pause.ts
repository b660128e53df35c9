import type { Session } from '../settings';

type PausedUntil = Session['remindersPausedUntil'];

/** Until when reminders are paused as of an instant (epoch ms); null where they are not, or no longer. */
export function pauseAsOf(pausedUntil: PausedUntil, now: number): PausedUntil {
  return typeof pausedUntil === 'number' && pausedUntil <= now ? null : pausedUntil;
}
