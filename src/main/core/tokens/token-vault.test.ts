import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type { AppError } from '../../../shared/app-error';
import { createManualClock } from '../testing/manual-clock';
import { keyringSessions, keytarElsewhere, withoutSession } from '../testing/keychain-session';
import { storedToken } from './bound-token';
import { createKeychain, type Keytar } from './keychain';
import { createTokenVault } from './token-vault';
import { temporaryFolder } from '../../../shared/testing/temporary-folder';

const TOKEN = 'talq_0123456789abcdef9f3c';
/** An environment of the one server that these tests know. */
const owner = (id: string) => ({ id, baseUrl: 'https://app.talkover.ai' });
const OWNER = owner('id');
const clock = createManualClock(0);
const require = createRequire(import.meta.url);

/** Over this system's keychain, or over another, which says whether it is locked only where a test decides that. */
const open = (keytar?: Keytar, platform: string = process.platform, isLocked = (): boolean | null => null) => {
  const other = keytar && { loadKeytar: () => Promise.resolve(keytar), isLocked: () => Promise.resolve(isLocked()) };
  return createTokenVault({ keychain: createKeychain({ platform, clock, ...other }) });
};

/** A keychain in memory that may refuse. */
function fakeKeytar() {
  const entries = new Map<string, string>();
  const keytar = {
    entries,
    refusal: null as Error | null,
    getPassword: (_: string, id: string) => answer(() => entries.get(id) ?? null),
    setPassword: (_: string, id: string, password: string) => answer(() => void entries.set(id, password)),
    deletePassword: (_: string, id: string) => answer(() => entries.delete(id)),
  };
  const answer = <T>(value: () => T) => (keytar.refusal ? Promise.reject(keytar.refusal) : Promise.resolve(value()));
  return keytar;
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  return promise.then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => error as AppError,
  );
}

/** Why this system's keychain can't be used; null where it can. */
const problem = await open().probe();

describe('a system without a keychain', () => {
  it('says what to install where keytar cannot be loaded, and tries again the next time', async () => {
    for (const path of Object.keys(require.cache)) if (path.includes('keytar')) Reflect.deleteProperty(require.cache, path); // prettier-ignore
    const loading = vi.spyOn(process, 'dlopen').mockImplementation(() => {
      throw new Error('libsecret-1.so.0: cannot open shared object file: No such file or directory');
    });
    const vault = open();
    expect(await vault.probe()).toMatchObject({ code: 'keychain_missing' });
    loading.mockRestore();
    expect(await vault.probe()).toEqual(problem);
  });

  it.runIf(process.platform === 'linux')('says how to get one where there is no session', async () => {
    const vault = open(keytarElsewhere(withoutSession()));
    const error = await failure(vault.store(OWNER, TOKEN, 'keychain'));
    expect(error.code).toBe('keychain_unreachable');
    expect(error.message).toMatch(/keyring/);
    expect(vault.held(OWNER)).toBe('none');
    expect(await vault.probe()).toMatchObject({ code: 'keychain_unreachable' });
  });

  it('still keeps and removes a token of this session', async () => {
    const keytar = fakeKeytar();
    keytar.refusal = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    const vault = open(keytar, 'linux');
    await vault.store(OWNER, TOKEN, 'session');
    expect(await vault.read(OWNER)).toBe(TOKEN);
    await vault.remove('id');
    expect(vault.held(OWNER)).toBe('none');
  });
});

