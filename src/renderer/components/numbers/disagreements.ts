import { dayFromIso, type Day } from '../../../shared/calendar/calendar-day';
import type { Formatter } from '../../../shared/format';
import { renewalCost } from '../../../shared/renewals/money';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { t } from '../../lib/t';

/** A number called due may renew up to this many days after the fetch before that counts as a contradiction. */
const DUE_WITHIN_DAYS = 7;

/** Where the API's fields about the renewal of one number contradict each other, in sentences. */
export function disagreements(number: PhoneNumber, fetchedOn: Day, format: Formatter): string[] {
  const found: string[] = [];
  const dated = dayFromIso(number.renewal_date);
  const days = number.days_until_monthly_renewal;
  const { current_price: price, currency } = number;
  const cost = renewalCost(number);

  if (dated !== null && days !== null && fetchedOn + days !== dated) {
    found.push(
      t('numbers.details.disagree.days', {
        dated: format.fullDay(dated),
        days,
        fetched: format.fullDay(fetchedOn),
        counted: format.fullDay(fetchedOn + days),
      }),
    );
  }
  if (dated !== null && number.is_due_for_monthly_renewal && dated - fetchedOn > DUE_WITHIN_DAYS) {
    found.push(t('numbers.details.disagree.due', { day: format.fullDay(dated) }));
  }
  if (dated !== null && !number.is_due_for_monthly_renewal && dated < fetchedOn) {
    found.push(t('numbers.details.disagree.notDue', { day: format.fullDay(dated) }));
  }
  if (price !== null && cost !== null && price !== cost) {
    found.push(
      t('numbers.details.disagree.price', {
        price: format.amount(price, currency),
        cost: format.amount(cost, currency),
      }),
    );
  }
  return found;
}
