import type { Session } from '../settings';

type PausedUntil = Session['remindersPausedUntil'];

const HOUR_MS = 3_600_000;
/** Until tomorrow at the reminder time: two days at most, in one of which the clock may be set back. */
const LONGEST_MS = 49 * HOUR_MS;

/**
 * Until when reminders are paused as of an instant (epoch ms); null where they are not, or no longer. A pause that ends
 * later than one can be chosen for was chosen while the clock was ahead, and would silence reminders for as long.
 */
export function pauseAsOf(pausedUntil: PausedUntil, now: number): PausedUntil {
  if (typeof pausedUntil !== 'number') return pausedUntil;
  return pausedUntil > now && pausedUntil <= now + LONGEST_MS ? pausedUntil : null;
}
