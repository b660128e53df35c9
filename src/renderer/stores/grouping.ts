import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { TableGrouping } from '../../shared/query/query';
import { useListStore } from './list';
import { useTableStore } from './table';

/** What the table of numbers is grouped by, and which of its groups are collapsed. */
export const useGroupingStore = defineStore('grouping', () => {
  const list = useListStore();
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
    ...(list.columns.agents.words.some((word) => word !== '') ? (['agent'] as const) : []),
  ]);
  /** What was chosen waits where there is nothing to group by it. */
  const shown = computed(() => choices.value.find((by) => by === chosen.value) ?? null);

  /** By {@link keyOf}, for as long as the app runs. */
  const collapsed = shallowRef<ReadonlySet<string>>(new Set());

  function choose(by: TableGrouping | null): void {
    if (by === chosen.value) return;
    chosen.value = by;
    collapsed.value = new Set();
  }

  function collapse(keys: Iterable<string>): void {
    collapsed.value = new Set(keys);
  }

  function toggle(key: string): void {
    const next = new Set(collapsed.value);
    if (!next.delete(key)) next.add(key);
    collapsed.value = next;
  }

  return { chosen, choices, shown, collapsed, choose, collapse, toggle };
});

/** @param values see `GroupOrder.groups` */
export function keyOf(values: readonly string[]): string {
  return values.join('\n');
}
