import { sessionBus, toPlain, type Message } from 'dbus-native';

/** A notification as an app handed it to the desktop. */
interface SeenNotification {
  title: string;
  body: string;
  /** 0 low, 1 normal, 2 critical. */
  urgency: number;
  /** Alternately keys and labels, as on the bus. */
  actions: string[];
  /** The notification this one takes the place of; 0 for a new one. */
  replacesId: number;
}

/** Everything that is notified on the session bus, whoever shows it. */
export interface NotificationWatch {
  /** In the order of arrival. */
  readonly received: readonly SeenNotification[];
  /** The first notification, seen already or yet to come, that is the one looked for. */
  waitFor(predicate: (notification: SeenNotification) => boolean): Promise<SeenNotification>;
  close(): Promise<void>;
}

/** Listens in on the calls that apps make to the notification service. */
export async function watchNotifications(): Promise<NotificationWatch> {
  const bus = sessionBus();
  const received: SeenNotification[] = [];
  const waiting = new Set<() => void>();

  bus.connection.on('message', (message: Message) => {
    if (message.interface !== 'org.freedesktop.Notifications' || message.member !== 'Notify') return;
    received.push(notificationOf(message.body ?? []));
    for (const look of [...waiting]) look();
  });
  await bus.addMatch("type='method_call',interface='org.freedesktop.Notifications',member='Notify',eavesdrop='true'");

  return {
    received,
    waitFor(predicate) {
      return new Promise((resolve) => {
        function look(): void {
          const found = received.find(predicate);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      });
    },
    close: () => bus.connection[Symbol.asyncDispose](),
  };
}

/** The arguments of Notify, in the order of the Desktop Notifications specification. */
function notificationOf(body: unknown[]): SeenNotification {
  const [, replacesId, , title, text, actions, hints] =
    toPlain<[string, number, string, string, string, string[], { urgency?: number }, number]>(body);
  return { title, body: text, actions, replacesId, urgency: hints.urgency ?? 1 };
}
