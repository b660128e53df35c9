import type { BridgeEvent } from './events';
import type { Answer, RequestInput, RequestName } from './requests';

/** The door between page and main, whichever shell is behind it. In the desktop shell it is `window.talkover`. */
export interface Bridge {
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<N>>;
  /** Returns how to stop listening. */
  onEvent(listener: (event: BridgeEvent) => void): () => void;
}
