import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import type { ApiFilters } from '../../shared/environment';
import type { ErrorReport } from '../../shared/app-error';
import { localDay, type Day } from '../../shared/calendar/calendar-day';
import { openChunk } from '../../shared/packed/number-chunk';
import type { PhoneNumber } from '../../shared/numbers/phone-number';
import { addLocalColumns } from '../../shared/query/add-local-columns';
import { toApiFilters } from '../../shared/query/api-filters';
import { prepareColumns } from '../../shared/query/columns';
import { joinLists } from '../../shared/query/patch-list';
import { runQuery } from '../../shared/query/run-query';
import { reportOfFailure, request } from '../bridge/bridge-client';
import { useLabelsAndNotesStore } from './labels-and-notes';
import { useAppStore } from './app';
import { useQueryStore } from './query';
import { useViewStore } from './view';

/** What one environment answered. */
interface EnvironmentAnswer {
  environmentId: string;
  numbers: readonly PhoneNumber[];
  /** Epoch ms. */
  fetchedAt: number;
  ignoredFilters: readonly string[];
}

interface ApiAnswer {
  filters: ApiFilters;
  /** When the last of them came (epoch ms). */
  fetchedAt: number;
  parts: readonly EnvironmentAnswer[];
}

/** Why an environment gave no answer. */
export interface AskFailure {
  environmentId: string;
  report: ErrorReport;
}

/**
 * The same question put to Talkover itself, for every environment that is shown. The answer is shown until the question
 * changes, and not kept; an environment that gave none takes nothing from the others.
 */
export const useAskStore = defineStore('ask', () => {
  const app = useAppStore();
  const queries = useQueryStore();
  const labelsAndNotes = useLabelsAndNotesStore();
  const view = useViewStore();

  const isAsking = ref(false);
  const failures = shallowRef<readonly AskFailure[]>([]);
  /** Null where no environment has answered. */
  const answer = shallowRef<ApiAnswer | null>(null);
  let lastAsked = 0;

  /** What of the query Talkover can be asked. */
  const question = computed(() => toApiFilters(queries.terms));
  const canAsk = computed(() => Object.values(question.value.filters).some((filter) => filter !== null));

  const list = computed(() => {
    const parts = (answer.value?.parts ?? []).map(({ environmentId, numbers, fetchedAt }) => {
      const context = { environmentId, fetchedOn: localDay(fetchedAt), today: app.today, locale: app.format.locale };
      return { numbers, columns: prepareColumns(numbers, context) };
    });
    return joinLists(parts, app.today);
  });
  const numbers = computed(() => list.value.numbers);
  const columns = computed(() => addLocalColumns(list.value.columns, labelsAndNotes));
  const result = computed(() => runQuery(columns.value, [], queries.sort));

  /** The user's day when an environment gave its answer. */
  function fetchedOnOf(environmentId: string): Day {
    return localDay(answer.value?.parts.find((part) => part.environmentId === environmentId)?.fetchedAt ?? app.now);
  }

  async function ask(): Promise<void> {
    const asked = ++lastAsked;
    const { filters } = question.value;
    isAsking.value = true;
    failures.value = [];
    const outcomes = await Promise.all(app.shownEnvironments.map(({ id }) => askEnvironment(id, filters)));
    if (asked !== lastAsked) return;
    const parts = outcomes.filter((outcome) => 'numbers' in outcome);
    failures.value = outcomes.filter((outcome) => 'report' in outcome);
    if (parts.length > 0)
      answer.value = {
        filters,
        parts,
        fetchedAt: parts.map((part) => part.fetchedAt).reduce((a, b) => Math.max(a, b)),
      };
    isAsking.value = false;
  }

  /** Back to the list; an answer still on its way is not waited for. */
  function forget(): void {
    lastAsked++;
    isAsking.value = false;
    failures.value = [];
    answer.value = null;
  }

  // at once, so that a question asked right after is not the one forgotten
  const shownIds = computed(() => app.shownEnvironments.map(({ id }) => id).join(' '));
  // a number that the user is led to is one of the list
  watch([() => queries.asked, shownIds, () => view.ledTo], forget, { flush: 'sync' });

  return { question, canAsk, isAsking, failures, answer, numbers, columns, result, fetchedOnOf, ask, forget };
});

async function askEnvironment(environmentId: string, filters: ApiFilters): Promise<EnvironmentAnswer | AskFailure> {
  try {
    const { chunks, ...answer } = await request('numbers.ask', { environmentId, filters });
    return { environmentId, numbers: chunks.flatMap((chunk) => [...openChunk(chunk).numbers]), ...answer };
  } catch (error) {
    return { environmentId, report: reportOfFailure(error) };
  }
}
