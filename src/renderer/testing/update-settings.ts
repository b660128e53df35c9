import { patchSettings, type SettingsPatch } from '../../shared/settings';
import { useAppStore } from '../stores/app';

/** What main does for `settings.update`; the page hears of it at once. */
export function updateSettings(patch: SettingsPatch): void {
  const app = useAppStore();
  app.state = { ...app.state!, settings: patchSettings(app.state!.settings, patch) };
}
