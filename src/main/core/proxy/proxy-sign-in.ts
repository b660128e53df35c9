import { z } from 'zod';
import type { AppState } from '../../../shared/bridge/state';
import type { Log } from '../log/log';
import type { Fetch, ProxyCredentials } from '../ports/ports';
import type { Keychain } from '../tokens/keychain';

/** The user name and password of proxies: asked of the user once, then kept in the keychain. */
export interface ProxySignIn {
  /**
   * What to answer a proxy (`host:port`) with; null where the user has to be asked, which the state then says.
   * @param isRefused the proxy has just refused what it was answered
   */
  credentialsFor(proxy: string, isRefused: boolean): Promise<ProxyCredentials | null>;
  /**
   * The user answered for a proxy; if it no longer waits, nothing is kept or sent to the one that waits now. They count
   * until the app quits even where the keychain refuses them.
   */
  signIn(proxy: string, credentials: ProxyCredentials): Promise<void>;
  /** The proxies (`host:port`) whose credentials are known here or in the keychain. */
  known(): string[];
  /** Removes the credentials of a proxy. @throws {AppError} as the keychain does, or as `names.save`; they stay then */
  forget(proxy: string): Promise<void>;
  state(): AppState['proxy'];
}

const stored = z.object({ username: z.string(), password: z.string() });

export function createProxySignIn(options: {
  keychain: Pick<Keychain, 'update' | 'lookUp'>;
  /** The proxies that the keychain may have credentials of, because it can't be asked for them. */
  names: { all(): readonly string[]; save(names: readonly string[]): void };
  log: Pick<Log, 'warn'>;
  onChange: () => void;
}): ProxySignIn {
  const { keychain, names, log } = options;
  const known = new Map<string, ProxyCredentials>();
  const refused = new Set<string>();
  let waiting: AppState['proxy'] = null;

  /** The last proxy that asks is the one that matters: the computer may be in another network by now. */
  function ask(proxy: string, isRefused: boolean): null {
    waiting = { proxy, isRefused };
    options.onChange();
    return null;
  }

  /** What the keychain holds for a proxy; null where it holds nothing, or cannot be asked. */
  async function held(proxy: string): Promise<ProxyCredentials | null> {
    try {
      const { after } = await keychain.lookUp(accountOf(proxy), (entry) => entry);
      return after === null ? null : (stored.safeParse(JSON.parse(after)).data ?? null);
    } catch (error) {
      log.warn('no credentials for the proxy', error);
      return null;
    }
  }

  /** Its name is stored first, so that nothing is in the keychain that the app doesn't know of. */
  async function keep(proxy: string, credentials: ProxyCredentials): Promise<void> {
    const before = names.all();
    if (!before.includes(proxy)) names.save([...before, proxy]);
    try {
      await keychain.update(accountOf(proxy), () => JSON.stringify(credentials), credentials.password);
    } catch (error) {
      if (!before.includes(proxy)) names.save(names.all().filter((name) => name !== proxy));
      throw error;
    }
  }

  return {
    async credentialsFor(proxy, isRefused) {
      if (isRefused) {
        known.delete(proxy);
        refused.add(proxy);
      }
      // what was refused once is not sent again: it could lock the user out
      if (refused.has(proxy)) return ask(proxy, true);
      const credentials = known.get(proxy) ?? (await held(proxy));
      if (!credentials) return ask(proxy, false);
      known.set(proxy, credentials);
      return credentials;
    },
    async signIn(proxy, credentials) {
      if (waiting?.proxy !== proxy) return;
      known.set(proxy, credentials);
      refused.delete(proxy);
      waiting = null;
      options.onChange();
      await keep(proxy, credentials).catch((error: unknown) => {
        log.warn('the credentials for the proxy are not kept', error);
      });
    },
    known: () => [...new Set([...names.all(), ...known.keys()])],
    async forget(proxy) {
      if (names.all().includes(proxy)) {
        await keychain.update(accountOf(proxy), () => null);
        names.save(names.all().filter((name) => name !== proxy));
      }
      known.delete(proxy);
      refused.delete(proxy);
      options.onChange();
    },
    state: () => waiting,
  };
}

/** Fetches through proxies, too, that ask for a password. */
export function fetchThroughProxies(fetch: Fetch, signIn: Pick<ProxySignIn, 'credentialsFor'>): Fetch {
  const answerProxy: ProxySignIn['credentialsFor'] = (...asked) => signIn.credentialsFor(...asked);
  return (url, init) => fetch(url, { ...init, answerProxy });
}

/** No id of an environment looks like this. */
const accountOf = (proxy: string) => `proxy ${proxy}`;
