import { computed, onScopeDispose, shallowRef, watch, type ComputedRef } from 'vue';
import type { ErrorReport } from '../../shared/app-error';
import { doublingPause } from '../../shared/async/doubling-pause';
import { reportOfFailure } from '../bridge/bridge-client';

/** How long to wait before main is asked again after the first failure in a row, and at most (ms). */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** What main said last, and what it was asked about. A failure leaves the answer before it. */
interface Kept<T> {
  subject: string;
  answer: T | null;
  failure: ErrorReport | null;
}

/**
 * Keeps the answer of main to a question. It asks again whenever `key` changes, one question at a time: many changes at
 * once become one more question. The last answer stays until a newer one comes, and after a failure too; then it asks again
 * after growing pauses, and when `key` returns.
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
): { answer: ComputedRef<T | null>; failure: ComputedRef<ErrorReport | null>; retry: () => void } {
  const kept = shallowRef<Kept<T> | null>(null);
  const current = computed(() => (kept.value?.subject === subject() ? kept.value : null));
  let asked: string | null = null;
  let isAsking = false;
  let isStale = false;
  let isOver = false;
  /** In a row. */
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function askOnce(): Promise<void> {
    const about = subject();
    asked = key();
    try {
      kept.value = { subject: about, answer: await fetch(), failure: null };
      failures = 0;
    } catch (error) {
      const answer = kept.value?.subject === about ? kept.value.answer : null;
      kept.value = { subject: about, answer, failure: reportOfFailure(error) };
      asked = null;
      failures++;
    }
  }

  async function ask(): Promise<void> {
    isStale = true;
    if (isAsking) return;
    clearTimeout(timer);
    isAsking = true;
    while (isStale) {
      isStale = false;
      await askOnce();
    }
    isAsking = false;
    if (failures > 0 && !isOver) askLater();
  }

  function askLater(): void {
    const pause = doublingPause(failures, FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    timer = setTimeout(() => key() !== null && void ask(), pause);
  }

  watch(
    key,
    (now) => {
      if (now !== null && now !== asked) void ask();
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    isOver = true;
    isStale = false;
    clearTimeout(timer);
  }, true);
  return {
    /** Asks again at once. */
    retry: () => void ask(),
    answer: computed(() => current.value?.answer ?? null),
    failure: computed(() => current.value?.failure ?? null),
  };
}
