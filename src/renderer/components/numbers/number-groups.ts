import { computed, watch } from 'vue';
import { joinRows, type GroupOfRows } from '../../../shared/query/group-rows';
import { rowOf } from '../../../shared/query/columns';
import type { TableGrouping } from '../../../shared/query/query';
import { keyOf, useGroupingStore } from '../../stores/grouping';
import { useQueryStore } from '../../stores/query';
import { useShownStore } from '../../stores/shown';
import { useViewStore } from '../../stores/view';
import type { RowGroup } from '../table/row-group';

/** The groups of the table and the rows of those that are open, below each other. */
function tableGroups(found: readonly GroupOfRows[], by: TableGrouping, collapsed: ReadonlySet<string>) {
  const open: GroupOfRows[] = [];
  let from = 0;
  const groups = found.map((group): RowGroup => {
    const { values, rows } = group;
    const key = keyOf(values);
    const isOpen = !collapsed.has(key);
    const place = from;
    if (isOpen) {
      open.push(group);
      from += rows.length;
    }
    return { key, name: { by, values }, tone: 'calm', rows, from: place, isOpen, saysDay: false };
  });
  return { rows: joinRows(open), groups };
}

/** What the table of the Numbers view shows. A number whose details are opened is shown in its group, collapsed or not. */
export function useNumberGroups() {
  const grouping = useGroupingStore();
  const shown = useShownStore();
  const queries = useQueryStore();
  const view = useViewStore();

  const grouped = computed(() => {
    if (!shown.groups || !grouping.shown) return null;
    return tableGroups(shown.groups, grouping.shown, grouping.collapsed);
  });

  watch(
    [() => view.openNumber, () => queries.asked, () => view.ledTo],
    ([open]) => {
      if (open === null) return;
      const row = rowOf(shown.columns, open);
      const group = grouped.value?.groups.find(({ isOpen, rows }) => isOpen === false && rows.includes(row));
      if (group) grouping.toggle(group.key);
    },
    { immediate: true },
  );

  return {
    groups: computed(() => grouped.value?.groups ?? null),
    rows: computed(() => grouped.value?.rows ?? shown.result.rows),
  };
}
