import { defineInterface, sessionBus } from 'dbus-native';
import { notificationOf, seeNotifications, type SeenNotification, type SeenNotifications } from './seen-notifications';

const SERVICE = 'org.freedesktop.Notifications';
const OBJECT = '/org/freedesktop/Notifications';

/** The notification service of a desktop, doing what a test wants of it. */
export interface NotificationDaemon extends Pick<SeenNotifications, 'received' | 'waitFor'> {
  /** `refuse` answers with an error; `hold` answers once the test lets it, so that whether it was shown is unknown. */
  mode: 'show' | 'refuse' | 'hold';
  /** Answers all that were held. */
  release(): void;
  /** The user wants silence, as Plasma tells it. */
  inhibited: boolean;
  /** What the service says it can do. */
  capabilities: string[];
  /** What apps have taken back, by title. */
  readonly takenBack: readonly string[];
  /**
   * Clicks a notification, or its button with a label.
   * @param activationToken what allows the app to come forward, as services under Wayland tell it
   * @throws when it has no such button
   */
  click(notification: SeenNotification, label?: string, activationToken?: string): void;
  /** Says that a notification is closed: 1 it has expired, 2 the user dismissed it, 3 the app took it back. */
  tellClosed(notification: SeenNotification, reason: 1 | 2 | 3): void;
  /** Leaves the bus, as a service does that ends or crashes. */
  close(): Promise<void>;
}

export async function startNotificationDaemon(busAddress: string): Promise<NotificationDaemon> {
  const bus = sessionBus({ busAddress });
  const seen = seeNotifications();
  const ids = new Map<SeenNotification, number>();
  const held: (() => void)[] = [];
  const takenBack: string[] = [];

  const daemon: NotificationDaemon = {
    mode: 'show',
    inhibited: false,
    capabilities: ['actions', 'body'],
    received: seen.received,
    waitFor: (predicate) => seen.waitFor(predicate),
    takenBack,
    release() {
      for (const answer of held.splice(0)) answer();
    },
    click(notification, label, activationToken) {
      const key = label === undefined ? 'default' : keyOf(notification, label);
      const id = ids.get(notification);
      if (activationToken !== undefined) {
        bus.sendSignal(OBJECT, SERVICE, 'ActivationToken', 'us', [id, activationToken]);
      }
      bus.sendSignal(OBJECT, SERVICE, 'ActionInvoked', 'us', [id, key]);
    },
    tellClosed(notification, reason) {
      bus.sendSignal(OBJECT, SERVICE, 'NotificationClosed', 'uu', [ids.get(notification), reason]);
    },
    close: () => bus.connection[Symbol.asyncDispose](),
  };

  function notify(call: Record<string, unknown>): number | Promise<number> {
    if (daemon.mode === 'refuse') throw new Error('this service shows nothing');
    const notification = notificationOf(Object.values(call));
    const id = notification.replacesId || ids.size + 1;
    ids.set(notification, id);
    seen.add(notification);
    return daemon.mode === 'hold' ? new Promise<number>((resolve) => held.push(() => resolve(id))) : id;
  }

  function takeBack({ id }: { id: number }): void {
    const [notification] = [...ids].find(([, taken]) => taken === id) ?? [];
    takenBack.push(notification?.title ?? `no notification ${id}`);
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
        CloseNotification: { in: { id: 'u' }, handler: takeBack },
        GetCapabilities: { out: { capabilities: 'as' }, handler: () => daemon.capabilities },
        GetServerInformation: {
          out: { name: 's', vendor: 's', version: 's', specification: 's' },
          handler: () => ({ name: 'daemon of a test', vendor: 'nobody', version: '1', specification: '1.2' }),
        },
      },
      properties: { Inhibited: { type: 'b', access: 'read', get: () => daemon.inhibited } },
      signals: {
        ActionInvoked: { args: { id: 'u', key: 's' } },
        ActivationToken: { args: { id: 'u', token: 's' } },
        NotificationClosed: { args: { id: 'u', why: 'u' } },
      },
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
