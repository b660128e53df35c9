import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as keytar from 'keytar';
import type { KeychainState } from '../../../shared/bridge/state';
import { AppError, reportOf, type ErrorCode } from '../../../shared/app-error';
import { createSerial } from '../async/serial';
import { isKeyringLocked } from './secret-service';
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

/** What the user has answered, or not answered in time, when a keychain asked. */
const REFUSED: readonly ErrorCode[] = ['keychain_locked', 'keychain_denied'];

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
  /**
   * Reads one after another, so that the keychain asks the user one thing at a time. Once the user has refused, nothing is
   * asked until {@link TokenVault.askAgain}, or until the keyring is unlocked; reading rejects as it did then.
   */
  read(environmentId: string): Promise<string | null>;
  /** The user did something that needs tokens, so the keychain may ask again. */
  askAgain(): void;
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
  /** Only tests give others. */
  loadKeytar?: () => Promise<Keytar>;
  isLocked?: () => Promise<boolean | null>;
}): TokenVault {
  const { clock, loadKeytar = loadInstalledKeytar, isLocked = isKeyringLocked } = options;
  const family = systemFamily(options.platform, osRelease(options.platform));
  const session = new Map<string, string>();
  const inKeychain = new Set<string>();
  const hints = new Map<string, string>();
  const inTurn = createSerial();
  /** What the user, or nobody, answered when the keychain asked last; null while it may ask. */
  let refusal: AppError | null = null;

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
   * in vain. Where the keyring does not say whether it is locked, only writing tells the two apart; it asks the user
   * once more, so look again afterwards.
   */
  async function find<T>(keytar: Keytar, look: () => Promise<T>): Promise<T> {
    const found = await look();
    if (found || family === 'mac' || family === 'windows') return found;
    const locked = await isLocked();
    if (locked) throw new AppError('keychain_locked');
    if (locked === null) {
      await keytar.setPassword(SERVICE, PROBE, 'yes');
      await keytar.deletePassword(SERVICE, PROBE);
    }
    return look(); // it may have been unlocked in between
  }

  async function readFromKeychain(environmentId: string): Promise<string | null> {
    if (refusal && (await isLocked()) !== false) throw refusal;
    refusal = null;
    try {
      return await ask((keytar) => find(keytar, () => keytar.getPassword(SERVICE, environmentId)));
    } catch (error) {
      if (error instanceof AppError && REFUSED.includes(error.code)) refusal = error;
      throw error;
    }
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
        refusal = null; // it is open
      }
      hints.set(environmentId, hintOf(token));
    },
    async read(environmentId) {
      const held = session.get(environmentId);
      if (held !== undefined) return held;
      const token = await inTurn(() => readFromKeychain(environmentId));
      if (token === null) {
        inKeychain.delete(environmentId);
        hints.delete(environmentId);
      } else {
        inKeychain.add(environmentId);
        hints.set(environmentId, hintOf(token));
      }
      return token;
    },
    askAgain: () => (refusal = null),
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
