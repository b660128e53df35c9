import { dayFromIso, FIRST_DAY, LAST_DAY, type Day } from '../calendar/calendar-day';
import type { PhoneNumber } from '../numbers/phone-number';
import { wordOf } from '../numbers/word';

/** `renews`: it will be charged and kept. `lapses`: it will be lost unless the user acts. */
export type RenewalKind = 'renews' | 'lapses';

export interface Renewal {
  day: Day;
  /** Negative once the day has passed. */
  daysLeft: number;
  kind: RenewalKind;
}

/** What of a number says whether it renews or lapses, and when. */
type KindFields = Pick<PhoneNumber, 'auto_renewal' | 'current_status'>;
type RenewalFields = KindFields &
  Pick<PhoneNumber, 'renewal_date' | 'days_until_monthly_renewal' | 'is_due_for_monthly_renewal'>;

/** Statuses in which a number may not live through its renewal even with auto-renewal on. */
const ENDANGERED_STATUSES: readonly string[] = ['suspended', 'inactive', 'pending'];

/** How near, in days, the renewal of a number in an endangered status must be for it to count as lapsing. */
export const ENDANGERED_WITHIN_DAYS = 14;

/**
 * The next renewal of a number, or null where the API tells none.
 *
 * The API says when in three ways, and where they disagree the first that speaks wins: `renewal_date`; else the day of
 * the fetch plus `days_until_monthly_renewal` (it was true when the server answered); else, if
 * `is_due_for_monthly_renewal`, the day of the fetch. A number of days that leads to no day of the calendar says nothing.
 *
 * Whether it renews or lapses is {@link lapsesWithinDays}.
 */
export function nextRenewal(number: RenewalFields, fetchedOn: Day, today: Day): Renewal | null {
  const day = renewalDay(number, fetchedOn);
  return day === null ? null : renewalAsOf(number, day, today);
}

/** A renewal on a known day, as it stands on `today`: a number in an endangered status lapses only once its day is near. */
export function renewalAsOf(number: KindFields, day: Day, today: Day): Renewal {
  const daysLeft = day - today;
  return { day, daysLeft, kind: renewalKind(number, daysLeft) };
}

/** Whether a number renews or lapses, so many days before its renewal date. */
export function renewalKind(number: KindFields, daysLeft: number): RenewalKind {
  return daysLeft <= lapsesWithinDays(number) ? 'lapses' : 'renews';
}

/**
 * From how many days before its renewal date on a number counts as lapsing: always if auto-renewal is off or its status is
 * none that this version knows; within {@link ENDANGERED_WITHIN_DAYS} if it is suspended, inactive or pending; never if it
 * is active. Stored lists of 0.1.0 have statuses as they were sent.
 */
export function lapsesWithinDays({ auto_renewal: renewsItself, current_status: status }: KindFields): number {
  if (!renewsItself) return Infinity;
  if (status === 'active') return -Infinity;
  const word = wordOf(status);
  if (ENDANGERED_STATUSES.includes(word)) return ENDANGERED_WITHIN_DAYS;
  return word === 'active' ? -Infinity : Infinity;
}

/** Whether the status is one in which a number may not renew although auto-renewal is on. */
export function isInEndangeredStatus({ current_status: status }: Pick<PhoneNumber, 'current_status'>): boolean {
  return lapsesWithinDays({ auto_renewal: true, current_status: status }) >= 0;
}

/** Whether the renewal date is only known as so many days from the day of the fetch. */
export function isDayCounted({ renewal_date: date }: Pick<PhoneNumber, 'renewal_date'>): boolean {
  return dayFromIso(date) === null;
}

function renewalDay(number: RenewalFields, fetchedOn: Day): Day | null {
  const dated = dayFromIso(number.renewal_date);
  if (dated !== null) return dated;
  if (number.days_until_monthly_renewal !== null) {
    const counted = fetchedOn + number.days_until_monthly_renewal;
    if (Number.isInteger(counted) && counted >= FIRST_DAY && counted <= LAST_DAY) return counted;
  }
  return number.is_due_for_monthly_renewal ? fetchedOn : null;
}
