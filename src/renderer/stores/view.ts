import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ChannelKind } from '../../shared/channels/channel-kinds';
import type { NumberRef } from '../../shared/numbers/number-ref';
import type { ViewName } from '../../shared/settings';

/** What the Settings view is asked to begin with; it takes the wish and sets it to null. */
export type SettingsWish =
  | { kind: 'add-environment' }
  | { kind: 'enter-token'; environmentId: string }
  /** The form of an environment that was left; null for a new one. */
  | { kind: 'edit-environment'; environmentId: string | null }
  /** The form of a channel that was left; the id is null for a new one. */
  | { kind: 'edit-channel'; channelId: string | null; channelKind: ChannelKind }
  | { kind: 'section'; section: 'reminders' | 'exchangeRates' | 'appearance' };

/** Where in the app the user is. */
export const useViewStore = defineStore('view', () => {
  const name = ref<ViewName>('numbers');
  /** By view: the number whose details are open there. */
  const openNumbers = shallowRef<Partial<Record<ViewName, NumberRef | null>>>({});
  /** The number whose details are open in the view that is shown; null while none is. */
  const openNumber = computed<NumberRef | null>({
    get: () => openNumbers.value[name.value] ?? null,
    set: (number) => (openNumbers.value = { ...openNumbers.value, [name.value]: number }),
  });
  const settingsWish = ref<SettingsWish | null>(null);

  /** Whether the search box of the view is asked to take the keyboard; it takes the wish. */
  const searchWish = ref(false);

  /** The number that the user was led to last, set before its details are shown; another object each time. */
  const ledTo = shallowRef<NumberRef | null>(null);

  /** @param open the number whose details are open there; those that were open stay where it is missing */
  function show(view: ViewName, open?: NumberRef | null): void {
    if (open !== undefined) openNumbers.value = { ...openNumbers.value, [view]: open };
    name.value = view;
  }

  /** Leads to the Numbers view with the details of one number open. */
  function showNumber(number: NumberRef): void {
    ledTo.value = { ...number };
    show('numbers', number);
  }

  function showSearch(): void {
    searchWish.value = true;
    // the other views have no box of their own
    if (name.value !== 'activity') name.value = 'numbers';
  }

  function showSettings(wish: SettingsWish | null = null): void {
    settingsWish.value = wish;
    name.value = 'settings';
  }

  return {
    name,
    openNumber,
    openNumbers,
    ledTo,
    settingsWish,
    searchWish,
    show,
    showNumber,
    showSearch,
    showSettings,
  };
});
