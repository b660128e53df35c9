/** Keeps time for long work, so that everything else gets a turn in the middle of it. */
export interface Turn {
  /** Whether the work has been busy for so long that it is to pause. */
  isOver(): boolean;
  /** Lets everything else have a turn; the next turn of the work begins when this resolves. */
  pass(): Promise<void>;
}

/**
 * @param busyMs how long the work may be busy at a time
 * @param pause resolves once everything else had a turn
 */
export function createTurn(busyMs: number, pause: () => Promise<void>): Turn {
  let since = performance.now();
  return {
    isOver: () => performance.now() - since >= busyMs,
    async pass() {
      await pause();
      since = performance.now();
    },
  };
}
