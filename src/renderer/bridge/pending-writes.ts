import { request, transport } from './bridge-client';

/** A write that waits until the user rests. */
export interface DebouncedWrite {
  /** Writes once it wasn't asked for again for a while. */
  soon: () => void;
  /** Writes now, whether it waits or not; resolves when that is done. */
  now: () => Promise<void>;
}

type Flush = () => Promise<unknown>;

/** What is written before the page goes. */
const pending = new Set<Flush>();

/**
 * Puts a write off until `restMs` milliseconds after it was last asked for, or until the page goes. Everything in the
 * page that is written later goes through here, so that nothing is forgotten.
 *
 * @param write writes what is there when it is called; never rejects
 */
export function debounceWrite(restMs: number, write: () => Promise<unknown>): DebouncedWrite {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written: Promise<unknown> = Promise.resolve();

  async function now(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    pending.add(flush); // until it is done: a write under way is waited for as well
    const mine = (written = write());
    await mine;
    if (timer === undefined && written === mine) pending.delete(flush);
  }

  const flush = () => (timer === undefined ? written : now());

  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(() => void now(), restMs);
      pending.add(flush);
    },
    now,
  };
}

/** Writes all that waits; resolves when it is written, or was refused. */
export async function flushWrites(): Promise<void> {
  await Promise.allSettled([...pending].map((write) => write()));
}

/** The page goes and does not come back: the field that the user is in is left too, because many are only taken then. */
function leave(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  return flushWrites();
}

/**
 * Flushes before the page goes, whatever ends it: main asks for it and waits before it quits or closes the window; a
 * reload, or a tab that is closed, is announced by the browser. Called once, before main is asked for anything.
 */
export function flushBeforeLeaving(): void {
  transport.onEvent((event) => {
    // main no longer waits for an answer that can't be sent
    if (event.type === 'flush') void leave().then(() => request('page.flushed', { flush: event.flush })).catch(() => undefined); // prettier-ignore
  });
  window.addEventListener('pagehide', () => void leave());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void flushWrites());
}
