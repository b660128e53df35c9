import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { PhoneNumber } from '../../shared/numbers/phone-number';

/** Which single row keys and menus mean, where nothing is selected. */
export const useRowFocusStore = defineStore('row-focus', () => {
  /** The number under the cursor of the table; null while there is none. */
  const focused = shallowRef<NumberRef | null>(null);
  /** The number whose menu is open; null while none is. */
  const pointed = shallowRef<NumberRef | null>(null);

  /** The number under the cursor, or whose menu is open, as it was last, where the list does not have it any more. */
  const unlisted = shallowRef<PhoneNumber | null>(null);

  return { focused, pointed, unlisted };
});
