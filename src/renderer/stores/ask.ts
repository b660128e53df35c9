import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { ApiFilters } from '../../shared/account';
import type { ErrorReport } from '../../shared/app-error';
import { localDay } from '../../shared/calendar-day';
import { decodeChunk } from '../../shared/number-chunk';
import type { PhoneNumber } from '../../shared/phone-number';
import { toApiFilters } from '../../shared/query/api-filters';
import { annotate } from '../../shared/query/annotate';
import { prepareColumns } from '../../shared/query/columns';
import { runQuery } from '../../shared/query/run-query';
import { reportOfFailure, request } from '../bridge-client';
import { useAnnotationsStore } from './annotations';
import { useAppStore } from './app';
import { useQueryStore } from './query';

interface ApiAnswer {
  accountId: string;
  filters: ApiFilters;
  numbers: readonly PhoneNumber[];
  /** Epoch ms. */
  fetchedAt: number;
}

/** The same question put to Talkover itself. Its answer is shown until the question changes, and not kept. */
export const useAskStore = defineStore('ask', () => {
  const app = useAppStore();
  const queries = useQueryStore();
  const annotations = useAnnotationsStore();

  const isAsking = ref(false);
  const failure = ref<ErrorReport | null>(null);
  const answer = shallowRef<ApiAnswer | null>(null);
  let lastAsked = 0;

  /** What of the query Talkover can be asked. */
  const question = computed(() => toApiFilters(queries.terms));
  const canAsk = computed(() => Object.values(question.value.filters).some((filter) => filter !== null));

  const columns = computed(() => {
    const { accountId = '', numbers = [], fetchedAt = app.now } = answer.value ?? {};
    const context = { accountId, fetchedOn: localDay(fetchedAt), today: app.today, locale: app.format.locale };
    return annotate(prepareColumns(numbers, context), annotations);
  });
  const result = computed(() => runQuery(columns.value, [], queries.sort));

  async function ask(): Promise<void> {
    const accountId = app.activeAccount?.id;
    if (accountId === undefined) return;
    const asked = ++lastAsked;
    const { filters } = question.value;
    isAsking.value = true;
    failure.value = null;
    try {
      const { chunks, fetchedAt } = await request('numbers.ask', { accountId, filters });
      if (asked !== lastAsked) return;
      answer.value = { accountId, filters, numbers: chunks.flatMap((chunk) => decodeChunk(chunk).numbers), fetchedAt };
    } catch (error) {
      if (asked === lastAsked) failure.value = reportOfFailure(error);
    } finally {
      if (asked === lastAsked) isAsking.value = false;
    }
  }

  /** Back to the list; an answer still on its way is not waited for. */
  function forget(): void {
    lastAsked++;
    isAsking.value = false;
    failure.value = null;
    answer.value = null;
  }

  // at once, so that a question asked right after is not the one forgotten
  watch([() => queries.asked, () => app.activeAccount?.id], forget, { flush: 'sync' });

  return { question, canAsk, isAsking, failure, answer, columns, result, ask, forget };
});
