import { pauseAsOf } from '../../../shared/reminders/pause';
import type { Session } from '../../../shared/settings';
import type { Clock } from '../ports/ports';
import type { SettingsStore } from '../settings/settings-store';

/** Whether the user has paused reminders, as the session remembers it. */
export interface Pause {
  /** Until when (epoch ms) or `forever`; null while reminders are not paused. */
  until(): Session['remindersPausedUntil'];
  /** Forgets one that no longer counts: once the clock is right, one chosen while it was ahead would come back. */
  forgetOver(): void;
}

export function createPause(
  settings: Pick<SettingsStore, 'session' | 'remember'>,
  clock: Pick<Clock, 'now'>,
): Pause {
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
