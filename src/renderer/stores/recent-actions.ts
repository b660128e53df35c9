import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { MOST_RECENT_ACTIONS } from '../../shared/settings';
import { request } from '../bridge/bridge-client';
import { useAppStore } from './app';

/** What the user chose last from the command palette, here and before the last start. */
export const useRecentActionsStore = defineStore('recent-actions', () => {
  /** Ids of actions, the last one first. */
  const ids = shallowRef<readonly string[]>(useAppStore().state?.recentActions ?? []);

  function remember(id: string): void {
    ids.value = [id, ...ids.value.filter((one) => one !== id)].slice(0, MOST_RECENT_ACTIONS);
    // a failure costs no more than the order of a list
    request('session.rememberActions', { recentActions: [...ids.value] }).catch(() => undefined);
  }

  return { ids, remember };
});
