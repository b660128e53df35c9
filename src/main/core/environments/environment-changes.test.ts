import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS, type Account, type AccountDetails } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { createAccountChanges } from './environment-changes';
import { createAccounts } from './environments';
import { createManualClock } from '../testing/manual-clock';
import type { NumbersSource } from '../talkover/numbers-source';
import { createSettingsStore } from '../settings/settings-store';
import { createTokenVault } from '../tokens/token-vault';

const DETAILS: AccountDetails = {
  name: 'Production',
  color: 'teal',
  baseUrl: 'https://app.talkover.ai',
  scope: NO_FILTERS,
};
const OTHER_SERVERS = [
  'https://eu.talkover.ai',
  'https://app.talkover.ai:8443',
  'https://app.talkover.ai.evil.example',
];
const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });

/** Accounts over a settings file and a keychain in memory; `log` is what happened, in its order. */
function connected() {
  const log: string[] = [];
  const file = new Map<string, unknown>();
  const keychain = new Map<string, string>();
  const refuses = { file: null as Error | null, keychain: null as Error | null, token: false };

  function inKeychain<T>(word: string, work: () => T): Promise<T> {
    if (refuses.keychain) return Promise.reject(refuses.keychain);
    if (word) log.push(word);
    return Promise.resolve(work());
  }
  const vault = createTokenVault({
    platform: 'darwin',
    clock: createManualClock(0),
    loadKeytar: () =>
      Promise.resolve({
        getPassword: (_, id) => inKeychain('', () => keychain.get(id) ?? null),
        setPassword: (_, id, token) => inKeychain('store token', () => void keychain.set(id, token)),
        deletePassword: (_, id) => inKeychain('remove token', () => keychain.delete(id)),
      }),
  });
  const settings = createSettingsStore({
    get store() {
      return {};
    },
    set store(content) {
      if (refuses.file) throw refuses.file;
      for (const [key, value] of Object.entries(content)) {
        if (isDeepStrictEqual(file.get(key), value)) continue;
        if (file.has(key) || key === 'environments') log.push(`save ${key}`);
        file.set(key, structuredClone(value));
      }
    },
  });
  const answer = (words: string) => {
    log.push(`fetch ${words}`);
    if (refuses.token) return Promise.reject(new AppError('invalid_token'));
    return Promise.resolve({ chunks: [], count: 1, setAside: 3, fetchedAt: 0, changes: null });
  };
  const source: NumbersSource = {
    fetchFrom: ({ baseUrl, token }) => answer(`${new URL(baseUrl).host} with ${token}`),
    fetchAccount: (account) => answer(account.kind),
    whileChanging: (_, change) => change(),
  };
  const accounts = createAccounts({ settings, vault });
  const changes = createAccountChanges({
    accounts,
    vault,
    source,
    onFetched: (account, { count }) => Promise.resolve(void log.push(`${account.name} has ${count}`)),
    onRenamed: (account) => void log.push(`renamed ${account.name}`),
    onRemoved: () => Promise.resolve(void log.push('removed')),
  });
  async function added(): Promise<Account> {
    const { accountId } = await changes.add({ details: DETAILS, token: 'talq_old', keep: 'keychain' });
    log.length = 0;
    return accounts.get(accountId);
  }
  const update = (account: Account, details: Partial<AccountDetails>, token: string | null = null) =>
    changes.update({ accountId: account.id, details: { ...DETAILS, ...details }, token, keep: 'keychain' });
  return { accounts, changes, vault, keychain, refuses, log, added, update };
}

describe('adding an account', () => {
  it('tries the token, keeps it, then the account', async () => {
    const { changes, accounts, keychain, log } = connected();
    const { accountId } = await changes.add({ details: DETAILS, token: 'talq_new', keep: 'keychain' });
    expect(log).toEqual([
      'fetch app.talkover.ai with talq_new',
      'store token',
      'save environments',
      'Production has 1',
    ]);
    expect(accounts.get(accountId)).toEqual({ ...DETAILS, id: accountId, kind: 'live' });
    expect([...keychain]).toEqual([[accountId, 'talq_new']]);
    expect(JSON.stringify(accounts.list())).not.toContain('talq_');
  });

  it('keeps nothing of a refused token', async () => {
    const { changes, accounts, keychain, refuses, log } = connected();
    refuses.token = true;
    const adding = changes.add({ details: DETAILS, token: 'talq_new', keep: 'keychain' });
    await expect(adding).rejects.toMatchObject({ code: 'invalid_token' });
    expect([accounts.list(), keychain.size, log.length]).toEqual([[], 0, 1]);
  });

  it('keeps no account where the keychain refuses, and no token where the disk does', async () => {
    const { changes, accounts, keychain, refuses } = connected();
    refuses.keychain = new Error('User canceled the operation.');
    const add = () => changes.add({ details: DETAILS, token: 'talq_new', keep: 'keychain' });
    await expect(add()).rejects.toMatchObject({ code: 'keychain_denied' });
    refuses.keychain = null;
    refuses.file = full;
    await expect(add()).rejects.toMatchObject({ code: 'disk_full' });
    expect([accounts.list(), keychain.size]).toEqual([[], 0]);
  });

  it('adds sample data once, without a token', async () => {
    const { changes, accounts, refuses, log } = connected();
    refuses.keychain = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    const sample = await changes.addSample();
    expect(await changes.addSample()).toEqual(sample);
    expect(log).toEqual(['fetch sample', 'save environments', expect.stringMatching(/ has 1$/)]);
    await changes.remove(sample.accountId);
    expect(accounts.list()).toEqual([]);
  });

  it('says what the disk refused, not what the keychain would, for sample data', async () => {
    const { changes, refuses } = connected();
    refuses.keychain = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    refuses.file = full;
    await expect(changes.addSample()).rejects.toMatchObject({ code: 'disk_full' });
  });
});

