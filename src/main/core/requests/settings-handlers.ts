import { AppError } from '../../../shared/app-error';
import type { SETTINGS_REQUESTS } from '../../../shared/bridge/requests/settings';
import type { AppLanguage } from '../language/app-language';
import type { DraftKeeper } from '../pages/drafts';
import type { Shell } from '../ports/ports';
import type { Reminders } from '../reminders/reminders';
import type { FirstStepsKeeper } from '../settings/first-steps';
import type { SettingsStore } from '../settings/settings-store';
import type { Sync } from '../sync/sync';
import type { Handlers } from './answer-request';

export interface SettingsHandlerParts {
  shell: Shell;
  language: Pick<AppLanguage, 'follow'>;
  settings: SettingsStore;
  drafts: DraftKeeper;
  firstSteps: Pick<FirstStepsKeeper, 'done' | 'close'>;
  sync: Sync;
  reminders: Pick<Reminders, 'announcer'>;
  changed(): void;
}

/** What each request about settings, and what the app remembers, does. */
export function createSettingsHandlers(parts: SettingsHandlerParts): Handlers<typeof SETTINGS_REQUESTS> {
  const { shell, language, settings, drafts, firstSteps, sync, reminders } = parts;

  async function setLaunchAtLogin(enabled: boolean): Promise<void> {
    if (!shell.setLaunchAtLogin) throw new AppError('bad_request', { values: { name: 'launchAtLogin' } });
    await shell.setLaunchAtLogin(enabled);
  }

  return {
    async 'settings.update'(patch) {
      // the system is asked first: what it refuses must not look as if it were set
      if (patch.launchAtLogin !== undefined) await setLaunchAtLogin(patch.launchAtLogin);
      settings.updateSettings(patch);
      if (patch.language !== undefined) await language.follow();
      if (patch.syncIntervalMinutes !== undefined) sync.reschedule();
      if (patch.reminders) void reminders.announcer.check();
      parts.changed();
    },
    'session.rememberView': (lastView) => settings.remember({ lastView }),
    'session.rememberActions': ({ recentActions }) => settings.remember({ recentActions }),
    'firstSteps.done'({ step }) {
      firstSteps.done(step);
      parts.changed();
    },
    'firstSteps.close'() {
      firstSteps.close();
      parts.changed();
    },
    'drafts.put': (patch) => drafts.put(patch),
  };
}
