import { z } from 'zod';
import { translate } from '../../../../shared/i18n/translate';
import { currencyOf, knownAmount, renewalCost } from '../../../../shared/renewals/money';
import type { PhoneNumber } from '../../../../shared/numbers/phone-number';
import { defineAlert, toNumber, type FoundAlert } from './alert-definition';

const facts = z.looseObject({
  /** In units of the currency. */
  before: z.number(),
  after: z.number(),
  /** ISO 4217, or the word the API sent. */
  currency: z.string(),
  /** Whether it is the monthly cost; else the price. */
  isMonthly: z.boolean(),
});

/** A number costs more. */
export const price = defineAlert({
  title: 'reminder.priceTitle',
  body: 'reminder.priceBody',
  summary: 'reminder.digest.price',
  urgency: 'normal',
  target: toNumber,
  facts,
  find: ({ changed }) => changed.flatMap(({ before, after }) => rise(before, after) ?? []),
  words({ before, after, currency, isMonthly }, format) {
    const amount = (value: number) => {
      const cost = format.amount(value, currency);
      return isMonthly ? translate('reminder.aMonth', { cost }) : cost;
    };
    return { before: amount(before), after: amount(after) };
  },
  isStanding: false,
});

/** The monthly cost where that rose, else the price. */
function rise(was: PhoneNumber, is: PhoneNumber): FoundAlert<z.infer<typeof facts>> | null {
  const currency = currencyOf(is.currency);
  if (currencyOf(was.currency) !== currency) return null;
  const priceOf = (number: PhoneNumber) => knownAmount(number.current_price);
  for (const [amountOf, isMonthly] of [
    [renewalCost, true],
    [priceOf, false],
  ] as const) {
    // prettier-ignore
    const [before, after] = [amountOf(was), amountOf(is)];
    if (before !== null && after !== null && after > before) {
      return { number: is, facts: { before, after, currency, isMonthly } };
    }
  }
  return null;
}
