import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startBus } from '../../../../e2e/private-bus';
import { eventually } from '../../../shared/testing/eventually';
import { callSessionBus, NoSessionBusError, openSessionBus } from './session-bus';

/** Goes to the bus itself. */
const listNames = () => ({
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'ListNames',
});

function connectTo(address: string): void {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
  onTestFinished(() => void vi.unstubAllEnvs());
}

async function openedBus() {
  const onClosed = vi.fn();
  const bus = await openSessionBus([], () => undefined, onClosed);
  onTestFinished(() => bus.close());
  return { bus, onClosed };
}

describe.skipIf(process.platform !== 'linux')('a session bus', () => {
  it('answers calls', async () => {
    const own = await startBus();
    onTestFinished(() => own.close());
    connectTo(own.address);
    const { bus } = await openedBus();
    expect(await bus.call(listNames(), 5_000)).toContain('org.freedesktop.DBus');
    expect(await callSessionBus([listNames()], 5_000)).toMatchObject([{ status: 'fulfilled' }]);
  });

  it('that says nothing for minutes is waited for, and nothing is thrown', async () => {
    const mute = createServer().listen(0, '127.0.0.1');
    await once(mute, 'listening');
    onTestFinished(() => void mute.close());
    connectTo(`tcp:host=127.0.0.1,port=${(mute.address() as AddressInfo).port}`);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { bus, onClosed } = await openedBus();
    const answer = bus.call(listNames(), 0);
    vi.advanceTimersByTime(600_000);
    expect(onClosed).not.toHaveBeenCalled();
    bus.close();
    await expect(answer).rejects.toThrow();
  });

  it('that has no room fails the calls, and nothing is thrown', async () => {
    const full = await startBus(1);
    onTestFinished(() => full.close());
    connectTo(full.address);
    const first = await openedBus();
    await first.bus.call(listNames(), 5_000);
    const { bus, onClosed } = await openedBus();
    await expect(bus.call(listNames(), 5_000)).rejects.toThrow(NoSessionBusError);
    await eventually(() => expect(onClosed).toHaveBeenCalledOnce());
    expect(await callSessionBus([listNames()], 5_000)).toMatchObject([{ status: 'rejected' }]);
  });
});
