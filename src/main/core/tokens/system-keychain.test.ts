import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { createKeychain } from './keychain';
import { createTokenVault } from './token-vault';

const TOKEN = 'talq_0123456789abcdef9f3c';
const owner = (id: string) => ({ id, baseUrl: 'https://app.talkover.ai' });

const open = () =>
  createTokenVault({ keychain: createKeychain({ platform: process.platform, clock: createManualClock(0) }) });

const problem = await open().probe();
if (problem) process.stderr.write(`The tests of the real keychain are skipped: ${problem.message}\n`);

describe('this system’s keychain', () => {
  it('answers wherever there is a session of a Linux desktop', () => {
    const inSession = process.platform === 'linux' && process.env.DBUS_SESSION_BUS_ADDRESS && process.env.DISPLAY;
    if (inSession) expect(problem).toBeNull();
    else expect(problem?.code ?? 'none').toMatch(/^keychain_|none/);
  });

  describe.skipIf(problem !== null)('for real', () => {
    let environmentId: string;
    beforeEach(() => {
      environmentId = randomUUID();
    });
    afterEach(() => open().remove(environmentId));

    it('keeps a token for the next start, until it is removed', async () => {
      const first = open();
      await first.store(owner(environmentId), TOKEN, 'keychain');
      expect([first.held(owner(environmentId)), first.hint(owner(environmentId))]).toEqual(['keychain', 'talq_…9f3c']);

      const second = open();
      expect([second.held(owner(environmentId)), second.hint(owner(environmentId))]).toEqual(['none', null]);
      expect(await second.read(owner(environmentId))).toBe(TOKEN);
      expect([second.held(owner(environmentId)), second.hint(owner(environmentId))]).toEqual([
        'keychain',
        'talq_…9f3c',
      ]);

      await second.remove(environmentId);
      await second.remove(environmentId);
      expect([second.held(owner(environmentId)), second.hint(owner(environmentId))]).toEqual(['none', null]);
      expect(await open().read(owner(environmentId))).toBeNull();
      expect(await first.read(owner(environmentId))).toBeNull();
      expect(first.held(owner(environmentId))).toBe('none');
    });

    it('keeps the newest token of an environment, and each environment’s own', async () => {
      const other = randomUUID();
      const vault = open();
      await vault.store(owner(environmentId), 'talq_old', 'keychain');
      await vault.store(owner(other), 'talq_other', 'keychain');
      await vault.store(owner(environmentId), TOKEN, 'keychain');
      expect(await open().read(owner(environmentId))).toBe(TOKEN);
      expect(await open().read(owner(other))).toBe('talq_other');
      await vault.remove(other);
    });

    it('knows nothing of a token that is kept for the session', async () => {
      const vault = open();
      await vault.store(owner(environmentId), TOKEN, 'session');
      expect(vault.held(owner(environmentId))).toBe('session');
      expect(await vault.read(owner(environmentId))).toBe(TOKEN);
      expect(await open().read(owner(environmentId))).toBeNull();
      await vault.remove(environmentId);
      expect(await vault.read(owner(environmentId))).toBeNull();
    });
  });
});
