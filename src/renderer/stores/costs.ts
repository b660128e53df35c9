import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { costsByMonth, forecastCosts, isEvenly, type CurrencyCosts } from '../../shared/renewals/costs';
import { groupsBy, type GroupedBy } from '../../shared/query/groups';
import { useAppStore } from './app';
import { useListStore } from './list';
import { useRatesStore } from './rates';

/** What costs are grouped by. */
export type CostGrouping = Exclude<GroupedBy, 'status' | 'type'>;

/** What the totals are in: one currency, of which the others are left out, or all converted to the base of the user's rates. */
export type CostUnit = { isConverted: boolean; currency: string };

/** What the numbers that are shown will cost, and what of it the user wants to see. */
export const useCostsStore = defineStore('costs', () => {
  const app = useAppStore();
  const list = useListStore();
  const rates = useRatesStore();

  /** What the user chose, for as long as the app runs; null before. */
  const wantedGrouping = ref<CostGrouping | null>(null);
  const wantedUnit = ref<CostUnit | null>(null);

  const byCurrency = computed(() => forecastCosts(list.columns, groupsBy(list.columns, 'currency')));

  /** What the costs can be grouped by: what would be a single group is left out, unless the user can change that. */
  const groupings = computed((): CostGrouping[] => [
    'currency',
    'label',
    'country',
    ...(app.shownEnvironments.length > 1 ? (['environment'] as const) : []),
    ...(list.columns.agents.words.some((word) => word !== '') ? (['agent'] as const) : []),
  ]);
  /** One currency alone would be a list of one line. */
  const grouping = computed<CostGrouping>(() => {
    const wanted = wantedGrouping.value;
    if (wanted && groupings.value.includes(wanted)) return wanted;
    return byCurrency.value.groups.length > 1 ? 'currency' : 'country';
  });
  const forecast = computed(() =>
    grouping.value === 'currency'
      ? byCurrency.value
      : forecastCosts(list.columns, groupsBy(list.columns, grouping.value)),
  );

  const monthly = (costs: readonly CurrencyCosts[]) => costs.map((one) => ({ ...one, amount: one.monthly }));

  /** What the totals can be in, the best first. */
  const units = computed((): CostUnit[] => {
    const { total } = byCurrency.value;
    const converted = rates.convert(monthly(total));
    return [
      ...(converted ? [{ isConverted: true, currency: converted.currency }] : []),
      ...total.map(({ currency }) => ({ isConverted: false, currency })),
    ];
  });
  /** The chosen one while it is there; null where nothing costs anything. */
  const unit = computed(() => units.value.find((one) => isSame(one, wantedUnit.value)) ?? units.value[0] ?? null);

  const byMonth = computed(() => costsByMonth(list.columns));
  /** The costs in that unit, month by month; null where every month costs the same. */
  const months = computed(() => {
    if (!unit.value) return null;
    const { isConverted, currency } = unit.value;
    const { months, currencies } = byMonth.value;
    const parts = currencies.filter((one) => isConverted || one.currency === currency);
    if (parts.every(({ charged, atRisk }) => isEvenly(charged) && isEvenly(atRisk))) return null;
    const amounts = (part: 'charged' | 'atRisk') =>
      months.map((_, at) => {
        const sums = parts.map((one) => ({ currency: one.currency, amount: one[part][at]! }));
        return isConverted ? (rates.convert(sums)?.amount ?? 0) : (sums[0]?.amount ?? 0);
      });
    return { months, charged: amounts('charged'), atRisk: amounts('atRisk') };
  });

  /** How much a group costs a month next to the others; null where their currencies can't be compared. */
  const shareOf = computed(() => {
    const { total, groups } = forecast.value;
    const isOne = total.length === 1;
    if (!isOne && !rates.convertAll(monthly(total))) return null;
    const worth = (costs: readonly CurrencyCosts[]) => {
      const base = costs.find(({ currency }) => isOne || currency === rates.rates.base)?.monthly ?? 0;
      return isOne ? base : (rates.convert(monthly(costs))?.amount ?? base);
    };
    const most = groups.reduce((highest, { costs }) => Math.max(highest, worth(costs)), 0);
    return most === 0 ? null : (costs: readonly CurrencyCosts[]) => worth(costs) / most;
  });

  return { wantedGrouping, wantedUnit, groupings, grouping, forecast, units, unit, months, shareOf };
});

function isSame(a: CostUnit, b: CostUnit | null): boolean {
  return b !== null && a.isConverted === b.isConverted && (a.isConverted || a.currency === b.currency);
}
