import { defineInterface, sessionBus } from 'dbus-native';
import { notificationOf, seeNotifications, type SeenNotification, type SeenNotifications } from './seen-notifications';

const SERVICE = 'org.freedesktop.Notifications';
const OBJECT = '/org/freedesktop/Notifications';

/** The notification service of a desktop, doing what a test wants of it. */
export interface NotificationDaemon extends Pick<SeenNotifications, 'received' | 'waitFor'> {
  /** `refuse` answers with an error; `hold` never answers, so that nobody knows whether it was shown. */
  mode: 'show' | 'refuse' | 'hold';
  /** The user wants silence, as Plasma tells it. */
  inhibited: boolean;
  /** What the service says it can do. */
  capabilities: string[];
  /** Clicks a notification, or its button with a label. @throws when it has no such button */
  click(notification: SeenNotification, label?: string): void;
  close(): Promise<void>;
}

export async function startNotificationDaemon(busAddress: string): Promise<NotificationDaemon> {
  const bus = sessionBus({ busAddress });
  const seen = seeNotifications();
  const ids = new Map<SeenNotification, number>();

  const daemon: NotificationDaemon = {
    mode: 'show',
    inhibited: false,
    capabilities: ['actions', 'body'],
    received: seen.received,
    waitFor: (predicate) => seen.waitFor(predicate),
    click(notification, label) {
      const key = label === undefined ? 'default' : keyOf(notification, label);
      bus.sendSignal(OBJECT, SERVICE, 'ActionInvoked', 'us', [ids.get(notification), key]);
    },
    close: () => bus.connection[Symbol.asyncDispose](),
  };

  function notify(call: Record<string, unknown>): number | Promise<number> {
    if (daemon.mode === 'refuse') throw new Error('this service shows nothing');
    const notification = notificationOf(Object.values(call));
    const id = notification.replacesId || ids.size + 1;
    ids.set(notification, id);
    seen.add(notification);
    return daemon.mode === 'hold' ? new Promise<number>(() => undefined) : id;
  }

  await bus.export(
    OBJECT,
    defineInterface({
      name: SERVICE,
      methods: {
        Notify: {
          in: {
            app: 's',
            replaces: 'u',
            icon: 's',
            summary: 's',
            body: 's',
            actions: 'as',
            hints: 'a{sv}',
            expires: 'i',
          },
          out: { id: 'u' },
          handler: notify,
        },
        CloseNotification: { in: { id: 'u' }, handler: () => undefined },
        GetCapabilities: { out: { capabilities: 'as' }, handler: () => daemon.capabilities },
        GetServerInformation: {
          out: { name: 's', vendor: 's', version: 's', specification: 's' },
          handler: () => ({ name: 'daemon of a test', vendor: 'nobody', version: '1', specification: '1.2' }),
        },
      },
      properties: { Inhibited: { type: 'b', access: 'read', get: () => daemon.inhibited } },
      signals: { ActionInvoked: { args: { id: 'u', key: 's' } }, NotificationClosed: { args: { id: 'u', why: 'u' } } },
    }),
  );
  await bus.requestName(SERVICE, 0);
  return daemon;
}

/** Labels follow their keys. */
function keyOf({ actions }: SeenNotification, label: string): string {
  const key = actions[actions.indexOf(label) - 1];
  if (key === undefined) throw new Error(`the notification has no button ${label}, only ${actions.join(', ')}`);
  return key;
}
