import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { ViewName } from '../../shared/settings';

/** What the Settings view is asked to begin with; it takes the wish and sets it to null. */
export type SettingsWish = { kind: 'add-environment' } | { kind: 'enter-token'; environmentId: string };

/** What the Renewals view is asked to show; it takes the wish and sets it to null. */
export type RenewalsWish =
  /** `only`: the renewals of one announcement, by its id. */
  { tab: 'agenda'; only: string | null; environmentId: string | null } | { tab: 'reminders' };

/** Where in the app the user is. */
export const useViewStore = defineStore('view', () => {
  const name = ref<ViewName>('numbers');
  /** The number whose details are open; null while none is. */
  const openNumber = shallowRef<NumberRef | null>(null);
  const settingsWish = ref<SettingsWish | null>(null);
  const renewalsWish = ref<RenewalsWish | null>(null);

  /** Whether the search box of the view is asked to take the keyboard; it takes the wish. */
  const searchWish = ref(false);

  function show(view: ViewName): void {
    name.value = view;
  }

  /** Leads to the Numbers view with the details of one number open. */
  function showNumber(number: NumberRef): void {
    openNumber.value = number;
    name.value = 'numbers';
  }

  function showSearch(): void {
    searchWish.value = true;
    // the other views have no box of their own
    if (name.value !== 'activity') name.value = 'numbers';
  }

  function showRenewals(wish: RenewalsWish): void {
    renewalsWish.value = wish;
    name.value = 'renewals';
  }

  function showSettings(wish: SettingsWish | null = null): void {
    settingsWish.value = wish;
    name.value = 'settings';
  }

  return {
    name,
    openNumber,
    settingsWish,
    renewalsWish,
    searchWish,
    show,
    showNumber,
    showSearch,
    showRenewals,
    showSettings,
  };
});
