import { flushPromises } from '@vue/test-utils';
import type { RequestInput, RequestName } from '../../shared/bridge/requests/index';

/** A main that takes requests and answers them when the test says so, as one that is busy does. */
export interface LateMain {
  /** Stands in for `request` of the bridge's client. */
  request(name: RequestName, input: unknown): Promise<unknown>;
  /** Answers every request so far, in the order in which they came. */
  answer(): Promise<void>;
  /** Answers until nothing is asked any more. */
  settle(): Promise<void>;
  /** What was asked and not answered yet. */
  readonly waiting: readonly { name: RequestName; input: unknown }[];
}

/** @param handlers what main does for each request that the test expects, when it answers it */
export function createLateMain(handlers: {
  [N in RequestName]?: (input: RequestInput<N>) => unknown;
}): LateMain {
  const waiting: { name: RequestName; input: unknown; settle: () => void }[] = [];
  async function answer(): Promise<void> {
    for (const { settle } of waiting.splice(0)) settle();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    waiting,
    request: (name, input) =>
      new Promise((resolve) => {
        const handle = (handlers[name] ?? unanswered) as (input: unknown) => unknown;
        waiting.push({ name, input, settle: () => resolve(Promise.resolve(input).then(handle)) });
      }),
    answer,
    async settle() {
      // what was done just now asks first
      await flushPromises();
      while (waiting.length > 0) await answer();
    },
  };
}

function unanswered(): never {
  throw new Error('The test says nothing about this request.');
}
