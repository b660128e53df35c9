import { sessionBus, type Message } from 'dbus-native';
import { notificationOf, seeNotifications, type SeenNotifications } from './seen-notifications';

/** Everything that is notified on the session bus, whichever service shows it. */
export interface NotificationWatch extends Pick<SeenNotifications, 'received' | 'waitFor'> {
  close(): Promise<void>;
}

/** Listens in on the calls that apps make to the notification service. */
export async function watchNotifications(): Promise<NotificationWatch> {
  const bus = sessionBus();
  const seen = seeNotifications();
  bus.connection.on('message', (message: Message) => {
    if (message.interface !== 'org.freedesktop.Notifications' || message.member !== 'Notify') return;
    seen.add(notificationOf(message.body ?? []));
  });
  await bus.addMatch("type='method_call',interface='org.freedesktop.Notifications',member='Notify',eavesdrop='true'");
  return {
    received: seen.received,
    waitFor: (predicate) => seen.waitFor(predicate),
    close: () => bus.connection[Symbol.asyncDispose](),
  };
}
