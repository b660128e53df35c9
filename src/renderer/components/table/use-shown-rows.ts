import { computed, type ComputedRef, type Ref } from 'vue';
import type { ColumnFit } from './column-fit';
import { useRowFacts, type ShownList } from './row-facts';
import type { RowGroup } from './row-group';
import type { TableSizes } from './table-sizes';
import type { ShownRow } from './use-rows';

interface Rows extends ShownList {
  readonly rows: Uint32Array;
  readonly groups?: readonly RowGroup[] | null | undefined;
}

/** What is shown in the rows at some positions. */
export function useShownRows(
  props: Rows,
  { density, places, lineOf }: TableSizes,
  fit: ComputedRef<ColumnFit>,
  cursor: Readonly<Ref<number>>,
  positions: () => readonly number[],
): ComputedRef<ShownRow[]> {
  const factsOf = useRowFacts(props, () => fit.value, () => density.value); // prettier-ignore

  return computed(() =>
    positions().flatMap((index): ShownRow[] => {
      const row = props.rows[index];
      const facts = row === undefined ? null : factsOf(row);
      if (!facts) return [];
      const top = places.value.topOf(index);
      const group = props.groups?.[places.value.headsAbove(index) - 1];
      const place = { index, line: lineOf(index), top, isCursor: index === cursor.value };
      return [{ place, facts: group?.saysDay ? { ...facts, isDaySaid: true } : facts }];
    }),
  );
}
