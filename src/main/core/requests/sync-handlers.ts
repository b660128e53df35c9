import { AppError } from '../../../shared/app-error';
import type { SYNC_REQUESTS } from '../../../shared/bridge/requests/sync';
import { textOfChunk } from '../../../shared/packed/number-chunk';
import type { Environments } from '../environments/environments';
import type { Clock, Shell } from '../ports/ports';
import type { ProxySignIn } from '../proxy/proxy-sign-in';
import type { Sync } from '../sync/sync';
import type { NumbersSource } from '../lists/numbers-source';
import type { TokenVault } from '../tokens/token-vault';
import type { Handlers } from './answer-request';

/** How long "ask Talkover" may take in all. */
const ASK_PATIENCE_MS = 60_000;

export interface SyncHandlerParts {
  clock: Clock;
  environments: Environments;
  source: NumbersSource;
  sync: Sync;
  shell: Pick<Shell, 'forgetProxies'>;
  proxySignIn: Pick<ProxySignIn, 'signIn' | 'forget'>;
  vault: Pick<TokenVault, 'askAgain'>;
}

/** What each request that asks Talkover for numbers, or clears the way to it, does. */
export function createSyncHandlers(parts: SyncHandlerParts): Handlers<typeof SYNC_REQUESTS> {
  const { clock, environments, source, sync, vault } = parts;
  return {
    async 'sync.now'({ environmentId }) {
      vault.askAgain();
      const ids = environmentId === null ? environments.list().map((environment) => environment.id) : [environmentId];
      await Promise.all(ids.map((id) => sync.now(id)));
    },

    async 'proxy.signIn'({ proxy, ...credentials }) {
      await parts.proxySignIn.signIn(proxy, credentials);
      for (const { id } of environments.list()) void sync.now(id);
    },

    async 'proxy.forget'({ proxy }) {
      await parts.proxySignIn.forget(proxy);
      await parts.shell.forgetProxies?.();
    },

    async 'numbers.ask'({ environmentId, filters }) {
      const environment = environments.get(environmentId);
      const patience = new AbortController();
      const cancelTimer = clock.after(ASK_PATIENCE_MS, () => patience.abort());
      try {
        const fetched = await source.fetchEnvironment(environment, patience.signal, { filters });
        const { chunks, fetchedAt, ignoredFilters } = fetched;
        return { chunks: chunks.map(textOfChunk), fetchedAt, ignoredFilters };
      } catch (error) {
        // it was not cancelled: it took too long in all
        if (patience.signal.aborted) throw new AppError('timeout', { values: { seconds: ASK_PATIENCE_MS / 1000 } });
        throw error;
      } finally {
        cancelTimer();
      }
    },
  };
}
