/**
 * Makes the app's waits of a minute end where a test wants it, so that a test need not wait as long as the app does. Stands
 * for itself, because Playwright sends its text to the desktop shell.
 */
export function noteMinutes(): void {
  const { setTimeout: begin, clearTimeout: cancel } = globalThis;
  const waits = new Map<NodeJS.Timeout, () => void>();

  function beginNoted(
    callback: (...values: unknown[]) => void,
    delayMs?: number,
    ...values: unknown[]
  ): NodeJS.Timeout {
    const end = () => {
      waits.delete(timer);
      callback(...values);
    };
    const timer = begin(end, delayMs);
    if (delayMs === 60_000) waits.set(timer, end);
    return timer;
  }

  function cancelNoted(timer?: NodeJS.Timeout): void {
    if (timer) waits.delete(timer);
    cancel(timer);
  }

  function endMinutes(): void {
    for (const [timer, end] of [...waits]) {
      cancel(timer);
      end();
    }
  }

  Object.assign(globalThis, { setTimeout: beginNoted, clearTimeout: cancelNoted, endMinutes });
}

/** Ends the waits of a minute that the process is in; {@link noteMinutes} comes first. */
export function endMinutes(): void {
  (globalThis as unknown as { endMinutes(): void }).endMinutes();
}
