import { vi } from 'vitest';

/** As long as the end-to-end tests wait for something: a busy machine is slow, not wrong. */
const PATIENCE_MS = 15_000;

/** Waits until a check passes that real files, sockets or threads have to come to; resolves with what it returns. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: PATIENCE_MS, interval: 20 });
}
