import { net } from 'electron';
import type { Fetch } from '../core/surroundings';

/**
 * Chromium's network stack, so that the system's proxy and certificates are honoured. No cookie is sent or kept, and
 * nothing is cached: an answer holds the whole account.
 */
export const systemFetch: Fetch = (url, init) =>
  net.fetch(url, { ...init, credentials: 'omit', cache: 'no-store', bypassCustomProtocolHandlers: true });
