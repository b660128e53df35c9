import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { ErrorReport } from '../shared/app-error';
import { reportOfFailure } from './bridge-client';

/**
 * What main answers to a question, asked again whenever `key` is another, one question at a time: many changes at once
 * are one more question. The last answer stays until there is a newer one, and after a failure too.
 *
 * @param key null while nobody needs the answer
 */
export function keepFetched<T>(
  key: () => string | null,
  fetch: () => Promise<T>,
): { answer: Readonly<ShallowRef<T | null>>; failure: Readonly<Ref<ErrorReport | null>> } {
  const answer = shallowRef<T | null>(null);
  const failure = ref<ErrorReport | null>(null);
  let asked: string | null = null;
  let isAsking = false;
  let isStale = false;

  async function ask(): Promise<void> {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      try {
        answer.value = await fetch();
        failure.value = null;
      } catch (error) {
        failure.value = reportOfFailure(error);
      }
    }
    isAsking = false;
  }

  watch(
    key,
    (now) => {
      if (now === null || now === asked) return;
      asked = now;
      void ask();
    },
    { immediate: true },
  );
  onScopeDispose(() => (isStale = false), true);
  return { answer, failure };
}
