import { pauseAsOf } from '../../../shared/reminders/pause';
import type { Session } from '../../../shared/settings';
import type { Clock } from '../ports/ports';

/** Whether the user has paused reminders, as the session remembers it. */
export interface Pause {
  /** Until when (epoch ms) or `forever`; null while reminders are not paused. */
  until(): Session['remindersPausedUntil'];
  /** Forgets one that no longer counts: once the clock is right, one chosen while it was ahead would come back. */
  forgetOver(): void;
}

/** Where it is remembered. */
interface Remembered {
  session(): Pick<Session, 'remindersPausedUntil'>;
  remember(patch: Pick<Session, 'remindersPausedUntil'>): void;
}

export function createPause(settings: Remembered, clock: Pick<Clock, 'now'>): Pause {
  const until = () => pauseAsOf(settings.session().remindersPausedUntil, clock.now());
  return {
    until,
    forgetOver() {
      if (until() === null && settings.session().remindersPausedUntil !== null) {
        settings.remember({ remindersPausedUntil: null });
      }
    },
  };
}
