import type { Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { hasUnknownDay, unreadableOf } from '../../../shared/numbers/incomplete';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { outlookOf } from '../../../shared/renewals/outlook';
import type { Renewal } from '../../../shared/renewals/renewal';
import { t } from '../../lib/t';
import { isKnownStatus, statusWord } from './words';

export interface RenewalWords {
  /** `Lapses tomorrow`, `In 2 days`. */
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
  const day = format.day(renewal.day, today);
  return {
    when: whenWords(renewal),
    day: renewal.kind === 'lapses' ? lapseWords(number, day) : day,
    tone: toneOf(renewal),
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

/** The same below a head that says the day: only what happens, and why a number lapses. */
export function renewalWordsOfDay(
  number: PhoneNumber,
  renewal: Renewal | null,
  format: Formatter,
  today: Day,
): RenewalWords {
  if (!renewal) return renewalWords(number, renewal, format, today);
  return {
    when: t(`renewals.what.${renewal.kind}`),
    day: renewal.kind === 'lapses' ? whyWords(number) : '',
    // the head says how near it is
    tone: renewal.kind === 'lapses' ? toneOf(renewal) : 'calm',
  };
}

function whenWords(renewal: Renewal): string {
  return t(`renewals.when.${outlookOf(renewal)}`, { days: Math.abs(renewal.daysLeft) });
}

function toneOf({ kind, daysLeft }: Renewal): RenewalWords['tone'] {
  if (kind === 'lapses') return daysLeft <= LOSS_WITHIN_DAYS ? 'lost' : 'calm';
  return daysLeft <= NEAR_WITHIN_DAYS ? 'near' : 'calm';
}

/** The day, and why the number lapses. */
function lapseWords(number: PhoneNumber, day: string): string {
  const why = whyOf(number);
  if (why !== 'status') return t(`numbers.renews.${why}`, { day });
  return t('numbers.renews.status', { day, status: number.current_status });
}

/** Why a number lapses. */
function whyWords(number: PhoneNumber): string {
  const why = whyOf(number);
  return why === 'status' ? statusWord(number.current_status) : t(`renewals.why.${why}`);
}

function whyOf(number: PhoneNumber): 'autoUnreadable' | 'noAuto' | 'statusUnknown' | 'status' {
  const { auto_renewal: auto, current_status: status } = unreadableOf(number);
  if (auto !== undefined) return 'autoUnreadable';
  if (!number.auto_renewal) return 'noAuto';
  return status !== undefined || number.current_status === '' ? 'statusUnknown' : 'status';
}
