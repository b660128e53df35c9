import { toSettings, type AlertDefinition } from './alert-definition';

/** Talkover refused the token of an environment; whoever syncs it finds that out. */
export const token: AlertDefinition = {
  title: 'reminder.tokenRefusedTitle',
  body: 'reminder.tokenRefusedBody',
  summary: 'reminder.digest.token',
  urgency: 'critical',
  target: toSettings,
  isStanding: true,
};
