import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Annotations } from '../../shared/query/annotate';

/** What is known of numbers beside the lists that were fetched; questions about a list find it too. */
export const useAnnotationsStore = defineStore('annotations', () => {
  const notes = shallowRef<Annotations['notes']>(new Map());
  const changedOn = shallowRef<Annotations['changedOn']>(new Map());

  return { notes, changedOn };
});
