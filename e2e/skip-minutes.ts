/**
 * Loaded into browser mode before the app, so that a test need not wait as long as the app does: where it sends a message,
 * each wait of a minute that the app is in ends.
 */
const MINUTE_MS = 60_000;
const { setTimeout: begin, clearTimeout: cancel } = globalThis;
const waits = new Map<NodeJS.Timeout, () => void>();

function beginNoted(callback: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): NodeJS.Timeout {
  const end = () => {
    waits.delete(timer);
    callback(...values);
  };
  const timer = begin(end, delayMs);
  if (delayMs === MINUTE_MS) waits.set(timer, end);
  return timer;
}

function cancelNoted(timer?: NodeJS.Timeout): void {
  if (timer) waits.delete(timer);
  cancel(timer);
}

Object.assign(globalThis, { setTimeout: beginNoted, clearTimeout: cancelNoted });
process.on('message', () => {
  for (const [timer, end] of [...waits]) {
    cancel(timer);
    end();
  }
});
// the app ends as it does without a test
process.channel?.unref();
