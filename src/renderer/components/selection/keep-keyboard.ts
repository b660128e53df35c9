import { nextTick, watch } from 'vue';
import { useSelectionStore } from '../../stores/selection';

/** The bar of the selection takes the keyboard with it when it goes: gives it back to the list. */
export function keepKeyboardAfterSelection(focusList: () => void): void {
  const selection = useSelectionStore();
  watch(
    () => selection.count === 0,
    async (isNone) => {
      await nextTick();
      if (isNone && document.activeElement === document.body) focusList();
    },
    { flush: 'post' },
  );
}
