import { z } from 'zod';
import { listed } from '../../../../shared/i18n/lists';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { wordOf } from '../../../../shared/numbers/word';
import { displayNumber } from '../announce/display-number';
import { defineAlert, isLargeLossOf } from './alert-definition';

/** So many of the lost numbers are named. */
const NAMED = 3;

/** Talkover no longer lists a large part of an environment. `before` and `after` are how many it had, and how many are lost. */
export const loss = defineAlert({
  title: 'reminder.lossTitle',
  body: 'reminder.lossBody',
  summary: 'reminder.digest.loss',
  urgency: 'critical',
  target: ({ environmentId }) => ({ view: 'activity', environmentId, filter: 'gone' }),
  facts: z.looseObject({ size: z.number(), lost: z.number(), numbers: z.array(z.string()) }),
  find({ size, gone, changed }) {
    if (!isLargeLossOf({ size, gone, changed })) return [];
    const numbers = mostImportant(gone).map(displayNumber);
    return [{ number: null, facts: { size: size.before, lost: gone.length, numbers } }];
  },
  words: ({ size, lost, numbers }, format) => ({
    number: listed(numbers),
    before: format.count(size),
    after: format.count(lost),
  }),
  isStanding: false,
});

/** Numbers that were in use, before those that were not. */
function mostImportant(gone: readonly PhoneNumber[]): PhoneNumber[] {
  const isActive = ({ current_status: status }: PhoneNumber) => wordOf(status) === 'active';
  const active = gone.filter(isActive);
  return [...active, ...(active.length < NAMED ? gone.filter((number) => !isActive(number)) : [])].slice(0, NAMED);
}
