import { describe, expect, it } from 'vitest';
import { createChannelSecrets, type BoundSecrets } from './channel-secrets';
import { createMemoryKeychain } from './testing/memory-keychain';

const first: BoundSecrets = { origin: 'https://hooks.example.com', values: { url: 'https://hooks.example.com/a' } };
const second: BoundSecrets = { origin: 'https://other.example.com', values: { url: 'https://other.example.com/b' } };

function setUp() {
  const memory = createMemoryKeychain();
  return { memory, secrets: createChannelSecrets(memory.keychain) };
}

describe('the secrets of a channel', () => {
  it('are none before they are stored, and are removed without a word where there are none', async () => {
    const { secrets } = setUp();
    expect(await secrets.read('c')).toBeNull();
    await secrets.remove('c');
  });

  it('are kept in the keychain with the server that they are for, and are there after a restart', async () => {
    const { memory, secrets } = setUp();
    await secrets.store('c', first, 'keychain');
    expect(await createChannelSecrets(memory.keychain).read('c')).toEqual(first);
    expect(JSON.parse(memory.entries.get('c') ?? '')).toEqual({ version: 1, ...first });
    await secrets.remove('c');
    expect([memory.entries.size, await secrets.read('c')]).toEqual([0, null]);
  });

  it('are kept in memory alone where the user chose that, and win over older ones in the keychain', async () => {
    const { memory, secrets } = setUp();
    await secrets.store('c', first, 'keychain');
    await secrets.store('c', second, 'session');
    expect(await secrets.read('c')).toEqual(second);
    expect(await createChannelSecrets(memory.keychain).read('c')).toEqual(first);
  });

  it('leave nothing in the keychain when they are removed, even if newer ones are in memory', async () => {
    const { memory, secrets } = setUp();
    await secrets.store('c', first, 'keychain');
    const restarted = createChannelSecrets(memory.keychain);
    memory.problem = 'keychain_locked';
    await restarted.store('c', second, 'session');
    await expect(restarted.remove('c')).rejects.toMatchObject({ code: 'keychain_locked' });
    expect(await restarted.read('c')).toEqual(second);
    memory.problem = null;
    await restarted.remove('c');
    expect([memory.entries.size, await restarted.read('c')]).toEqual([0, null]);
  });

  it('can be removed from memory where there is no keychain, unless one was there before', async () => {
    const { memory, secrets } = setUp();
    memory.problem = 'keychain_missing';
    await secrets.store('c', first, 'session');
    await secrets.remove('c');
    memory.problem = null;
    expect(await secrets.read('c')).toBeNull();
    await secrets.store('c', first, 'keychain');
    await secrets.store('c', second, 'session');
    memory.problem = 'keychain_unreachable';
    await expect(secrets.remove('c')).rejects.toMatchObject({ code: 'keychain_unreachable' });
  });

  it('are no longer in memory once the keychain has them', async () => {
    const { memory, secrets } = setUp();
    await secrets.store('c', first, 'session');
    await secrets.store('c', second, 'keychain');
    memory.entries.clear();
    expect(await secrets.read('c')).toBeNull();
  });

  it.each(['keychain', 'session'] as const)(
    'can be put back as they were, having been kept by the %s',
    async (keep) => {
      const { secrets } = setUp();
      const undoFirst = await secrets.store('c', first, keep);
      const undoSecond = await secrets.store('c', second, keep);
      await undoSecond();
      expect(await secrets.read('c')).toEqual(first);
      await undoFirst();
      expect(await secrets.read('c')).toBeNull();
    },
  );

  it('are not put back over what was stored in the meantime', async () => {
    const { secrets } = setUp();
    const undo = await secrets.store('c', first, 'keychain');
    await secrets.store('c', second, 'keychain');
    await undo();
    expect(await secrets.read('c')).toEqual(second);
  });

  it.each(['', 'null', '{"version":2,"origin":"x","values":{}}', '{"version":1,"values":{"url":1}}', 'talq_token'])(
    'are none where the entry is %j',
    async (entry) => {
      const { memory, secrets } = setUp();
      memory.entries.set('c', entry);
      expect(await secrets.read('c')).toBeNull();
    },
  );

  it('reject where the keychain is locked, and are what they were', async () => {
    const { memory, secrets } = setUp();
    await secrets.store('c', first, 'keychain');
    memory.problem = 'keychain_locked';
    await expect(secrets.store('c', second, 'keychain')).rejects.toMatchObject({ code: 'keychain_locked' });
    await expect(secrets.read('c')).rejects.toMatchObject({ code: 'keychain_locked' });
    await expect(secrets.remove('c')).rejects.toMatchObject({ code: 'keychain_locked' });
    memory.problem = null;
    expect(await secrets.read('c')).toEqual(first);
  });
});
