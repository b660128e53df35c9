import type { CurrencyCosts } from '../../../shared/renewals/costs';
import type { CurrencySum } from '../../../shared/renewals/money';
import type { Formatter } from '../../../shared/format';
import type { ConvertedTotal } from '../../stores/rates';
import { t } from '../../lib/t';

/** The figures of some numbers. */
export const COST_PARTS = ['monthly', 'year', 'atRisk'] as const;
export type CostPart = (typeof COST_PARTS)[number];

type CurrencyAmount = Pick<CurrencySum, 'currency' | 'amount'>;

/** Amounts where there is room for one. */
export interface ShownAmount {
  text: string;
  /** All of them, where `text` leaves some out; null where it doesn't. */
  all: string | null;
}

/**
 * The amounts of some numbers in each currency: one alone as it is, several as one total where the user has rates for all
 * of them, else the first and how many more; a dash where there are none.
 */
export function showAmounts(
  costs: readonly CurrencyCosts[],
  part: CostPart,
  format: Formatter,
  convertAll: (sums: readonly CurrencyAmount[]) => ConvertedTotal | null,
): ShownAmount {
  const sums = costs.filter((one) => one[part] !== 0).map((one) => ({ currency: one.currency, amount: one[part] }));
  const amounts = sums.map(({ amount, currency }) => format.amount(amount, currency));
  const [first, ...others] = amounts;
  if (first === undefined) return { text: t('numbers.unknown'), all: null };
  if (others.length === 0) return { text: first, all: null };
  const text = convertAll(sums)?.text ?? t('renewals.costs.andMore', { amount: first, count: others.length });
  return { text, all: format.list(amounts) };
}
