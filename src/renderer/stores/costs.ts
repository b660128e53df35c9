import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { costsByMonth, forecastCosts, isEvenly } from '../../shared/renewals/costs';
import { groupsBy, type GroupedBy } from '../../shared/query/groups';
import { useAppStore } from './app';
import { useListStore } from './list';

/** What the numbers that are shown will cost, and what of it the user wants to see. */
export const useCostsStore = defineStore('costs', () => {
  const app = useAppStore();
  const list = useListStore();

  /** What the user chose, for as long as the app runs; null before. */
  const wantedGrouping = ref<GroupedBy | null>(null);
  const wantedCurrency = ref<string | null>(null);

  const byCurrency = computed(() => forecastCosts(list.columns, groupsBy(list.columns, 'currency')));

  /** What the costs can be grouped by: what would be a single group is left out, unless the user can change that. */
  const groupings = computed((): GroupedBy[] => [
    'currency',
    'label',
    'country',
    ...(app.shownEnvironments.length > 1 ? (['environment'] as const) : []),
    ...(list.columns.agents.words.some((word) => word !== '') ? (['agent'] as const) : []),
  ]);
  /** One currency alone would be a list of one line. */
  const grouping = computed<GroupedBy>(() => {
    const wanted = wantedGrouping.value;
    if (wanted && groupings.value.includes(wanted)) return wanted;
    return byCurrency.value.groups.length > 1 ? 'currency' : 'country';
  });
  const forecast = computed(() =>
    grouping.value === 'currency'
      ? byCurrency.value
      : forecastCosts(list.columns, groupsBy(list.columns, grouping.value)),
  );

  /** The currency of the figures: the chosen one while it is there, else that of most numbers; null where nothing costs. */
  const currency = computed(() => {
    const { total } = byCurrency.value;
    return (total.find((one) => one.currency === wantedCurrency.value) ?? total[0])?.currency ?? null;
  });

  const byMonth = computed(() => costsByMonth(list.columns));
  /** The costs in that currency, month by month; null where every month costs the same. */
  const months = computed(() => {
    const { months, currencies } = byMonth.value;
    const amounts = currencies.find((one) => one.currency === currency.value);
    if (!amounts || (isEvenly(amounts.charged) && isEvenly(amounts.atRisk))) return null;
    return { months, charged: amounts.charged, atRisk: amounts.atRisk };
  });

  return { wantedGrouping, wantedCurrency, groupings, grouping, forecast, currency, months };
});
