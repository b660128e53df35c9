import type { AppNotification, Target } from '../../shared/bridge';
import type { Day } from '../../shared/calendar-day';
import type { Formatter } from '../../shared/format';
import { translate } from '../../shared/i18n/translate';
import type { PhoneNumber } from '../../shared/phone-number';
import { reminderKey } from './reminders';
import type { ComingRenewal } from './renewal-summary';

/** Where a click on a number's notification or tray entry leads. */
export function targetOf({ account, number }: ComingRenewal): Target {
  return { view: 'numbers', accountId: account.id, numberId: number.id };
}

/** `(415) 555-0132`, or the E.164 number where the API sent no formatted one. */
function displayNumber(number: PhoneNumber): string {
  return number.formatted_number || number.number;
}

/** `(415) 555-0132 lapses tomorrow`. */
export function headline({ number, renewal }: ComingRenewal, format: Formatter): string {
  const past = renewal.daysLeft < 0;
  const values = { number: displayNumber(number), when: format.inDays(renewal.daysLeft) };
  if (renewal.kind === 'lapses') return translate(past ? 'reminder.lapsed' : 'reminder.lapses', values);
  return translate(past ? 'reminder.renewed' : 'reminder.renews', values);
}

/** The notification about one number: who, what, when, how much, and what happens if nothing is done. */
export function singleNotification(item: ComingRenewal, today: Day, format: Formatter): AppNotification {
  const { account, number, renewal } = item;
  const values = {
    account: account.name,
    day: format.day(renewal.day, today),
    cost: costOf([item], format),
    status: number.current_status,
  };
  const lapses = renewal.kind === 'lapses';
  const body = !lapses
    ? 'reminder.renewsBody'
    : number.auto_renewal
      ? 'reminder.endangeredBody'
      : 'reminder.lapsesBody';
  return {
    id: reminderKey(item),
    title: headline(item, format),
    body: translate(body, values),
    urgency: lapses ? 'critical' : 'normal',
    target: targetOf(item),
  };
}

/** One notification for many numbers; `items` in order of weight, at least one. */
export function digestNotification(items: readonly ComingRenewal[], format: Formatter): AppNotification {
  const lapsing = items.filter((item) => item.renewal.kind === 'lapses').length;
  const renewing = items.length - lapsing;
  const title = [
    ...(lapsing > 0 ? [translate('reminder.digestLapsing', { count: lapsing })] : []),
    ...(renewing > 0 ? [translate('reminder.digestRenewing', { count: renewing })] : []),
  ].join(', ');
  const first = items[0];
  if (!first) throw new RangeError('A digest needs at least one renewal.');
  const oneAccount = items.every((item) => item.account.id === first.account.id);
  return {
    id: `digest ${reminderKey(first)}`,
    title,
    body: translate('reminder.digestBody', { first: headline(first, format), cost: costOf(items, format) }),
    urgency: lapsing > 0 ? 'critical' : 'normal',
    target: { view: 'renewals', accountId: oneAccount ? first.account.id : null },
  };
}

/** `$3.45 + €1.40`: the monthly costs of some numbers, by currency. */
function costOf(items: readonly ComingRenewal[], format: Formatter): string {
  const sums = new Map<string, number>();
  for (const { number } of items) {
    const cost = number.monthly_renewal_cost ?? number.current_price;
    if (cost !== null) sums.set(number.currency, (sums.get(number.currency) ?? 0) + cost);
  }
  if (sums.size === 0) return translate('reminder.costUnknown');
  return [...sums].map(([currency, amount]) => format.amount(amount, currency)).join(' + ');
}
