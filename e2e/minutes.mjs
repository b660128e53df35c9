/**
 * Makes the app's waits of a minute end where a test wants it, so that a test need not wait as long as the app does.
 * Called in the app's own process, before the app begins.
 */
export function noteMinutes() {
  const { setTimeout: begin, clearTimeout: cancel } = globalThis;
  /** @type {Map<NodeJS.Timeout, () => void>} */
  const waits = new Map();

  function beginNoted(callback, delayMs, ...values) {
    const end = () => {
      waits.delete(timer);
      callback(...values);
    };
    const timer = begin(end, delayMs);
    if (delayMs === 60_000) waits.set(timer, end);
    return timer;
  }

  function cancelNoted(timer) {
    if (timer) waits.delete(timer);
    cancel(timer);
  }

  function endMinutes() {
    for (const [timer, end] of [...waits]) {
      cancel(timer);
      end();
    }
  }

  Object.assign(globalThis, { setTimeout: beginNoted, clearTimeout: cancelNoted, endMinutes });
}

/**
 * Ends the waits of a minute that the process is in; {@link noteMinutes} comes first. Stands for itself, because Playwright
 * sends its text to the desktop shell.
 */
export function endMinutes() {
  globalThis.endMinutes();
}
