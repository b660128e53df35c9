import { z } from 'zod';
import { wordOf } from '../../../../shared/numbers/word';
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
    changed.flatMap(({ before: { current_status: was }, after }) => {
      const [before, now] = [wordOf(was), wordOf(after.current_status)];
      return before === 'active' && !IN_SERVICE.includes(now) ? [{ number: after, facts: { before, after: now } }] : [];
    }),
  words: ({ before, after }) => ({ before, after }),
  isStanding: false,
});
