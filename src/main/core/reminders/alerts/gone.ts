import { isLargeLossOf, toRenewals, type AlertDefinition } from './alert-definition';

/** Talkover no longer lists a number. Of many at once, `loss` says it. */
export const gone: AlertDefinition = {
  title: 'reminder.goneTitle',
  body: 'reminder.goneBody',
  summary: 'reminder.digest.gone',
  urgency: 'critical',
  // there is no number left to look at
  target: ({ environmentId }) => toRenewals(environmentId),
  find: (changes) =>
    isLargeLossOf(changes) ? [] : changes.gone.map((number) => ({ number, before: number.current_status, after: '' })),
  isStanding: false,
};
