import { z } from 'zod';
import { defineAlert, toSettings } from './alert-definition';

/** Talkover rejected the token of an environment. Found by the sync, and not by comparing lists. */
export const token = defineAlert({
  title: 'reminder.tokenRefusedTitle',
  body: 'reminder.tokenRefusedBody',
  summary: 'reminder.digest.token',
  urgency: 'critical',
  target: toSettings,
  facts: z.looseObject({}),
  words: () => ({}),
  isStanding: true,
});
