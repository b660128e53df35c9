import { openedValue } from './extras';
import type { PhoneNumber } from './phone-number';

/** Values that were sent and could not be read: by field, what was sent, shortened. */
export type Unreadable = Readonly<Partial<Record<keyof PhoneNumber, string>>>;

/** The fields without which a reminder is late, missing or wrong. */
const NEEDED = ['renewal_date', 'auto_renewal', 'current_status', 'monthly_renewal_cost'] as const;

/** These say when a number renews only where there is no date. */
const NEEDED_WITHOUT_DATE = ['days_until_monthly_renewal', 'is_due_for_monthly_renewal'] as const;

type JudgedFields = Pick<PhoneNumber, 'unreadable' | 'renewal_date'>;

/** What of a number could not be read; empty where all could. */
export function unreadableOf({ unreadable }: Pick<PhoneNumber, 'unreadable'>): Unreadable {
  const fields = openedValue(unreadable);
  return typeof fields === 'object' && fields !== null ? fields : {};
}

/**
 * Whether something that reminders depend on was sent and could not be read. A number for which nothing was sent, such as
 * one of an own SIP trunk, is not incomplete.
 */
export function isIncomplete(number: JudgedFields): boolean {
  if (!number.unreadable) return false;
  const fields = unreadableOf(number);
  return NEEDED.some((field) => field in fields) || hasUnknownDay(number);
}

/** Whether a number's day is not known because what was sent could not be read. */
export function hasUnknownDay(number: JudgedFields): boolean {
  if (!number.unreadable || number.renewal_date !== null) return false;
  const fields = unreadableOf(number);
  return 'renewal_date' in fields || NEEDED_WITHOUT_DATE.some((field) => field in fields);
}
