import { computed, type ComputedRef } from 'vue';
import type { NumberRef } from '../../../shared/numbers/number-ref';
import type { PhoneNumber } from '../../../shared/numbers/phone-number';
import { rowOf } from '../../../shared/query/columns';
import { useListStore } from '../../stores/list';
import { useShownStore } from '../../stores/shown';
import { useViewStore } from '../../stores/view';

/** The number whose details are open in the view; null where none is, or it is not in the list. */
export function useOpenedNumber(): ComputedRef<(NumberRef & { number: PhoneNumber }) | null> {
  const list = useListStore();
  const shown = useShownStore();
  const view = useViewStore();
  return computed(() => {
    const { openNumber } = view;
    if (openNumber === null || list.loading) return null;
    const number = shown.numbers.at(rowOf(shown.columns, openNumber));
    return number ? { number, ...openNumber } : null;
  });
}
