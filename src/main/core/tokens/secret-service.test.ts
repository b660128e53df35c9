import { defineInterface, sessionBus } from 'dbus-native';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startBus } from '../../../../e2e/private-bus';
import { isKeyringLocked } from './secret-service';

afterEach(() => vi.unstubAllEnvs());

describe.skipIf(process.platform !== 'linux')('whether the keyring is locked', () => {
  it.each([true, false])('is what the secret service says: %s', async (value) => {
    const own = await startBus();
    onTestFinished(() => own.close());
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', own.address);
    expect(await isKeyringLocked()).toBeNull(); // nothing keeps secrets yet
    const bus = sessionBus({ busAddress: own.address });
    onTestFinished(() => bus.connection[Symbol.asyncDispose]());
    const properties = { Locked: { type: 'b', access: 'read' as const, value } };
    const collection = defineInterface({ name: 'org.freedesktop.Secret.Collection', properties });
    await bus.export('/org/freedesktop/secrets/aliases/default', collection);
    await bus.requestName('org.freedesktop.secrets', 0);
    expect(await isKeyringLocked()).toBe(value);
  });

  it('is not known without a bus', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
    expect(await isKeyringLocked()).toBeNull();
  });

  const inSession = process.env.DBUS_SESSION_BUS_ADDRESS !== undefined && process.env.DISPLAY !== undefined;
  it.runIf(inSession)('is told by this session’s keyring, which is open', async () => {
    expect(await isKeyringLocked()).toBe(false);
  });
});
