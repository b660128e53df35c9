import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ErrorReport } from '../../shared/app-error';
import type { RequestInput, RequestName, RequestOutput } from '../../shared/bridge/requests';
import { reportOfFailure, request } from '../bridge/bridge-client';

/** What the frame has to tell: why something the user asked for failed, and short words for screen readers. */
export const useFeedbackStore = defineStore('feedback', () => {
  const failure = ref<ErrorReport | null>(null);
  /** Read out by the page's live region; changes each time something is said. */
  const spoken = ref('');
  /** Something that was done and can be taken back. */
  const offered = shallowRef<{ words: string; label: string; run: () => void } | null>(null);
  let failedRequest: RequestName | null = null;

  /** Sends a request and resolves with its answer; a failure is null, and shown above the view until it works. */
  async function ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N> | null> {
    try {
      const answer = await request(name, input);
      if (failedRequest === name) failure.value = null;
      return answer;
    } catch (error) {
      failure.value = reportOfFailure(error);
      failedRequest = name;
      return null;
    }
  }

  /** Sends a request whose only answer is that it worked. */
  async function attempt<N extends RequestName>(name: N, input: RequestInput<N>): Promise<boolean> {
    return (await ask(name, input)) !== null;
  }

  /** Shows why something failed that is not asked of main by {@link ask}. */
  function fail(error: unknown): void {
    failure.value = reportOfFailure(error);
    failedRequest = null;
  }

  /** The same words twice must be read twice, hence the invisible difference. */
  function say(words: string): void {
    spoken.value = spoken.value === words ? `${words}\u00a0` : words;
  }

  function offer(words: string, label: string, run: () => void): void {
    offered.value = { words, label, run };
  }

  /** Takes back what was done. */
  function takeOffer(): void {
    offered.value?.run();
    offered.value = null;
  }

  return { failure, spoken, offered, offer, takeOffer, ask, attempt, fail, say };
});
