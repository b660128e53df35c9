import { defineStore } from 'pinia';
import { computed } from 'vue';
import { dayFromIso } from '../../shared/calendar/calendar-day';
import { convertSums, type ConvertedSum, type CurrencySum } from '../../shared/renewals/money';
import { t } from '../lib/t';
import { sentences } from '../../shared/i18n/lists';
import { useAppStore } from './app';

type Sums = readonly Pick<CurrencySum, 'currency' | 'amount'>[];

/** One total of amounts in several currencies, in words. */
export interface ConvertedTotal extends ConvertedSum {
  /** `≈ $1,234.50`. */
  text: string;
  /** Of when the rates are, and what is left out. */
  note: string;
}

/** The user's own exchange rates, and what they make of amounts. */
export const useRatesStore = defineStore('rates', () => {
  const app = useAppStore();

  const rates = computed(() => app.state?.settings.exchangeRates ?? { base: null, rates: {} });

  /** Null where the rates change nothing: where none was entered, or all amounts are in the base anyway. */
  function convert(sums: Sums): ConvertedTotal | null {
    const converted = convertSums(sums, rates.value);
    if (!converted) return null;
    const { amount, currency } = converted;
    const text = t('renewals.rates.approx', { amount: app.format.rounded(amount, currency) });
    return { ...converted, text, note: noteOf(converted) };
  }

  /** As `convert`, and null, too, where an amount has no rate: for places that can't say what is left out. */
  function convertAll(sums: Sums): ConvertedTotal | null {
    const converted = convert(sums);
    return converted?.without.length === 0 ? converted : null;
  }

  function noteOf({ currency, ratesOf, without }: ConvertedSum): string {
    const day = app.format.fullDay(dayFromIso(ratesOf)!);
    const converted = t('renewals.rates.converted', { currency, day });
    if (without.length === 0) return converted;
    const currencies = app.format.list(without.map((word) => word || t('numbers.group.none.currency')));
    return sentences(converted, t('renewals.rates.without', { currencies, count: without.length }));
  }

  return { rates, convert, convertAll };
});
