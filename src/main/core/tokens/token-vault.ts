import { AppError } from '../../../shared/app-error';
import type { Environment } from '../../../shared/environment';
import { originOf, readStoredToken, storedToken, type BoundToken } from './bound-token';
import type { Keychain } from './keychain';
import { removeStored } from './remove-stored';
import { replaceEntry, replaceStored } from './undoable';

/** Whose token is asked for, and which server it is for. */
type TokenOwner = Pick<Environment, 'id' | 'baseUrl'>;

/**
 * Keeps each environment's token in the keychain of the operating system, under the environment's id and together with
 * the server it was entered for. It is released for that server only, even if the environment's base URL has changed.
 *
 * Where there is no keychain, nothing is ever written in plain text: the user may keep the token in this process's memory
 * (`session`), where it ends with the process.
 *
 * Every method but `held` and `hint` rejects with an {@link AppError} as {@link Keychain} does.
 */
export interface TokenVault {
  /** Resolves with how to put back what was held before. */
  store(owner: TokenOwner, token: string, keep: 'keychain' | 'session'): Promise<() => Promise<void>>;
  /**
   * Reads one after another, and not once the user has refused, until {@link TokenVault.askAgain}; see
   * {@link Keychain.lookUp}.
   * @throws {AppError} token_for_other_server as well
   */
  read(owner: TokenOwner): Promise<string | null>;
  /** The user did something that needs tokens, so the keychain may ask again. */
  askAgain(): void;
  /** Removing what is not there is fine. */
  remove(environmentId: string): Promise<void>;
  /** Where the token for this server was last seen. */
  held(owner: TokenOwner): 'keychain' | 'session' | 'none';
  /** `talq_…9f3c`, once the token was seen; never written to disk. */
  hint(owner: TokenOwner): string | null;
  /** Why there is no keychain; null where there is one. */
  probe(): Promise<AppError | null>;
}

/**
 * @param options `baseUrlOf` is where an environment last got a list, or else its base URL: a token that version 0.1.0
 * stored without its server is bound to that. Null where the environment is unknown, whose token then stays where it is.
 */
export function createTokenVault({
  keychain,
  baseUrlOf = () => null,
}: {
  keychain: Keychain;
  baseUrlOf?: (environmentId: string) => string | null;
}): TokenVault {
  const session = new Map<string, BoundToken>();
  /** What the keychain was last seen to hold: never the token itself. */
  const seen = new Map<string, { origin: string; hint: string }>();

  /** The entry with its server: one that has none yet gets it before it is used for the first time. */
  async function readKeychain(environmentId: string): Promise<BoundToken | null> {
    const { after } = await keychain.lookUp(environmentId, (secret) => {
      const stored = secret === null ? null : readStoredToken(secret);
      const baseUrl = stored?.origin === null ? baseUrlOf(environmentId) : null;
      return stored && baseUrl !== null ? storedToken({ origin: originOf(baseUrl), token: stored.token }) : secret;
    });
    const stored = after === null ? null : readStoredToken(after);
    if (!stored?.origin) {
      seen.delete(environmentId);
      return null;
    }
    seen.set(environmentId, { origin: stored.origin, hint: hintOf(stored.token) });
    return stored;
  }

  /** What is known of the token for an owner's own server. */
  function lastSeen({ id, baseUrl }: TokenOwner): { where: 'keychain' | 'session'; hint: string } | null {
    const origin = originOf(baseUrl);
    const inSession = session.get(id);
    if (inSession) return inSession.origin === origin ? { where: 'session', hint: hintOf(inSession.token) } : null;
    const inKeychain = seen.get(id);
    return inKeychain?.origin === origin ? { where: 'keychain', hint: inKeychain.hint } : null;
  }

  async function storeInKeychain(id: string, bound: BoundToken): Promise<() => Promise<void>> {
    const restoreStored = await replaceStored(keychain, id, storedToken(bound), bound.token);
    const restoreSession = replaceEntry(session, id, undefined);
    const restoreSeen = replaceEntry(seen, id, { origin: bound.origin, hint: hintOf(bound.token) });
    return async () => {
      await restoreStored();
      restoreSession();
      restoreSeen();
    };
  }

  return {
    async store({ id, baseUrl }, token, keep) {
      const bound = { origin: originOf(baseUrl), token };
      if (keep === 'keychain') return storeInKeychain(id, bound);
      const restore = replaceEntry(session, id, bound);
      return () => Promise.resolve(restore());
    },
    async read({ id, baseUrl }) {
      const bound = session.get(id) ?? (await readKeychain(id));
      if (bound === null) return null;
      if (bound.origin !== originOf(baseUrl)) throw new AppError('token_for_other_server');
      return bound.token;
    },
    askAgain: () => keychain.askAgain(),
    async remove(environmentId) {
      // a token of this session must go where there is no keychain, too
      const isElsewhere = session.has(environmentId) && !seen.has(environmentId);
      await removeStored(keychain, environmentId, isElsewhere);
      session.delete(environmentId);
      seen.delete(environmentId);
    },
    held: (owner) => lastSeen(owner)?.where ?? 'none',
    hint: (owner) => lastSeen(owner)?.hint ?? null,
    probe: () => keychain.probe(),
  };
}

/** The beginning that all tokens share and the last four characters; a short token shows nothing of itself. */
function hintOf(token: string): string {
  if (token.length < 12) return '…';
  return `${token.startsWith('talq_') ? 'talq_' : ''}…${token.slice(-4)}`;
}
