import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS, type Environment, type EnvironmentDetails } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { createEnvironmentChanges } from './environment-changes';
import { createEnvironments } from './environments';
import { createManualClock } from '../testing/manual-clock';
import type { NumbersSource } from '../lists/numbers-source';
import { createSettingsStore } from '../settings/settings-store';
import { readStoredToken } from '../tokens/bound-token';
import { createKeychain } from '../tokens/keychain';
import { createTokenVault } from '../tokens/token-vault';

const DETAILS: EnvironmentDetails = {
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

/** Environments over a settings file and a keychain in memory; `log` is what happened, in its order. */
function connected() {
  const log: string[] = [];
  const file = new Map<string, unknown>();
  const keychain = new Map<string, string>();
  const refuses = { file: null as Error | null, keychain: null as Error | null, removal: null as Error | null, token: false }; // prettier-ignore

  function inKeychain<T>(word: string, work: () => T): Promise<T> {
    if (refuses.keychain) return Promise.reject(refuses.keychain);
    if (word) log.push(word);
    return Promise.resolve(work());
  }
  const vault = createTokenVault({
    keychain: createKeychain({
      platform: 'darwin',
      clock: createManualClock(0),
      loadKeytar: () =>
        Promise.resolve({
          getPassword: (_, id) => inKeychain('', () => keychain.get(id) ?? null),
          setPassword: (_, id, token) => inKeychain('store token', () => void keychain.set(id, token)),
          deletePassword: (_, id) => inKeychain('remove token', () => keychain.delete(id)),
        }),
    }),
  });
  const tokens = () => [...keychain.values()].map((secret) => readStoredToken(secret)?.token);
  const settings = createSettingsStore({
    get store() {
      return {};
    },
    set store(content) {
      if (refuses.file) throw refuses.file;
      for (const [key, value] of Object.entries(content)) {
        if (isDeepStrictEqual(file.get(key), value)) continue;
        if (file.has(key) || key === 'environments' || key === 'looseTokens') log.push(`save ${key}`);
        file.set(key, structuredClone(value));
      }
    },
  });
  const answer = (words: string) => {
    log.push(`fetch ${words}`);
    if (refuses.token) return Promise.reject(new AppError('invalid_token'));
    return Promise.resolve({
      chunks: [],
      count: 1,
      setAside: 3,
      fetchedAt: 0,
      missing: 0,
      ignoredFilters: [],
      changes: null,
    });
  };
  const source: NumbersSource = {
    fetchFrom: ({ baseUrl, token }) => answer(`${new URL(baseUrl).host} with ${token}`),
    fetchEnvironment: (environment) => answer(environment.kind),
    whileChanging: (_, change) => change(),
  };
  const environments = createEnvironments({ settings, vault });
  const changes = createEnvironmentChanges({
    environments,
    vault,
    source,
    earlierOf: () => Promise.resolve(null),
    onConnected: () => void log.push('connected'),
    onFetched: (environment, { count }) => Promise.resolve(void log.push(`${environment.name} has ${count}`)),
    onRenamed: (environment) => void log.push(`renamed ${environment.name}`),
    onRemoved() {
      if (refuses.removal) return Promise.reject(refuses.removal);
      return Promise.resolve(void log.push('removed'));
    },
  });
  async function added(): Promise<Environment> {
    const { environmentId } = await changes.add({ details: DETAILS, token: 'talq_old', keep: 'keychain' });
    log.length = 0;
    return environments.get(environmentId);
  }
  const update = (environment: Environment, details: Partial<EnvironmentDetails>, token: string | null = null) =>
    changes.update({ environmentId: environment.id, details: { ...DETAILS, ...details }, token, keep: 'keychain' });
  return { environments, changes, settings, vault, keychain, tokens, refuses, log, added, update };
}

describe('adding an environment', () => {
  it('tries the token, keeps it, then the environment', async () => {
    const { changes, environments, keychain, log, tokens } = connected();
    const { environmentId, count } = await changes.add({ details: DETAILS, token: 'talq_new', keep: 'keychain' });
    expect(count).toBe(1);
    expect(log).toEqual([
      'fetch app.talkover.ai with talq_new',
      'save looseTokens',
      'store token',
      'save looseTokens',
      'save environments',
      'connected',
      'Production has 1',
    ]);
    expect(environments.get(environmentId)).toEqual({ ...DETAILS, id: environmentId, kind: 'live' });
    expect([[...keychain.keys()], tokens()]).toEqual([[environmentId], ['talq_new']]);
    expect(JSON.stringify(environments.list())).not.toContain('talq_');
  });

  it('keeps nothing of a refused token', async () => {
    const { changes, environments, keychain, refuses, log } = connected();
    refuses.token = true;
    const adding = changes.add({ details: DETAILS, token: 'talq_new', keep: 'keychain' });
    await expect(adding).rejects.toMatchObject({ code: 'invalid_token' });
    expect([environments.list(), keychain.size, log.length]).toEqual([[], 0, 1]);
  });

  it('keeps no environment where the keychain refuses, and no token where the disk does', async () => {
    const { changes, environments, keychain, refuses } = connected();
    refuses.keychain = new Error('User canceled the operation.');
    const add = () => changes.add({ details: DETAILS, token: 'talq_new', keep: 'keychain' });
    await expect(add()).rejects.toMatchObject({ code: 'keychain_denied' });
    refuses.keychain = null;
    refuses.file = full;
    await expect(add()).rejects.toMatchObject({ code: 'disk_full' });
    expect([environments.list(), keychain.size]).toEqual([[], 0]);
  });

  it('adds sample data once, without a token', async () => {
    const { changes, environments, refuses, log } = connected();
    refuses.keychain = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    const sample = await changes.addSample();
    expect(await changes.addSample()).toEqual(sample);
    expect(log).toEqual(['fetch sample', 'save environments', 'save looseTokens', expect.stringMatching(/ has 1$/)]);
    await changes.remove(sample.environmentId);
    expect(environments.list()).toEqual([]);
  });

  it('says what the disk refused, not what the keychain would, for sample data', async () => {
    const { changes, refuses } = connected();
    refuses.keychain = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    refuses.file = full;
    await expect(changes.addSample()).rejects.toMatchObject({ code: 'disk_full' });
  });
});

describe('changing an environment', () => {
  it('is not asked for again for a new name', async () => {
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
    const { added, update, environments, log, tokens } = connected();
    const environment = await added();
    await update(environment, details, token);
    expect(log[0]).toBe(fetched);
    expect(log.at(-1)).toBe('Production has 1');
    expect(environments.get(environment.id)).toEqual({ ...environment, ...details });
    expect(tokens()).toEqual([token ?? 'talq_old']);
  });

  it.each(OTHER_SERVERS)('sends the held token to no other server: %s', async (baseUrl) => {
    const { added, update, environments, log } = connected();
    const environment = await added();
    await expect(update(environment, { baseUrl })).rejects.toMatchObject({ code: 'token_for_other_server' });
    expect([environments.list(), log]).toEqual([[environment], []]);
  });

  it.each([
    ['Talkover', 'token', true, 'invalid_token'],
    ['the keychain', 'keychain', new Error('Access is denied.'), 'keychain_denied'],
    ['the disk', 'file', full, 'disk_full'],
  ])('leaves environment and token as they were where %s refuses', async (_, part, refusal, code) => {
    const { added, update, environments, refuses, tokens } = connected();
    const environment = await added();
    Object.assign(refuses, { [part]: refusal });
    const updating = update(environment, { name: 'Other', baseUrl: 'https://eu.talkover.ai' }, 'talq_new');
    await expect(updating).rejects.toMatchObject({ code });
    expect(environments.list()).toEqual([environment]);
    expect(tokens()).toEqual(['talq_old']);
  });
});

describe('trying a connection', () => {
  const connection = { baseUrl: DETAILS.baseUrl, scope: NO_FILTERS };

  it('uses the typed token, else the held one, and keeps nothing', async () => {
    const { added, changes, log } = connected();
    const { id } = await added();
    expect(await changes.test({ ...connection, environmentId: null, token: 'talq_typed' })).toEqual({
      count: 1,
      setAside: 3,
    });
    await changes.test({ ...connection, environmentId: id, token: null });
    expect(log).toEqual(['fetch app.talkover.ai with talq_typed', 'fetch app.talkover.ai with talq_old']);
  });

  it.each(OTHER_SERVERS)('sends the held token to no other server: %s', async (baseUrl) => {
    const { added, changes, log } = connected();
    const { id } = await added();
    const testing = changes.test({ ...connection, baseUrl, environmentId: id, token: null });
    await expect(testing).rejects.toMatchObject({ code: 'token_for_other_server' });
    expect(log).toEqual([]);
  });

  it('says that there is no token', async () => {
    const { added, changes, keychain } = connected();
    const { id } = await added();
    keychain.clear();
    for (const environmentId of [null, id]) {
      const testing = changes.test({ ...connection, environmentId, token: null });
      await expect(testing).rejects.toMatchObject({ code: 'token_missing' });
    }
  });
});

describe('removing an environment', () => {
  it('removes the environment, then its token, then its data', async () => {
    const { added, changes, environments, keychain, log } = connected();
    await changes.remove((await added()).id);
    expect(log).toEqual(['save looseTokens', 'save environments', 'remove token', 'removed', 'save looseTokens']);
    expect([environments.list(), keychain.size]).toEqual([[], 0]);
  });

  it('leaves both where the keychain refuses', async () => {
    const { added, changes, environments, refuses, settings, tokens } = connected();
    const environment = await added();
    refuses.keychain = new Error('User interaction is not allowed.');
    await expect(changes.remove(environment.id)).rejects.toMatchObject({ code: 'keychain_locked' });
    expect([environments.list(), tokens()]).toEqual([[environment], ['talq_old']]);
    expect(settings.looseTokens()).toEqual([]);
  });

  it('loses nothing on a full disk', async () => {
    const { added, changes, environments, refuses, log, tokens } = connected();
    const environment = await added();
    refuses.file = full;
    await expect(changes.remove(environment.id)).rejects.toMatchObject({ code: 'disk_full' });
    expect([environments.list(), tokens(), log]).toEqual([[environment], ['talq_old'], []]);
  });

  it.each(['live', 'sample'])('notes what it has not removed yet of an environment: %s', async (kind) => {
    const { added, changes, refuses, settings } = connected();
    const id = kind === 'live' ? (await added()).id : (await changes.addSample()).environmentId;
    refuses.removal = new AppError('disk_denied');
    await expect(changes.remove(id)).rejects.toMatchObject({ code: 'disk_denied' });
    expect([settings.environments(), settings.looseTokens()]).toEqual([[], [id]]);
  });

  it('knows no environment that is gone', async () => {
    const { changes } = connected();
    await expect(changes.remove('7c9e6679-7425-40de-944b-e07fc1f90ae7')).rejects.toMatchObject({
      code: 'environment_not_found',
    });
  });
});
