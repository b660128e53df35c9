import { defineInterface, sessionBus, type Message } from 'dbus-native';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startBus } from '../../../e2e/private-bus';
import { createManualClock } from '../core/testing/manual-clock';
import { eventually } from '../../shared/testing/eventually';
import { watchPanel } from './panel-watch';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const OBJECT = '/StatusNotifierWatcher';

let address: string;

/** Serves the watcher that trays register with; `host` is whether a panel draws them. */
async function serveWatcher({ host }: { host: boolean }) {
  const watcher = await prepareWatcher({ host });
  await watcher.bus.requestName(WATCHER, 0);
  return watcher;
}

/** A watcher that nothing finds before its connection owns the name. */
async function prepareWatcher({ host }: { host: boolean }) {
  const bus = sessionBus({ busAddress: address });
  onTestFinished(() => bus.connection[Symbol.asyncDispose]());
  const state = { host };
  const properties = { IsStatusNotifierHostRegistered: { type: 'b', access: 'read' as const, get: () => state.host } };
  await bus.export(OBJECT, defineInterface({ name: WATCHER, properties }));
  return {
    bus,
    setHost(there: boolean) {
      state.host = there;
      bus.sendSignal(OBJECT, WATCHER, there ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered');
    },
    end: () => bus.connection[Symbol.asyncDispose](),
  };
}

/** Serves a watcher that has a panel and answers only when told to, as one does on a computer that is starting. */
async function serveSlowWatcher() {
  const { bus, end } = await prepareWatcher({ host: true });
  const asked = vi.fn();
  let answer!: () => void;
  const answering = new Promise<void>((resolve) => (answer = resolve));
  const pass = bus.connection.listeners('message') as ((message: Message) => void)[];
  bus.connection.removeAllListeners('message');
  bus.connection.on('message', (message: Message) => {
    if (message.member !== 'Get') return pass.forEach((listener) => listener(message));
    asked();
    void answering.then(() => pass.forEach((listener) => listener(message)));
  });
  await bus.requestName(WATCHER, 0);
  return { asked, answer, end };
}

async function startWatch() {
  const [onAppeared, onGone] = [vi.fn(), vi.fn()];
  const clock = createManualClock(0);
  const panel = watchPanel({ clock, onAppeared, onGone });
  await panel.known;
  return { panel, clock, onAppeared, onGone };
}

describe.skipIf(process.platform !== 'linux')('the panel that shows tray icons', () => {
  beforeEach(async () => {
    const bus = await startBus();
    onTestFinished(() => bus.close());
    address = bus.address;
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
  });
  afterEach(() => vi.unstubAllEnvs());

  it('is there from the start, which is no news', async () => {
    await serveWatcher({ host: true });
    const { panel, onAppeared } = await startWatch();
    expect(panel.isThere()).toBe(true);
    expect(onAppeared).not.toHaveBeenCalled();
  });

  it('comes late, goes, and comes back', async () => {
    const { panel, onAppeared } = await startWatch();
    expect(panel.isThere()).toBe(false);
    const first = await serveWatcher({ host: true });
    await eventually(() => expect(onAppeared).toHaveBeenCalledTimes(1));
    expect(panel.isThere()).toBe(true);
    await first.end();
    await eventually(() => expect(panel.isThere()).toBe(false));
    await serveWatcher({ host: true });
    await eventually(() => expect(onAppeared).toHaveBeenCalledTimes(2));
    expect(panel.isThere()).toBe(true);
  });

  it('is gone once it stays away, and not while it starts again', async () => {
    const { panel, clock, onGone } = await startWatch();
    await clock.advance(60_000); // one that never came is not gone
    const first = await serveWatcher({ host: true });
    await eventually(() => expect(panel.isThere()).toBe(true));
    await first.end();
    await eventually(() => expect(panel.isThere()).toBe(false));
    const second = await serveWatcher({ host: true });
    await eventually(() => expect(panel.isThere()).toBe(true));
    await clock.advance(60_000);
    expect(onGone).not.toHaveBeenCalled();
    await second.end();
    await eventually(() => expect(panel.isThere()).toBe(false));
    await clock.advance(10_000);
    expect(onGone).toHaveBeenCalledOnce();
  });

  it('is not there while a watcher has no panel that draws', async () => {
    const watcher = await serveWatcher({ host: false });
    const { panel, onAppeared } = await startWatch();
    expect(panel.isThere()).toBe(false);
    watcher.setHost(true);
    await eventually(() => expect(onAppeared).toHaveBeenCalledTimes(1));
    watcher.setHost(false);
    await eventually(() => expect(panel.isThere()).toBe(false));
  });

  it('has come once it answers, however long that takes', async () => {
    const { panel, clock, onAppeared } = await startWatch();
    const watcher = await serveSlowWatcher();
    await eventually(() => expect(watcher.asked).toHaveBeenCalledOnce());
    await clock.advance(60_000);
    expect(panel.isThere()).toBe(false);
    watcher.answer();
    await eventually(() => expect(onAppeared).toHaveBeenCalledOnce());
    expect(panel.isThere()).toBe(true);
  });

  it('is waited for only a second at the start, and comes later', async () => {
    const watcher = await serveSlowWatcher();
    const [onAppeared, onGone] = [vi.fn(), vi.fn()];
    const clock = createManualClock(0);
    const panel = watchPanel({ clock, onAppeared, onGone });
    await eventually(() => expect(watcher.asked).toHaveBeenCalledOnce());
    await clock.advance(1_000);
    await panel.known;
    expect(panel.isThere()).toBe(false);
    watcher.answer();
    await eventually(() => expect(onAppeared).toHaveBeenCalledOnce());
    expect(panel.isThere()).toBe(true);
  });

  it('is not taken for there by the answer of one that has gone since', async () => {
    const { panel, onAppeared } = await startWatch();
    const slow = await serveSlowWatcher();
    await eventually(() => expect(slow.asked).toHaveBeenCalledOnce());
    await slow.end();
    await serveWatcher({ host: true });
    await eventually(() => expect(onAppeared).toHaveBeenCalledOnce());
    expect(panel.isThere()).toBe(true);
  });

  it('is not there without a bus', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere/bus');
    expect((await startWatch()).panel.isThere()).toBe(false);
  });
});

it.each(['win32', 'darwin'] as const)('%s has a place for the icon always', async (platform) => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  expect((await startWatch()).panel.isThere()).toBe(true);
});
