import { z } from 'zod';
import { draftsPatchSchema } from '../../drafts';
import { firstStepSchema } from '../../first-steps';
import { lastViewSchema, recentActionsSchema, settingsPatchSchema } from '../../settings';
import { nothing, request } from '../request';

/** Requests about settings, and what the app remembers between two starts. */
export const SETTINGS_REQUESTS = {
  'settings.update': request(settingsPatchSchema).answers<void>(),
  'session.rememberView': request(lastViewSchema).answers<void>(),
  'session.rememberActions': request(z.strictObject({ recentActions: recentActionsSchema })).answers<void>(),
  /** A first step is done; the same again changes nothing. */
  'firstSteps.done': request(z.strictObject({ step: firstStepSchema })).answers<void>(),
  /** The first steps are not shown again. */
  'firstSteps.close': request(nothing).answers<void>(),
  'drafts.put': request(draftsPatchSchema).answers<void>(),
};
