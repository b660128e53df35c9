import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Day } from '../../shared/calendar/calendar-day';
import { useAskStore } from './ask';
import { useListStore } from './list';
import { useQueryStore } from './query';

/** What the table of numbers shows: the list, or Talkover's own answer where it was asked. */
export const useShownStore = defineStore('shown', () => {
  const list = useListStore();
  const queries = useQueryStore();
  const ask = useAskStore();

  const numbers = computed(() => (ask.answer ? ask.numbers : list.numbers));
  const columns = computed(() => (ask.answer ? ask.columns : list.columns));
  const result = computed(() => (ask.answer ? ask.result : queries.result));

  /** The user's day when an environment's numbers were fetched. */
  function fetchedOnOf(environmentId: string): Day {
    return ask.answer ? ask.fetchedOnOf(environmentId) : list.fetchedOnOf(environmentId);
  }

  return { numbers, columns, result, fetchedOnOf };
});
