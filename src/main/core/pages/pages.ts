import { atMost } from '../../../shared/async/at-most';
import type { BridgeEvent } from '../../../shared/bridge/events';
import type { Clock } from '../ports/ports';

/** How long the app waits, in milliseconds, for what pages and requests still have to write; a page may hang. */
const FLUSH_PATIENCE_MS = 2_000;

type Listener = (event: BridgeEvent) => void;

/** The receivers of events: the open pages, and parts of the shell. */
export interface Pages {
  emit(event: BridgeEvent): void;
  /** Returns how to stop listening. */
  onEvent(listener: Listener): () => void;
  /** A page that is sent every event, and asked to flush before the app ends. Returns how to say that it is gone. */
  openPage(send: Listener): () => void;
  /**
   * Lets every open page write what it holds back, then waits for the requests under way. Never rejects, and takes two
   * seconds at most: a page that hangs isn't waited for any longer, and one that is gone not at all.
   *
   * @param requestsSettled resolves when the requests under way are answered; never rejects
   */
  flush(requestsSettled: () => Promise<unknown>): Promise<void>;
  /** A page has answered a `flush` event, by its number. */
  flushed(flush: number): void;
}

export function createPages(clock: Clock): Pages {
  const listeners = new Set<Listener>();
  const openPages = new Set<{ send: Listener; gone: Promise<void> }>();
  const answered = new Map<number, () => void>();
  let lastFlush = 0;

  function onEvent(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function flushPage({ send, gone }: { send: Listener; gone: Promise<void> }): Promise<void> {
    const flush = ++lastFlush;
    const written = new Promise<void>((resolve) => answered.set(flush, resolve));
    send({ type: 'flush', flush });
    await Promise.race([written, gone]);
    answered.delete(flush);
  }

  return {
    emit: (event) => listeners.forEach((listener) => listener(event)),
    onEvent,
    openPage(send) {
      let leave = (): void => undefined;
      const page = { send, gone: new Promise<void>((resolve) => (leave = resolve)) };
      openPages.add(page);
      const stopEvents = onEvent(send);
      return () => {
        stopEvents();
        openPages.delete(page);
        leave();
      };
    },
    async flush(requestsSettled) {
      const done = Promise.all([...openPages].map(flushPage)).then(requestsSettled);
      await atMost<unknown>(done, FLUSH_PATIENCE_MS, clock, null);
    },
    flushed: (flush) => answered.get(flush)?.(),
  };
}