describe('a locked keychain', () => {
  const hasKeyring = problem === null && process.platform === 'linux' && Boolean(process.env.DBUS_SESSION_BUS_ADDRESS);

  it.runIf(hasKeyring)('differs from one that holds no token', { timeout: 20_000 }, async () => {
    const folder = temporaryFolder();
    const { unlocked, locked } = await keyringSessions(folder);
    await open(unlocked).store(OWNER, TOKEN, 'keychain');
    expect(await open(unlocked).read(OWNER)).toBe(TOKEN);

    const vault = open(locked);
    expect(await failure(vault.read(OWNER))).toMatchObject({ code: 'keychain_locked' });
    expect(await failure(vault.remove('id'))).toMatchObject({ code: 'keychain_locked' });
    expect(await failure(vault.store(OWNER, 'talq_new', 'keychain'))).toMatchObject({ code: 'keychain_locked' });
    expect(await open(unlocked).read(OWNER)).toBe(TOKEN);
  });

  it('is asked no longer where its question gets no answer', async () => {
    const asked: Keytar = { ...fakeKeytar(), getPassword: () => new Promise(() => undefined) };
    const reading = failure(open(asked).read(OWNER));
    await clock.advance(119_000);
    expect(clock.pending()).toEqual([1_000]);
    await clock.advance(1_000);
    expect(await reading).toMatchObject({ code: 'keychain_locked' });
    expect(clock.pending()).toEqual([]);
  });

  it('gives the token once the user unlocked it at the second question', async () => {
    const keytar = fakeKeytar();
    keytar.entries.set('id', storedToken({ origin: OWNER.baseUrl, token: TOKEN }));
    let unlocked = false;
    const vault = open(
      {
        ...keytar,
        getPassword: (service, id) => (unlocked ? keytar.getPassword(service, id) : Promise.resolve(null)),
        async setPassword(service, id, password) {
          unlocked = true;
          await keytar.setPassword(service, id, password);
        },
      },
      'linux',
    );
    expect(await vault.read(OWNER)).toBe(TOKEN);
    expect([...keytar.entries.keys()]).toEqual(['id']);
  });
});

/** As libsecret: a locked keyring asks to be unlocked when it is written to, not when it is asked for what it doesn't hold. */
function lockedKeyring() {
  const keytar = fakeKeytar();
  const keyring = { locked: true, questions: 0 };
  const vault = open(
    {
      ...keytar,
      getPassword: (service, id) => (keyring.locked ? Promise.resolve(null) : keytar.getPassword(service, id)),
      setPassword: (service, id, password) => {
        if (keyring.locked) keyring.questions++;
        keyring.locked = false;
        return keytar.setPassword(service, id, password);
      },
    },
    'linux',
    () => keyring.locked,
  );
  return { keytar, keyring, vault };
}

describe('a keyring that is locked when the app starts', () => {
  it('is unlocked for the first token, which it keeps', async () => {
    const { keytar, keyring, vault } = lockedKeyring();
    await vault.store(OWNER, TOKEN, 'keychain');
    expect([keyring.questions, await vault.read(OWNER), [...keytar.entries.keys()]]).toEqual([1, TOKEN, ['id']]);
  });

  it('is not asked to be unlocked by what the app does by itself', async () => {
    const { keyring, vault } = lockedKeyring();
    expect(await failure(vault.read(OWNER))).toMatchObject({ code: 'keychain_locked' });
    expect(await failure(vault.remove('left-over'))).toMatchObject({ code: 'keychain_locked' });
    expect(keyring.questions).toBe(0);
  });
});

/** A keyring that asks the user to unlock it, as libsecret does; its user cancels. */
function cancelledKeyring() {
  const keyring = { ...fakeKeytar(), locked: true, questions: 0 };
  const asked = () => {
    if (keyring.locked) keyring.questions++;
    return keyring.locked;
  };
  const vault = open(
    {
      ...keyring,
      getPassword: (service, id) => (asked() ? Promise.resolve(null) : keyring.getPassword(service, id)),
      setPassword: (service, id, password) =>
        asked() ? Promise.reject(new Error('The prompt was dismissed')) : keyring.setPassword(service, id, password),
    },
    'linux',
    () => keyring.locked,
  );
  for (const id of ['one', 'two']) keyring.entries.set(id, storedToken({ origin: OWNER.baseUrl, token: TOKEN }));
  return { keyring, vault };
}

