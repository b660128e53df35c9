import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ErrorReport } from '../../shared/app-error';
import type { RequestInput, RequestName } from '../../shared/bridge';
import { reportOfFailure, request } from '../bridge-client';

/** What the frame has to tell: why something the user asked for failed, and short words for screen readers. */
export const useNoticeStore = defineStore('notice', () => {
  const failure = ref<ErrorReport | null>(null);
  /** Read out by the page's live region; changes each time something is said. */
  const spoken = ref('');

  /** Sends a request whose only answer is that it worked; a failure is shown above the view. */
  async function attempt<N extends RequestName>(name: N, input: RequestInput<N>): Promise<boolean> {
    try {
      await request(name, input);
      failure.value = null;
      return true;
    } catch (error) {
      failure.value = reportOfFailure(error);
      return false;
    }
  }

  /** The same words twice must be read twice, hence the invisible difference. */
  function say(words: string): void {
    spoken.value = spoken.value === words ? `${words}\u00a0` : words;
  }

  return { failure, spoken, attempt, say };
});
