import { test as base } from './app';
import { startNotificationDaemon, type NotificationDaemon } from './notification-daemon';
import { startBus, type PrivateBus } from './private-bus';

/** The app on a bus of the test's own, where notifications become what the test wants. */
export const test = base.extend<{ bus: PrivateBus; daemon: NotificationDaemon }>({
  bus: async ({}, use) => {
    const bus = await startBus();
    await use(bus);
    await bus.close();
  },
  variables: async ({ bus }, use) => use({ DBUS_SESSION_BUS_ADDRESS: bus.address }),
  daemon: async ({ bus }, use) => {
    const daemon = await startNotificationDaemon(bus.address);
    await use(daemon);
    await daemon.close();
  },
});
