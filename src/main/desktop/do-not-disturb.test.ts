import { createServer, type AddressInfo } from 'node:net';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBroker, defineInterface, sessionBus, type MessageBus } from 'dbus-native';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isDoNotDisturbOn } from './do-not-disturb';
import { temporaryFolder } from '../../shared/testing/temporary-folder';

const SERVICE = 'org.freedesktop.Notifications';
const OBJECT = '/org/freedesktop/Notifications';

/** A session bus of the test's own. */
async function ownBus(): Promise<string> {
  const broker = createBroker();
  onTestFinished(() => void broker.close());
  return new Promise((resolve, reject) => {
    broker.listen({ port: 0, host: '127.0.0.1' }, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

/** A notification service on the bus that has one property more than the specification asks for. */
async function serve(busAddress: string, name: string, property: string, value: unknown): Promise<void> {
  const bus: MessageBus = sessionBus({ busAddress });
  onTestFinished(() => bus.connection[Symbol.asyncDispose]());
  const type = typeof value === 'boolean' ? 'b' : 's';
  await bus.export(OBJECT, defineInterface({ name, properties: { [property]: { type, access: 'read', value } } }));
  await bus.requestName(SERVICE, 0);
}

describe.skipIf(process.platform !== 'linux')('isDoNotDisturbOn', () => {
  beforeEach(() => {
    vi.stubEnv('XDG_CURRENT_DESKTOP', 'KDE');
    vi.stubEnv('ORIGINAL_XDG_CURRENT_DESKTOP', undefined);
  });
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    [SERVICE, 'Inhibited', true],
    [SERVICE, 'Inhibited', false],
    ['org.dunstproject.cmd0', 'paused', true],
    ['org.dunstproject.cmd0', 'paused', false],
  ])('is what the service says: %s %s %s', async (name, property, value) => {
    const address = await ownBus();
    await serve(address, name, property, value);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    expect(await isDoNotDisturbOn()).toBe(value);
  });

  it('is false where the service has no such property, or one of another kind', async () => {
    const address = await ownBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    expect(await isDoNotDisturbOn()).toBe(false); // no service shows notifications
    await serve(address, SERVICE, 'Inhibited', 'true');
    expect(await isDoNotDisturbOn()).toBe(false);
  });

  it.each([undefined, '', 'unix:path=/nowhere/bus', 'nonsense'])('is false without a bus: %s', async (address) => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
    expect(await isDoNotDisturbOn()).toBe(false);
  });

  it('waits no longer than a second for a bus that says nothing', async () => {
    const mute = createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void mute.close());
    const { port } = mute.address() as AddressInfo;
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `tcp:host=127.0.0.1,port=${port}`);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let answered = false;
    const answer = isDoNotDisturbOn().finally(() => (answered = true));
    await new Promise<void>((resolve) => mute.once('connection', () => resolve()));
    await vi.advanceTimersByTimeAsync(900);
    expect(answered).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(await answer).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000); // what the library itself still waits for must not throw
  });

  it.each([
    ['GNOME', 'false\n', true],
    ['ubuntu:GNOME', 'false\n', true],
    ['GNOME', 'true\n', false],
    // a setting that nothing shows there
    ['KDE', 'false\n', false],
  ])('asks the setting of GNOME in %s only: %j', async (desktop, setting, expected) => {
    const folder = temporaryFolder();
    const program = join(folder, 'gsettings');
    await writeFile(
      program,
      `#!/bin/sh\n[ "$*" = "get org.gnome.desktop.notifications show-banners" ] && printf '${setting}'\n`,
    );
    await chmod(program, 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env.PATH ?? ''}`);
    vi.stubEnv('XDG_CURRENT_DESKTOP', desktop);
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
    expect(await isDoNotDisturbOn()).toBe(expected);
  });
});
