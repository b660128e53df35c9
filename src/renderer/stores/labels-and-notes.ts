import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { LabelsAndNotes } from '../../shared/query/add-local-columns';

/** What is known of numbers in addition to the lists that were fetched; questions about a list find it too. */
export const useLabelsAndNotesStore = defineStore('labelsAndNotes', () => {
  const notes = shallowRef<LabelsAndNotes['notes']>(new Map());
  const changedOn = shallowRef<LabelsAndNotes['changedOn']>(new Map());
  const handled = shallowRef<LabelsAndNotes['handled']>(new Map());

  return { notes, changedOn, handled };
});
