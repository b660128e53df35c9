import type { Formatter } from '../../../../shared/format';
import { translate } from '../../../../shared/i18n/translate';
import { currencyOf, knownAmount, renewalCost } from '../../../../shared/renewals/money';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { toNumber, type AlertDefinition, type FoundAlert } from './alert-definition';

/** A number costs more. */
export const price: AlertDefinition = {
  title: 'reminder.priceTitle',
  body: 'reminder.priceBody',
  summary: 'reminder.digest.price',
  urgency: 'normal',
  target: toNumber,
  find: ({ changed }, format) => changed.flatMap(({ before, after }) => rise(before, after, format) ?? []),
  isStanding: false,
};

/** The monthly cost where that rose, else the price. */
function rise(before: PhoneNumber, after: PhoneNumber, format: Formatter): FoundAlert | null {
  if (currencyOf(before.currency) !== currencyOf(after.currency)) return null;
  const write = (amount: number) => format.amount(amount, after.currency);
  const aMonth = (amount: number) => translate('reminder.aMonth', { cost: write(amount) });
  const priceOf = (number: PhoneNumber) => knownAmount(number.current_price);
  for (const [amountOf, words] of [
    [renewalCost, aMonth],
    [priceOf, write],
  ] as const) {
    // prettier-ignore
    const [was, is] = [amountOf(before), amountOf(after)];
    if (was !== null && is !== null && is > was) return { number: after, before: words(was), after: words(is) };
  }
  return null;
}
