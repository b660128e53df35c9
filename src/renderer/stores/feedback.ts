import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ErrorReport } from '../../shared/app-error';
import type { RequestInput, RequestName, RequestOutput } from '../../shared/bridge/requests';
import { reportOfFailure, request } from '../bridge/bridge-client';

/** Words that come and go, with the name of what can be done about them. */
interface Toast {
  words: string;
  action: { label: string; run: () => void; about?: string | undefined } | null;
}

/** What the frame has to say: why something the user asked for failed, and what was just done. */
export const useFeedbackStore = defineStore('feedback', () => {
  const failure = ref<ErrorReport | null>(null);
  /** Shown and read out, one at a time. */
  const toast = shallowRef<Toast | null>(null);
  let failedRequest: RequestName | null = null;

  /** Sends a request and resolves with its answer; a failure is null, and shown above the view until it works. */
  function ask<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N> | null> {
    return follow(name, request(name, input));
  }

  /** As {@link ask}, for work that sends the request itself. */
  async function follow<T>(name: RequestName, work: Promise<T>): Promise<T | null> {
    try {
      const answer = await work;
      worked(name);
      return answer;
    } catch (error) {
      fail(name, error);
      return null;
    }
  }

  /** Sends a request whose only answer is that it worked. */
  async function attempt<N extends RequestName>(name: N, input: RequestInput<N>): Promise<boolean> {
    return (await ask(name, input)) !== null;
  }

  /** Shows why a request failed, until it has {@link worked}. */
  function fail(name: RequestName, error: unknown): void {
    failure.value = reportOfFailure(error);
    failedRequest = name;
  }

  function worked(name: RequestName): void {
    if (hasFailed(name)) failure.value = null;
  }

  /** Whether what is shown is why this request failed. */
  function hasFailed(name: RequestName): boolean {
    return failure.value !== null && failedRequest === name;
  }

  /** The same words twice must be read twice, hence the invisible difference. */
  function show(words: string, action: Toast['action']): void {
    toast.value = { words: toast.value?.words === words ? `${words}\u00a0` : words, action };
  }

  function say(words: string): void {
    show(words, null);
  }

  /** Says what was done, and offers to do something about it, such as to undo it. @param about see {@link withdraw} */
  function offer(words: string, label: string, run: () => void, about?: string): void {
    show(words, { label, run, about });
  }

  /** Does what the toast offers. */
  function takeOffer(): void {
    const action = toast.value?.action;
    toast.value = null;
    action?.run();
  }

  /** Takes back an offer, by what it is about, that the user has taken in another way. */
  function withdraw(about: string): void {
    if (toast.value?.action?.about === about) toast.value = null;
  }

  /** The user went to another view: what was only said about the one before no longer applies. */
  function leaveView(): void {
    if (!toast.value?.action) toast.value = null;
  }

  function dismiss(): void {
    toast.value = null;
  }

  return {
    failure,
    toast,
    offer,
    takeOffer,
    withdraw,
    leaveView,
    dismiss,
    ask,
    follow,
    attempt,
    fail,
    worked,
    hasFailed,
    say,
  };
});
