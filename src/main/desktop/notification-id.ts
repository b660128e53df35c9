import { createHash } from 'node:crypto';

/** Hex digits: 128 bits, so that no two ids of the app meet. */
const LENGTH = 32;

/**
 * The id under which the operating system knows a notification: the same for the same id of the app, in every run.
 *
 * Windows takes at most 64 UTF-16 units, and Electron's constructor throws above that (since Electron 42); the app's own
 * ids hold a server's address and a number's id, so they have no bound. Hex, because Windows has refused tags that are
 * not alphanumeric.
 */
export function systemId(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, LENGTH);
}

/** Whether the operating system's id is that of a notification; version 0.1.0 handed over the app's own ids. */
export function isSystemIdOf(id: string, shownId: string): boolean {
  return shownId === systemId(id) || shownId === id;
}
