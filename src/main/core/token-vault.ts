import { readFileSync } from 'node:fs';
import type { KeychainState } from '../../shared/bridge';
import { AppError, reportOf } from '../../shared/app-error';
import { keychainError, systemFamily } from './keychain-failure';
import type { Clock } from './surroundings';

const SERVICE = 'Talkover Numbers';

/** A keychain that asks the user for a password may take a while, but not for ever: a sync waits for it. */
const PATIENCE_MS = 120_000;

/** The part of keytar that is used. */
export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/**
 * Keeps each account's token in the keychain of the operating system, under the service "Talkover Numbers" and the
 * account's id:
 * - macOS: the login keychain. The system asks the user when another program wants to read it.
 * - Windows: Credential Manager, encrypted for the signed-in user.
 * - Linux: the Secret Service (GNOME Keyring, KWallet) by way of libsecret, encrypted with the user's password.
 *
 * Where there is none, nothing is ever written in plain text: the user may keep the token in this process's memory
 * (`session`), where it ends with the process.
 *
 * Every method but `held` and `hint` rejects with an {@link AppError}: keychain_missing, keychain_unreachable,
 * keychain_locked, keychain_denied or keychain_failed. None of them holds the token.
 */
export interface TokenVault {
  store(accountId: string, token: string, keep: 'keychain' | 'session'): Promise<void>;
  read(accountId: string): Promise<string | null>;
  remove(accountId: string): Promise<void>;
  /** Where the token was last seen. */
  held(accountId: string): 'keychain' | 'session' | 'none';
  /** `talq_…9f3c`, once the token was seen; never written to disk. */
  hint(accountId: string): string | null;
  /** Whether there is a keychain; asks for an entry that is not there, which needs no password. */
  probe(): Promise<KeychainState>;
}

export function createTokenVault(options: {
  platform: string;
  clock: Clock;
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

  return {
    async store(accountId, token, keep) {
      if (keep === 'session') {
        session.set(accountId, token);
      } else {
        await ask((keytar) => keytar.setPassword(SERVICE, accountId, token), token);
        session.delete(accountId);
        inKeychain.add(accountId);
      }
      hints.set(accountId, hintOf(token));
    },
    async read(accountId) {
      const held = session.get(accountId);
      if (held !== undefined) return held;
      const token = await ask((keytar) => keytar.getPassword(SERVICE, accountId));
      if (token === null) {
        inKeychain.delete(accountId);
        hints.delete(accountId);
      } else {
        inKeychain.add(accountId);
        hints.set(accountId, hintOf(token));
      }
      return token;
    },
    async remove(accountId) {
      const onlyInMemory = session.has(accountId) && !inKeychain.has(accountId);
      if (!onlyInMemory) await ask((keytar) => keytar.deletePassword(SERVICE, accountId));
      session.delete(accountId);
      inKeychain.delete(accountId);
      hints.delete(accountId);
    },
    held: (accountId) => (session.has(accountId) ? 'session' : inKeychain.has(accountId) ? 'keychain' : 'none'),
    hint: (accountId) => hints.get(accountId) ?? null,
    async probe() {
      try {
        await ask((keytar) => keytar.getPassword(SERVICE, 'is there a keychain'));
        return { available: true, problem: null };
      } catch (error) {
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

async function loadInstalledKeytar(): Promise<Keytar> {
  const { default: keytar } = (await import('keytar')) as unknown as { default: Keytar };
  return keytar;
}

function osRelease(platform: string): string {
  if (platform !== 'linux') return '';
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return ''; // a Linux without the file is simply of no known family
  }
}
