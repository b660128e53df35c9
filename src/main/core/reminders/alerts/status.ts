import { toNumber, type AlertDefinition } from './alert-definition';

/** Statuses that a number in use must not change to unnoticed. */
const OUT_OF_SERVICE: readonly string[] = ['suspended', 'inactive'];

/** An active number is out of service. */
export const status: AlertDefinition = {
  title: 'reminder.statusTitle',
  body: 'reminder.statusBody',
  summary: 'reminder.digest.status',
  urgency: 'critical',
  target: toNumber,
  find: ({ changed }) =>
    changed
      .filter(
        ({ before, after }) => before.current_status === 'active' && OUT_OF_SERVICE.includes(after.current_status),
      )
      .map(({ before, after }) => ({ number: after, before: before.current_status, after: after.current_status })),
  isStanding: false,
};
