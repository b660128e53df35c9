import { toNumber, type AlertDefinition } from './alert-definition';

/** Statuses that a number in use can change to unannounced; one that was not sent or not read says nothing. */
const IN_SERVICE: readonly string[] = ['active', 'pending', ''];

/** An active number is out of service, or in a status that this version does not know. */
export const status: AlertDefinition = {
  title: 'reminder.statusTitle',
  body: 'reminder.statusBody',
  summary: 'reminder.digest.status',
  urgency: 'critical',
  target: toNumber,
  find: ({ changed }) =>
    changed
      .filter(({ before, after }) => before.current_status === 'active' && !IN_SERVICE.includes(after.current_status))
      .map(({ before, after }) => ({ number: after, before: before.current_status, after: after.current_status })),
  isStanding: false,
};
