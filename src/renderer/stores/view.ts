import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ViewName } from '../../shared/settings';

/** What the Settings view is asked to begin with; it takes the wish and sets it to null. */
export type SettingsWish = { kind: 'add-account' } | { kind: 'enter-token'; accountId: string };

/** Where in the app the user is. */
export const useViewStore = defineStore('view', () => {
  const name = ref<ViewName>('numbers');
  /** The number whose details are open; null while none is. */
  const openNumberId = ref<string | null>(null);
  const settingsWish = ref<SettingsWish | null>(null);

  function show(view: ViewName): void {
    name.value = view;
  }

  /** Leads to the Numbers view with the details of one number open. */
  function showNumber(id: string): void {
    openNumberId.value = id;
    name.value = 'numbers';
  }

  function showSettings(wish: SettingsWish | null = null): void {
    settingsWish.value = wish;
    name.value = 'settings';
  }

  return { name, openNumberId, settingsWish, show, showNumber, showSettings };
});
