import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { useMenuPlace } from '../lib/menu-place';

/** The menu of a label: one for the whole page, because the list a label stands in may close when the menu is clicked. */
export const useLabelMenuStore = defineStore('label-menu', () => {
  const { at, open: openAt, close } = useMenuPlace();
  /** The name of the label whose menu is open, or was last. */
  const name = shallowRef('');

  function open(event: MouseEvent, label: string): void {
    name.value = label;
    openAt(event);
  }

  return { at, name, open, close };
});
