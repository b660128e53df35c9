import { toSettings, type AlertDefinition } from './alert-definition';

/**
 * No sync of an environment has succeeded for too long; see sync/outages.ts. `before` says when the last one
 * did, and `after` why the last attempt failed; both are sentences.
 */
export const outage: AlertDefinition = {
  title: 'reminder.outageTitle',
  body: 'reminder.outageBody',
  summary: 'reminder.digest.outage',
  urgency: 'critical',
  target: toSettings,
  isStanding: true,
};
