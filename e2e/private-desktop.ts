import { openBridge } from './bridge-client';
import { startNotificationDaemon, type NotificationDaemon } from './notification-daemon';
import { startBus, type PrivateBus } from './private-bus';
import { expect, test as base } from './shared-app';
import { watchTray, type TrayWatch } from './status-notifier-watcher';

/** A shared app on a bus of the worker's own, where notifications become what the test wants. No panel shows its tray. */
export const test = base.extend<{ daemon: NotificationDaemon }, { bus: PrivateBus }>({
  bus: [
    async ({}, use) => {
      const bus = await startBus();
      await use(bus);
      await bus.close();
    },
    { scope: 'worker' },
  ],
  sharedVariables: [async ({ bus }, use) => use({ DBUS_SESSION_BUS_ADDRESS: bus.address }), { scope: 'worker' }],
  daemon: async ({ bus, app }, use) => {
    // a service that starts gets what waits
    const bridge = await openBridge(app);
    expect((await bridge.request('state.get', undefined)).tray.waiting, 'what the test before left').toBeNull();
    const daemon = await startNotificationDaemon(bus.address);
    await use(daemon);
    await daemon.close();
  },
});

/** The same, where a panel shows the tray from the start. */
export const testWithPanel = test.extend<object, { tray: TrayWatch }>({
  tray: [
    async ({ bus }, use) => {
      const tray = await watchTray(bus.address);
      await use(tray);
      await tray.close();
    },
    { scope: 'worker', auto: true },
  ],
});

export { expect };
