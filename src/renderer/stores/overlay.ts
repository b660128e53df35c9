import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Which of the dialogs over the whole page is open: the command palette, or the sheet of shortcuts. */
export const useOverlayStore = defineStore('overlay', () => {
  const open = ref<'palette' | 'shortcuts' | null>(null);
  return { open };
});
