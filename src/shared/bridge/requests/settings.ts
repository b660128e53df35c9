import { draftsPatchSchema } from '../../drafts';
import { lastViewSchema, settingsPatchSchema } from '../../settings';
import { request } from '../request';

/** Requests about settings, and what the app remembers between two starts. */
export const SETTINGS_REQUESTS = {
  'settings.update': request(settingsPatchSchema).answers<void>(),
  'session.rememberView': request(lastViewSchema).answers<void>(),
  'drafts.put': request(draftsPatchSchema).answers<void>(),
};