describe('a keyring whose user cancels', () => {
  it('asks once for all environments, however often they sync', async () => {
    const { keyring, vault } = cancelledKeyring();
    for (let sync = 0; sync < 3; sync++) {
      const [first, second] = await Promise.all([failure(vault.read(owner('one'))), failure(vault.read(owner('two')))]);
      expect([first.code, second.code]).toEqual(['keychain_locked', 'keychain_locked']);
    }
    expect(keyring.questions).toBe(1);
  });

  it('asks again once the user does something', async () => {
    const { keyring, vault } = cancelledKeyring();
    await failure(vault.read(owner('one')));
    vault.askAgain();
    await failure(vault.read(owner('one')));
    await failure(vault.read(owner('two')));
    expect(keyring.questions).toBe(2);
    // libsecret asks when it reads what is there, and once more when the app makes sure that it is not there
    await failure(vault.store(owner('one'), 'talq_new', 'keychain'));
    expect(keyring.questions).toBe(4);
  });

  it('is read again when it was unlocked elsewhere', async () => {
    const { keyring, vault } = cancelledKeyring();
    await failure(vault.read(owner('one')));
    keyring.locked = false;
    expect([await vault.read(owner('one')), await vault.read(owner('two'))]).toEqual([TOKEN, TOKEN]);
    expect(keyring.questions).toBe(1);
  });

  it('is not asked again where its question gets no answer', async () => {
    const getPassword = vi.fn(() => new Promise<string | null>(() => undefined));
    const vault = open({ ...fakeKeytar(), getPassword }, 'linux', () => true);
    const reading = failure(vault.read(owner('one')));
    await clock.advance(120_000);
    await reading;
    expect(await failure(vault.read(owner('two')))).toMatchObject({ code: 'keychain_locked' });
    expect(getPassword).toHaveBeenCalledOnce();
  });

  it.each(['darwin', 'win32'])('is believed on %s, too', async (platform) => {
    const keytar = fakeKeytar();
    const vault = open(keytar, platform);
    keytar.entries.set('one', storedToken({ origin: OWNER.baseUrl, token: TOKEN }));
    keytar.refusal = new Error('User canceled the operation.');
    await failure(vault.read(owner('one')));
    keytar.refusal = null;
    expect(await failure(vault.read(owner('one')))).toMatchObject({ code: 'keychain_denied' });
    vault.askAgain();
    expect(await vault.read(owner('one'))).toBe(TOKEN);
  });
});

describe('the vault', () => {
  it.each(['darwin', 'win32'])('takes the word of the keychain of %s that there is no token', async (platform) => {
    const keytar = fakeKeytar();
    const written = vi.spyOn(keytar, 'setPassword');
    expect(await open(keytar, platform).read(OWNER)).toBeNull();
    expect(written).not.toHaveBeenCalled();
  });

  it('keeps what it knew of a token when the keychain refuses', async () => {
    const keytar = fakeKeytar();
    const vault = open(keytar);
    await vault.store(OWNER, TOKEN, 'keychain');
    keytar.refusal = new Error('Access is denied.');
    for (const refused of [vault.remove('id'), vault.read(OWNER), vault.store(OWNER, 'talq_another', 'keychain')]) {
      expect(await failure(refused)).toMatchObject({ code: 'keychain_denied' });
    }
    expect([vault.held(OWNER), vault.hint(OWNER)]).toEqual(['keychain', 'talq_…9f3c']);
    keytar.refusal = null;
    vault.askAgain();
    expect(await vault.read(OWNER)).toBe(TOKEN);
  });

  it('does not forget a token in the keychain because a newer one is held for the session', async () => {
    const keytar = fakeKeytar();
    const vault = open(keytar);
    await vault.store(OWNER, TOKEN, 'keychain');
    await vault.store(OWNER, 'talq_newer', 'session');
    keytar.refusal = new Error('The name org.freedesktop.secrets was not provided by any .service files');
    expect(await failure(vault.remove('id'))).toMatchObject({ code: 'keychain_unreachable' });
    keytar.refusal = null;
    await vault.remove('id');
    expect([...keytar.entries]).toEqual([]);
  });

  it('never lets the token into an error, even where the keychain quotes it', async () => {
    const keytar = fakeKeytar();
    const refusal = new Error(`cannot store ${TOKEN}`, { cause: TOKEN });
    keytar.setPassword = () => Promise.reject(refusal);
    const error = await failure(open(keytar, 'darwin').store(OWNER, TOKEN, 'keychain'));
    expect(error.code).toBe('keychain_failed');
    expect(error.message).toContain('cannot store …');
    expect(inspect(error, { depth: null, showHidden: true }) + String(error.stack)).not.toContain(TOKEN);
  });

  it.each([
    [TOKEN, 'talq_…9f3c'],
    ['0123456789abcdef', '…cdef'],
    ['talq_short', '…'],
  ])('hints at %s by %s', async (token, hint) => {
    const vault = open(fakeKeytar());
    await vault.store(OWNER, token, 'session');
    expect(vault.hint(OWNER)).toBe(hint);
  });
});
