import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { NumberRef } from '../../shared/numbers/number-ref';

/** Which single row keys and menus mean, where nothing is selected. */
export const useRowFocusStore = defineStore('row-focus', () => {
  /** The number under the cursor of the table; null while there is none. */
  const focused = shallowRef<NumberRef | null>(null);
  /** The number whose menu is open; null while none is. */
  const pointed = shallowRef<NumberRef | null>(null);

  return { focused, pointed };
});
