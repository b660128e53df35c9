import { realEnvironments } from '../../../shared/environment';
import type { FirstStep } from '../../../shared/first-steps';
import type { SettingsStore } from './settings-store';

/** The first steps that the app suggests after the first environment was connected. */
export interface FirstStepsKeeper {
  /** An environment was connected. Where it isn't the first one, the user knows the app, and nothing is suggested. */
  connected(): void;
  done(step: FirstStep): void;
  /** All are done, or the user wants to see no more of them. */
  close(): void;
}

export function createFirstSteps(
  settings: Pick<SettingsStore, 'session' | 'remember' | 'environments'>,
): FirstStepsKeeper {
  const now = () => settings.session().firstSteps;
  return {
    connected() {
      if (now().phase !== 'before' || realEnvironments(settings.environments()).length > 1) return;
      settings.remember({ firstSteps: { ...now(), phase: 'open' } });
    },
    done(step) {
      settings.remember({ firstSteps: { ...now(), done: [...new Set([...now().done, step])] } });
    },
    close() {
      settings.remember({ firstSteps: { ...now(), phase: 'closed' } });
    },
  };
}