describe('changing an account', () => {
  it('asks nobody for a new name', async () => {
    const { added, update, log } = connected();
    await update(await added(), { name: 'Live', color: 'red' });
    expect(log).toEqual(['save environments', 'renamed Live']);
  });

  it.each([
    ['server', { baseUrl: 'https://eu.talkover.ai' }, 'talq_eu', 'fetch eu.talkover.ai with talq_eu'],
    ['path', { baseUrl: 'https://app.talkover.ai/eu' }, null, 'fetch app.talkover.ai with talq_old'],
    ['scope', { scope: { ...NO_FILTERS, type: 'sms' as const } }, null, 'fetch app.talkover.ai with talq_old'],
    ['token', {}, 'talq_new', 'fetch app.talkover.ai with talq_new'],
  ])('tries another %s before it is kept', async (_, details, token, fetched) => {
    const { added, update, accounts, keychain, log } = connected();
    const account = await added();
    await update(account, details, token);
    expect(log[0]).toBe(fetched);
    expect(log.at(-1)).toBe('Production has 1');
    expect(accounts.get(account.id)).toEqual({ ...account, ...details });
    expect(keychain.get(account.id)).toBe(token ?? 'talq_old');
  });

  it.each(OTHER_SERVERS)('sends the held token to no other server: %s', async (baseUrl) => {
    const { added, update, accounts, log } = connected();
    const account = await added();
    await expect(update(account, { baseUrl })).rejects.toMatchObject({ code: 'token_for_other_server' });
    expect([accounts.list(), log]).toEqual([[account], []]);
  });

  it.each([
    ['Talkover', 'token', true, 'invalid_token'],
    ['the keychain', 'keychain', new Error('Access is denied.'), 'keychain_denied'],
    ['the disk', 'file', full, 'disk_full'],
  ])('leaves account and token as they were where %s refuses', async (_, part, refusal, code) => {
    const { added, update, accounts, keychain, refuses } = connected();
    const account = await added();
    Object.assign(refuses, { [part]: refusal });
    const updating = update(account, { name: 'Other', baseUrl: 'https://eu.talkover.ai' }, 'talq_new');
    await expect(updating).rejects.toMatchObject({ code });
    expect(accounts.list()).toEqual([account]);
    expect([...keychain.values()]).toEqual(['talq_old']);
  });
});

describe('trying a connection', () => {
  const connection = { baseUrl: DETAILS.baseUrl, scope: NO_FILTERS };

  it('uses the typed token, else the held one, and keeps nothing', async () => {
    const { added, changes, log } = connected();
    const { id } = await added();
    expect(await changes.test({ ...connection, accountId: null, token: 'talq_typed' })).toEqual({
      count: 1,
      setAside: 3,
    });
    await changes.test({ ...connection, accountId: id, token: null });
    expect(log).toEqual(['fetch app.talkover.ai with talq_typed', 'fetch app.talkover.ai with talq_old']);
  });

  it.each(OTHER_SERVERS)('sends the held token to no other server: %s', async (baseUrl) => {
    const { added, changes, log } = connected();
    const { id } = await added();
    const testing = changes.test({ ...connection, baseUrl, accountId: id, token: null });
    await expect(testing).rejects.toMatchObject({ code: 'token_for_other_server' });
    expect(log).toEqual([]);
  });

  it('says that there is no token', async () => {
    const { added, changes, keychain } = connected();
    const { id } = await added();
    keychain.clear();
    for (const accountId of [null, id]) {
      const testing = changes.test({ ...connection, accountId, token: null });
      await expect(testing).rejects.toMatchObject({ code: 'token_missing' });
    }
  });
});

describe('removing an account', () => {
  it('removes the account, then its token, then its data', async () => {
    const { added, changes, accounts, keychain, log } = connected();
    await changes.remove((await added()).id);
    expect(log).toEqual(['save environments', 'remove token', 'removed']);
    expect([accounts.list(), keychain.size]).toEqual([[], 0]);
  });

  it('leaves both where the keychain refuses', async () => {
    const { added, changes, accounts, keychain, refuses, log } = connected();
    const account = await added();
    refuses.keychain = new Error('User interaction is not allowed.');
    await expect(changes.remove(account.id)).rejects.toMatchObject({ code: 'keychain_locked' });
    expect([accounts.list(), [...keychain.values()]]).toEqual([[account], ['talq_old']]);
    expect(log).toEqual(['save environments', 'save environments']);
  });

  it('loses nothing on a full disk', async () => {
    const { added, changes, accounts, keychain, refuses, log } = connected();
    const account = await added();
    refuses.file = full;
    await expect(changes.remove(account.id)).rejects.toMatchObject({ code: 'disk_full' });
    expect([accounts.list(), [...keychain.values()], log]).toEqual([[account], ['talq_old'], []]);
  });

  it('knows no account that is gone', async () => {
    const { changes } = connected();
    await expect(changes.remove('7c9e6679-7425-40de-944b-e07fc1f90ae7')).rejects.toMatchObject({
      code: 'account_not_found',
    });
  });
});
