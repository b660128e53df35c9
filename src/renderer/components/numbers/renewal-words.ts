import type { Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { hasUnknownDay, unreadableOf } from '../../../shared/numbers/incomplete';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import type { Renewal } from '../../../shared/renewals/renewal';
import { t } from '../../lib/t';
import { isKnownStatus, statusWord } from './words';

export interface RenewalWords {
  /** `Lapses tomorrow`, `in 2 days`. */
  when: string;
  /** `24 Nov · no auto-renewal`. */
  day: string;
  /** Red only for what will be lost, amber for what is near. */
  tone: 'lost' | 'near' | 'calm';
}

/** How far ahead, in days, a loss is shown in red, and a renewal in amber. */
const LOSS_WITHIN_DAYS = 30;
const NEAR_WITHIN_DAYS = 7;

/** A number's renewal as the table tells it. */
export function renewalWords(
  number: PhoneNumber,
  renewal: Renewal | null,
  format: Formatter,
  today: Day,
): RenewalWords {
  if (!renewal && hasUnknownDay(number)) {
    return { when: t('numbers.renews.unreadable'), day: t('numbers.renews.unreadableDay'), tone: 'near' };
  }
  if (!renewal) return { when: t('numbers.unknown'), day: t('numbers.renews.unknown'), tone: 'calm' };
  const when = format.inDays(renewal.daysLeft);
  const day = format.day(renewal.day, today);
  if (renewal.kind === 'lapses') {
    return {
      when: t(renewal.daysLeft < 0 ? 'numbers.renews.lapsed' : 'numbers.renews.lapses', { when }),
      day: lapseWords(number, day),
      tone: renewal.daysLeft <= LOSS_WITHIN_DAYS ? 'lost' : 'calm',
    };
  }
  return {
    when: renewal.daysLeft < 0 ? t('numbers.renews.wasDue', { when }) : when,
    day,
    tone: renewal.daysLeft <= NEAR_WITHIN_DAYS ? 'near' : 'calm',
  };
}

/** Why a number lapses, or has lapsed, and what that means, as a sentence or two. */
export function lapseReason(number: PhoneNumber, { daysLeft }: Renewal): string {
  if (daysLeft < 0) return t('numbers.details.why.lapsed');
  if (unreadableOf(number).auto_renewal !== undefined) return t('numbers.details.why.autoUnreadable');
  if (!number.auto_renewal) return t('numbers.details.why.noAuto');
  const { current_status: status } = number;
  if (status === '') return t('numbers.details.why.statusUnknown');
  if (!isKnownStatus(status)) return t('numbers.details.why.unknownStatus', { status });
  return t('details.why.status', { status });
}

/** The day, and why the number lapses. */
function lapseWords(number: PhoneNumber, day: string): string {
  const { auto_renewal: auto, current_status: status } = unreadableOf(number);
  if (auto !== undefined) return t('numbers.renews.autoUnreadable', { day });
  if (!number.auto_renewal) return t('numbers.renews.noAuto', { day });
  if (status !== undefined || number.current_status === '') return t('numbers.renews.statusUnknown', { day });
  return t('numbers.renews.endangered', { day, status: statusWord(number.current_status).toLowerCase() });
}
