import type { CurrencyCosts } from '../../../shared/renewals/costs';
import type { GroupedBy } from '../../../shared/query/groups';
import type { Formatter } from '../../../shared/format';
import { t } from '../../lib/t';

/** The figures of some numbers. */
export const COST_PARTS = ['monthly', 'year', 'atRisk'] as const;
export type CostPart = (typeof COST_PARTS)[number];

/** Amounts where there is room for one. */
export interface ShownAmount {
  text: string;
  /** All of them, where `text` leaves some out; null where it doesn't. */
  all: string | null;
}

/** The amounts of some numbers in each currency, of which the first is written out; a dash where there are none. */
export function showAmounts(costs: readonly CurrencyCosts[], part: CostPart, format: Formatter): ShownAmount {
  const amounts = costs.filter((one) => one[part] !== 0).map((one) => format.amount(one[part], one.currency));
  const [first, ...others] = amounts;
  if (first === undefined) return { text: t('numbers.unknown'), all: null };
  if (others.length === 0) return { text: first, all: null };
  return { text: t('renewals.costs.andMore', { amount: first, count: others.length }), all: format.list(amounts) };
}

/** The name of the numbers that have no label, country and so on. */
export function nameOfNone(by: GroupedBy): string {
  // a number always has an environment
  return by === 'environment' ? '' : t(`renewals.costs.none.${by}`);
}
