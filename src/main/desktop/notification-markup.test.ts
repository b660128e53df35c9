import { createBroker, defineInterface, sessionBus } from 'dbus-native';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bodyOf } from './notification-markup';

const SERVICE = 'org.freedesktop.Notifications';

/** A session bus of the test's own, with a notification service that can do this; null is one that does not say. */
async function serve(capabilities: string[] | null): Promise<void> {
  const broker = createBroker();
  onTestFinished(() => void broker.close());
  const busAddress = await new Promise<string>((resolve, reject) => {
    broker.listen({ port: 0, host: '127.0.0.1' }, (error, address) => (error ? reject(error) : resolve(address)));
  });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', busAddress);
  const bus = sessionBus({ busAddress });
  onTestFinished(() => bus.connection[Symbol.asyncDispose]());
  const getCapabilities = { out: { capabilities: 'as' }, handler: () => capabilities };
  const methods = capabilities === null ? undefined : { GetCapabilities: getCapabilities };
  await bus.export('/org/freedesktop/Notifications', defineInterface({ name: SERVICE, methods }));
  await bus.requestName(SERVICE, 0);
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe.skipIf(process.platform !== 'linux')('the body of a notification on Linux', () => {
  it.each([
    ['R&D <prod>. It was <b>x</b>.', 'R&amp;D &lt;prod&gt;. It was &lt;b&gt;x&lt;/b&gt;.'],
    ['&amp;', '&amp;amp;'],
    ['<a href="https://example.com">x</a>', '&lt;a href="https://example.com"&gt;x&lt;/a&gt;'],
    ['Production. It costs $1.50 a month.', 'Production. It costs $1.50 a month.'],
  ])('is escaped where the service reads markup: %s', async (text, expected) => {
    await serve(['actions', 'body', 'body-markup']);
    expect(await bodyOf(text)).toBe(expected);
  });

  it('stays as it is where the service shows every character', async () => {
    await serve(['body']);
    expect(await bodyOf('R&D <prod>')).toBe('R&D <prod>');
  });

  it('is escaped where the service does not say, and without a bus', async () => {
    await serve(null);
    expect(await bodyOf('R&D')).toBe('R&amp;D');
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
    expect(await bodyOf('R&D')).toBe('R&amp;D');
  });
});

it.each(['win32', 'darwin'] as const)('the body of a notification is plain text on %s', async (platform) => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  expect(await bodyOf('R&D <prod>')).toBe('R&D <prod>');
});
