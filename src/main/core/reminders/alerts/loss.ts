import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { displayNumber } from '../announce/display-number';
import { isLargeLossOf, type AlertDefinition } from './alert-definition';

/** So many of the lost numbers are named. */
const NAMED = 3;

/** Talkover no longer lists a large part of an environment. `before` and `after` are how many it had, and how many are lost. */
export const loss: AlertDefinition = {
  title: 'reminder.lossTitle',
  body: 'reminder.lossBody',
  summary: 'reminder.digest.loss',
  urgency: 'critical',
  target: ({ environmentId }) => ({ view: 'activity', environmentId, filter: 'gone' }),
  find: (changes, format) =>
    isLargeLossOf(changes)
      ? [
          {
            number: mostImportant(changes.gone).map(displayNumber).join(', '),
            before: format.count(changes.size.before),
            after: format.count(changes.gone.length),
          },
        ]
      : [],
  isStanding: false,
};

/** Numbers that were in use, before those that were not. */
function mostImportant(gone: readonly PhoneNumber[]): PhoneNumber[] {
  const isActive = ({ current_status: status }: PhoneNumber) => status === 'active';
  const active = gone.filter(isActive);
  return [...active, ...(active.length < NAMED ? gone.filter((number) => !isActive(number)) : [])].slice(0, NAMED);
}
