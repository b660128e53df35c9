import { z } from 'zod';
import { localDay, type Day } from '../../../../shared/calendar/calendar-day';
import { reportedChange } from '../../../../shared/activity/changes';
import { sentences } from '../../../../shared/i18n/lists';
import { translate } from '../../../../shared/i18n/translate';
import { nextRenewal } from '../../../../shared/renewals/renewal';
import { defineAlert, toActivity, type ListChanges } from './alert-definition';

const facts = z.looseObject({
  /** The first and the last day (days since 1970) that were not watched. */
  first: z.number(),
  last: z.number(),
  /** How many numbers lapsed, renewed, or changed otherwise. */
  lapsed: z.number(),
  renewed: z.number(),
  others: z.number(),
});

/**
 * For days no sync succeeded, because the app was not running, the computer slept or Talkover could not be reached; and
 * something happened meanwhile. `number` says what, `before` and `after` are the first and the last of these days.
 */
export const missed = defineAlert({
  title: 'reminder.missedTitle',
  body: 'reminder.missedBody',
  summary: 'reminder.digest.missed',
  urgency: 'normal',
  target: toActivity,
  facts,
  find({ gap, ...changes }) {
    if (!gap) return [];
    const [first, last] = [localDay(gap.from), localDay(gap.to)];
    const counts = countMissed(changes, first, last);
    if (counts.lapsed + counts.renewed + counts.others === 0) return [];
    return [{ number: null, facts: { first, last, ...counts } }];
  },
  words: ({ first, last, lapsed, renewed, others }, format) => ({
    number: sentences(
      lapsed > 0 ? translate('reminder.missed.lapsed', { count: lapsed }) : '',
      renewed > 0 ? translate('reminder.missed.renewed', { count: renewed }) : '',
      others > 0 ? translate('reminder.missed.others', { count: others }) : '',
    ),
    before: format.day(first, last),
    after: format.day(last, last),
  }),
  isStanding: false,
});

/** How many numbers lapsed, renewed, or changed otherwise in days that were not watched. Each counts once. */
function countMissed({ gone, changed }: Pick<ListChanges, 'gone' | 'changed'>, first: Day, last: Day) {
  const counts = { lapsed: 0, renewed: 0, others: 0 };
  for (const number of gone) {
    const renewal = nextRenewal(number, first, last);
    const hasLapsed = renewal?.kind === 'lapses' && renewal.day >= first && renewal.day <= last;
    counts[hasLapsed ? 'lapsed' : 'others']++;
  }
  for (const { before, after } of changed) {
    const kinds = reportedChange(before, after, last)?.kinds;
    if (kinds) counts[kinds.includes('renewed') ? 'renewed' : 'others']++;
  }
  return counts;
}
