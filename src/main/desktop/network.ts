import { app, net, session, type Session } from 'electron';
import type { Fetch } from '../core/ports/ports';

const NETWORK_SERVICE = 'network.mojom.NetworkService';

/**
 * Chromium's network stack, so that the system's proxy and certificates are honoured. No cookie is sent or kept, and
 * nothing is cached: an answer holds the whole environment.
 *
 * All network traffic goes through a process of Chromium's. When that dies another one is started, but the session that
 * used it stays without a network; so what follows goes through a fresh session, which is in memory only.
 */
export function createSystemFetch(): Fetch {
  let replacement: Session | null = null;
  let count = 0;
  // log-crashes.ts writes down why it ended
  app.on('child-process-gone', (_, { serviceName }) => {
    if (serviceName !== NETWORK_SERVICE) return;
    replacement = session.fromPartition(`network-${++count}`, { cache: false });
  });
  return (url, init) =>
    (replacement ?? net).fetch(url, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      bypassCustomProtocolHandlers: true,
    });
}
