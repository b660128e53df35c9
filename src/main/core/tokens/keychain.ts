import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as keytar from 'keytar';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import { createSerial, type Serial } from '../../../shared/async/serial';
import { isKeyringLocked } from './secret-service';
import { keychainError, systemFamily } from './keychain-failure';
import type { Log } from '../log/log';
import type { Clock } from '../ports/ports';

const SERVICE = 'Talkover Numbers';

/** A keychain that asks the user for a password may take a while, but not for ever: a sync waits for it. */
const PATIENCE_MS = 120_000;

/** An entry that holds no secret: reading it tells whether there is a keychain, writing it whether that is open. */
const PROBE = 'is the keychain open';

/** What the user has answered, or not answered in time, when a keychain asked. */
const REFUSED: readonly ErrorCode[] = ['keychain_locked', 'keychain_denied'];

/** The part of keytar that is used. */
export type Keytar = Pick<typeof keytar, 'getPassword' | 'setPassword' | 'deletePassword'>;

/** A question whose answer may come after the caller has stopped waiting. */
interface Question {
  isGivenUp: boolean;
}

export interface KeychainOptions {
  platform: string;
  clock: Clock;
  log?: Pick<Log, 'warn'>;
  /** Only tests give others. */
  loadKeytar?: () => Promise<Keytar>;
  isLocked?: () => Promise<boolean | null>;
}

/**
 * The keychain of the operating system, under the service "Talkover Numbers":
 * - macOS: the login keychain. The system asks the user when another program wants to read it.
 * - Windows: Credential Manager, encrypted for the signed-in user.
 * - Linux: the Secret Service (GNOME Keyring, KWallet) by way of libsecret, encrypted with the user's password.
 *
 * An entry is read and written by one question at a time. A question that is not answered in time changes nothing, even
 * if the user answers the system's prompt later.
 */
export interface Keychain {
  /**
   * Reads an entry, and writes what `change` makes of it where that differs; null is no entry. Resolves with what the
   * entry was and is.
   * @param secret of an entry that the user wants kept: for it, a locked keyring asks to be unlocked, even where it holds
   * no such entry yet. No error may hold it; the entry as a whole is kept out of them anyway.
   * @throws {AppError} keychain_missing, keychain_unreachable, keychain_gone, keychain_locked, keychain_denied or
   * keychain_failed; or what `change` throws. No error holds the secret.
   */
  update(account: string, change: (entry: string | null) => string | null, secret?: string): Promise<KeychainChange>;
  /**
   * As `update`, for what the app wants by itself: one after another, so that the keychain asks the user one thing at a
   * time. Once the user has refused, nothing is asked until {@link Keychain.askAgain}, or until the keyring is unlocked;
   * it rejects as it did then.
   */
  lookUp(account: string, change: (entry: string | null) => string | null): Promise<KeychainChange>;
  /** The user did something that needs the keychain, so it may ask again. */
  askAgain(): void;
  /** Why there is no keychain; null where there is one. Asks for an entry that is not there, which needs no password. */
  probe(): Promise<AppError | null>;
}

interface KeychainChange {
  before: string | null;
  after: string | null;
}

export function createKeychain(options: KeychainOptions): Keychain {
  const { clock, loadKeytar = loadInstalledKeytar, isLocked = isKeyringLocked } = options;
  const family = systemFamily(options.platform, osRelease(options.platform));
  const turns = new Map<string, Serial>();
  const gate = createGate(isLocked);

  function turnOf(account: string): Serial {
    const turn = turns.get(account) ?? createSerial();
    turns.set(account, turn);
    return turn;
  }

  /** Asks the keychain, loading it on first use: where it cannot be loaded the app still starts. */
  async function ask<T>(account: string, answer: (keytar: Keytar, question: Question) => Promise<T>): Promise<T> {
    const question: Question = { isGivenUp: false };
    let cancel: () => void = () => undefined;
    const patience = new Promise<never>((_, reject) => {
      cancel = clock.after(PATIENCE_MS, () => {
        question.isGivenUp = true;
        reject(new AppError('keychain_locked'));
      });
    });
    try {
      const answering = turnOf(account)(async () => {
        stopIfGivenUp(question);
        return answer(await loadKeytar(), question);
      });
      return await Promise.race([answering, patience]);
    } catch (error) {
      throw error instanceof AppError ? error : keychainError(error, family);
    } finally {
      cancel();
    }
  }

  /**
   * Reads an entry. Of a locked keyring libsecret says that there is none, even after it asked the user to unlock it in
   * vain, and where there is none it does not ask. Only writing makes the keyring ask for sure, so look again afterwards;
   * where the keyring does not say whether it is locked, it also tells the two apart.
   * @param mayAsk whether the user is there to unlock it
   */
  async function read(keytar: Keytar, account: string, mayAsk: boolean): Promise<string | null> {
    const found = await keytar.getPassword(SERVICE, account);
    if (found !== null || family === 'mac' || family === 'windows') return found;
    const locked = await isLocked();
    if (locked && !mayAsk) throw new AppError('keychain_locked');
    if (locked !== false) {
      await keytar.setPassword(SERVICE, PROBE, 'yes');
      await keytar.deletePassword(SERVICE, PROBE);
    }
    return keytar.getPassword(SERVICE, account); // it may have been unlocked in between
  }

  async function write(keytar: Keytar, account: string, entry: string | null): Promise<void> {
    if (entry === null) await keytar.deletePassword(SERVICE, account);
    else await keytar.setPassword(SERVICE, account, entry);
  }

  const update: Keychain['update'] = async (account, change, secret = '') => {
    const changed = await ask(account, async (keytar, question) => {
      const before = await read(keytar, account, secret !== '');
      stopIfGivenUp(question);
      const after = change(before);
      if (after === before) return { before, after };
      await write(keytar, account, after).catch((error: unknown) => {
        throw keychainError(error, family, [after ?? '', secret].filter(Boolean));
      });
      // the caller knows that nothing is stored, so nothing may be found there later
      if (question.isGivenUp) await write(keytar, account, before);
      return { before, after };
    });
    gate.open();
    return changed;
  };

  return {
    update,
    lookUp: (account, change) => gate.pass(() => update(account, change)),
    askAgain: () => gate.open(),
    async probe() {
      try {
        await ask(PROBE, (keytar) => keytar.getPassword(SERVICE, PROBE));
        return null;
      } catch (error) {
        options.log?.warn('no keychain', error); // what is answered has lost its cause
        return error instanceof AppError ? error : new AppError('internal', { cause: error });
      }
    },
  };
}

/** Lets questions through one after another; none once the user has refused one, until it is opened or the keyring is. */
function createGate(isLocked: () => Promise<boolean | null>) {
  const inTurn = createSerial();
  /** What the user answered when the keychain asked last, if anything; null while it may ask. */
  let refusal: AppError | null = null;
  return {
    open: () => void (refusal = null),
    pass: <T>(question: () => Promise<T>): Promise<T> =>
      inTurn(async () => {
        if (refusal && (await isLocked()) !== false) throw refusal;
        refusal = null;
        try {
          return await question();
        } catch (error) {
          if (error instanceof AppError && REFUSED.includes(error.code)) refusal = error;
          throw error;
        }
      }),
  };
}

/** Ends a question whose answer is no longer needed. */
function stopIfGivenUp({ isGivenUp }: Question): void {
  if (isGivenUp) throw new AppError('cancelled');
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
