import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import type { ErrorReport } from '../../shared/app-error';
import { reportOfFailure } from '../bridge/bridge-client';

/** What main said last, and what it was asked about. A failure leaves the answer before it. */
interface Kept<T> {
  subject: string;
  answer: T | null;
  failure: ErrorReport | null;
}

/**
 * Keeps the answer of main to a question. It asks again whenever `key` changes, one question at a time: many changes at
 * once become one more question. The last answer stays until a newer one comes, and after a failure too.
 *
 * Key and subject are texts, and not the objects that they are made of: an object that is created again on each render
 * equals nothing, not even itself a moment ago, and an answer matched by it would be dropped.
 *
 * @param key null while no one needs the answer
 * @param subject what the question is about; what was answered about another subject isn't shown
 */
export function keepFetched<T>(
  key: () => string | null,
  fetch: () => Promise<T>,
  subject: () => string = () => '',
): { answer: ComputedRef<T | null>; failure: ComputedRef<ErrorReport | null> } {
  const kept = shallowRef<Kept<T> | null>(null);
  const current = computed(() => (kept.value?.subject === subject() ? kept.value : null));
  let asked: string | null = null;
  let isAsking = false;
  let isStale = false;

  async function askOnce(): Promise<void> {
    const about = subject();
    try {
      kept.value = { subject: about, answer: await fetch(), failure: null };
    } catch (error) {
      const answer = kept.value?.subject === about ? kept.value.answer : null;
      kept.value = { subject: about, answer, failure: reportOfFailure(error) };
    }
  }

  async function ask(): Promise<void> {
    isStale = true;
    if (isAsking) return;
    isAsking = true;
    while (isStale) {
      isStale = false;
      await askOnce();
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
  return {
    answer: computed(() => current.value?.answer ?? null),
    failure: computed(() => current.value?.failure ?? null),
  };
}
