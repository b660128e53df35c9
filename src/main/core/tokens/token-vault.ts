import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as keytar from 'keytar';
import type { KeychainState } from '../../../shared/bridge/state';
import { AppError, reportOf, type ErrorCode } from '../../../shared/app-error';
import { keychainError, systemFamily } from './keychain-failure';
import type { Log } from '../log/log';
import type { Clock } from '../ports/ports';

const SERVICE = 'Talkover Numbers';

/** A keychain that asks the user for a password may take a while, but not for ever: a sync waits for it. */
const PATIENCE_MS = 120_000;

/** An entry that holds no token: reading it tells whether there is a keychain, writing it whether that is open. */
const PROBE = 'is the keychain open';

/** What a keychain that is not there answers with. */
const NO_KEYCHAIN: readonly ErrorCode[] = ['keychain_missing', 'keychain_unreachable'];

/** The part of keytar that is used. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

/**
 * Keeps each environment's token in the keychain of the operating system, under the service "Talkover Numbers" and the
 * environment's id:
 * - macOS: the login keychain. The system asks the user when another program wants to read it.
 * - Windows: Credential Manager, encrypted for the signed-in user.
 * - Linux: the Secret Service (GNOME Keyring, KWallet) by way of libsecret, encrypted with the user's password.
 *
 * Where there is none, nothing is ever written in plain text: the user may keep the token in this process's memory
 * (`session`), where it ends with the process.
 *
 * Every method but `held` and `hint` rejects with an {@link AppError}: keychain_missing, keychain_unreachable,
 * keychain_gone, keychain_locked, keychain_denied or keychain_failed. None of them holds the token.
 */
export interface TokenVault {
  store(environmentId: string, token: string, keep: 'keychain' | 'session'): Promise<void>;
  read(environmentId: string): Promise<string | null>;
  /** Removing what is not there is fine. */
  remove(environmentId: string): Promise<void>;
  /** Where the token was last seen. */
  held(environmentId: string): 'keychain' | 'session' | 'none';
  /** `talq_…9f3c`, once the token was seen; never written to disk. */
  hint(environmentId: string): string | null;
  /** Whether there is a keychain; asks for an entry that is not there, which needs no password. */
  probe(): Promise<KeychainState>;
}

export function createTokenVault(options: {
  platform: string;
  clock: Clock;
  log?: Pick<Log, 'warn'>;
  /** Only tests give another. */
  loadKeytar?: () => Promise<Keytar>;
}): TokenVault {
  const { clock, loadKeytar = loadInstalledKeytar } = options;
  const family = systemFamily(options.platform, osRelease(options.platform));
  const session = new Map<string, string>();
  const inKeychain = new Set<string>();
  const hints = new Map<string, string>();

  /** Asks the keychain, loading it on first use: where it cannot be loaded the app still starts. */
  async function ask<T>(question: (keytar: Keytar) => Promise<T>, secret?: string): Promise<T> {
    let callOff: () => void = () => undefined;
    const patience = new Promise<never>((_, reject) => {
      callOff = clock.after(PATIENCE_MS, () => reject(new AppError('keychain_locked')));
    });
    try {
      return await Promise.race([loadKeytar().then(question), patience]);
    } catch (error) {
      throw error instanceof AppError ? error : keychainError(error, family, secret);
    } finally {
      callOff();
    }
  }

  /**
   * Looks for an entry. Of a locked keyring libsecret says that there is none, even after it asked the user to unlock it
   * in vain. Only writing tells the two apart; it asks the user once more, so look again afterwards.
   */
  async function find<T>(keytar: Keytar, look: () => Promise<T>): Promise<T> {
    const found = await look();
    if (found || family === 'mac' || family === 'windows') return found;
    await keytar.setPassword(SERVICE, PROBE, 'yes');
    await keytar.deletePassword(SERVICE, PROBE);
    return look();
  }

  async function removeFromKeychain(environmentId: string): Promise<void> {
    try {
      await ask((keytar) => find(keytar, () => keytar.deletePassword(SERVICE, environmentId)));
    } catch (error) {
      const nothingThere = error instanceof AppError && NO_KEYCHAIN.includes(error.code);
      // a token of this session must go where there is no keychain, too
      if (!nothingThere || !session.has(environmentId) || inKeychain.has(environmentId)) throw error;
    }
  }

  return {
    async store(environmentId, token, keep) {
      if (keep === 'session') {
        session.set(environmentId, token);
      } else {
        await ask((keytar) => keytar.setPassword(SERVICE, environmentId, token), token);
        session.delete(environmentId);
        inKeychain.add(environmentId);
      }
      hints.set(environmentId, hintOf(token));
    },
    async read(environmentId) {
      const held = session.get(environmentId);
      if (held !== undefined) return held;
      const token = await ask((keytar) => find(keytar, () => keytar.getPassword(SERVICE, environmentId)));
      if (token === null) {
        inKeychain.delete(environmentId);
        hints.delete(environmentId);
      } else {
        inKeychain.add(environmentId);
        hints.set(environmentId, hintOf(token));
      }
      return token;
    },
    async remove(environmentId) {
      await removeFromKeychain(environmentId);
      session.delete(environmentId);
      inKeychain.delete(environmentId);
      hints.delete(environmentId);
    },
    held: (environmentId) =>
      session.has(environmentId) ? 'session' : inKeychain.has(environmentId) ? 'keychain' : 'none',
    hint: (environmentId) => hints.get(environmentId) ?? null,
    async probe() {
      try {
        await ask((keytar) => keytar.getPassword(SERVICE, PROBE));
        return { available: true, problem: null };
      } catch (error) {
        options.log?.warn('no keychain', error); // what is answered has lost its cause
        return { available: false, problem: reportOf(error) };
      }
    },
  };
}

/** The beginning that all tokens share and the last four characters; a short token shows nothing of itself. */
function hintOf(token: string): string {
  if (token.length < 12) return '…';
  return `${token.startsWith('talq_') ? 'talq_' : ''}…${token.slice(-4)}`;
}

// not named `require`: the build puts a variable of that name into the bundle
const requireAddon = createRequire(import.meta.url);

/** By `require`, because a failed `import` stays failed: the user may install libsecret while the app runs. */
function loadInstalledKeytar(): Promise<Keytar> {
  return Promise.resolve().then(() => requireAddon('keytar') as Keytar);
}

function osRelease(platform: string): string {
  if (platform !== 'linux') return '';
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return ''; // a Linux without the file is simply of no known family
  }
}
