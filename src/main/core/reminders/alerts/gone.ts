import { z } from 'zod';
import { defineAlert, isLargeLossOf, toRenewals } from './alert-definition';

/** Talkover no longer lists a number; `before` is its last status. Of many at once, `loss` says it. */
export const gone = defineAlert({
  title: 'reminder.goneTitle',
  body: 'reminder.goneBody',
  summary: 'reminder.digest.gone',
  urgency: 'critical',
  // there is no number left to look at
  target: ({ environmentId }) => toRenewals(environmentId),
  facts: z.looseObject({ before: z.string() }),
  find: (changes) =>
    isLargeLossOf(changes) ? [] : changes.gone.map((number) => ({ number, facts: { before: number.current_status } })),
  words: ({ before }) => ({ before }),
  isStanding: false,
});
