import { z } from 'zod';
import { defineAlert, toNumber } from './alert-definition';

/** Statuses that a number in use can change to unannounced; one that was not sent or not read says nothing. */
const IN_SERVICE: readonly string[] = ['active', 'pending', ''];

/** An active number is out of service, or in a status that this version does not know. The messages name the known ones. */
export const status = defineAlert({
  title: 'reminder.statusTitle',
  body: 'reminder.statusBody',
  summary: 'reminder.digest.status',
  urgency: 'critical',
  target: toNumber,
  facts: z.looseObject({ before: z.string(), after: z.string() }),
  find: ({ changed }) =>
    changed
      .filter(({ before, after }) => before.current_status === 'active' && !IN_SERVICE.includes(after.current_status))
      .map(({ before, after }) => ({
        number: after,
        facts: { before: before.current_status, after: after.current_status },
      })),
  words: ({ before, after }) => ({ before, after }),
  isStanding: false,
});
