import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { hasAgents } from '../../shared/query/columns';
import type { TableGrouping } from '../../shared/query/query';
import { useListStore } from './list';
import { useQueryStore } from './query';
import { useTableStore } from './table';

/** Groups that are collapsed, by {@link keyOf}. */
type Collapsed = ReadonlySet<string>;
const NONE: Collapsed = new Set();

/** What the table of numbers is grouped by, and which of its groups are collapsed. */
export const useGroupingStore = defineStore('grouping', () => {
  const list = useListStore();
  const queries = useQueryStore();
  const table = useTableStore();

  /** What was chosen; null for no groups. */
  const chosen = shallowRef<TableGrouping | null>(null);

  /** What there is to choose from: what would be a single group is left out, unless the user can change that. */
  const choices = computed((): TableGrouping[] => [
    'country',
    'status',
    'type',
    'label',
    ...(table.needsEnvironment ? (['environment'] as const) : []),
    ...(hasAgents(list.columns) ? (['agent'] as const) : []),
  ]);
  /** What was chosen waits where there is nothing to group by it. */
  const shown = computed(() => choices.value.find((by) => by === chosen.value) ?? null);

  /** Of the whole list, for as long as the app runs. */
  const ofAll = shallowRef(NONE);
  /** Of what a query found, as long as it is asked. */
  const ofFound = shallowRef({ asked: '', keys: NONE });
  /** What a query finds must be seen, so with each query all groups are expanded; without one they are as they were. */
  const collapsed = computed(() => {
    if (queries.asked === '') return ofAll.value;
    return ofFound.value.asked === queries.asked ? ofFound.value.keys : NONE;
  });

  function choose(by: TableGrouping | null): void {
    if (by === chosen.value) return;
    chosen.value = by;
    ofAll.value = NONE;
    ofFound.value = { asked: '', keys: NONE };
  }

  function collapse(keys: Iterable<string>): void {
    const { asked } = queries;
    if (asked === '') ofAll.value = new Set(keys);
    else ofFound.value = { asked, keys: new Set(keys) };
  }

  function toggle(key: string): void {
    const next = new Set(collapsed.value);
    if (!next.delete(key)) next.add(key);
    collapse(next);
  }

  return { chosen, choices, shown, collapsed, choose, collapse, toggle };
});

/** @param values see `GroupOrder.groups` */
export function keyOf(values: readonly string[]): string {
  return values.join('\n');
}
