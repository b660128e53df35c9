import type { ExchangeRate } from '../../../shared/renewals/exchange-rates';
import { t } from '../../lib/t';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { stepOf, type Turn } from '../../stores/turns';
import { useUndoStore } from '../../stores/undo';

/** Whose rate it is, and in what it is expressed: ISO 4217. */
interface Pair {
  base: string;
  currency: string;
}

/**
 * Removes an exchange rate, and offers to undo it.
 * @param send false where it failed and the user was told
 */
export function removeRate(pair: Pair, rate: ExchangeRate, send: () => Promise<boolean>): Promise<void> {
  const { base, currency } = pair;
  const undo = useUndoStore();
  const words = t('settings.exchangeRates.removed', { currency });
  const turns: Turn<ExchangeRate | null>[] = [{ before: rate, after: null }];
  const now = () => useAppStore().state?.settings.exchangeRates.rates[base]?.[currency] ?? null;
  return undo.during(async () => {
    if (await send()) undo.offer(stepOf({ words, turns, now, send: ([turn], to) => put(pair, turn?.[to] ?? null) }));
  });
}

function put(pair: Pair, rate: ExchangeRate | null): Promise<boolean> {
  const patch = rate === null ? { remove: pair } : { set: { ...pair, ...rate } };
  return useFeedbackStore().attempt('settings.update', { exchangeRates: patch });
}
