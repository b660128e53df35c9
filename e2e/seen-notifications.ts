import { toPlain } from 'dbus-native';

/** A notification as an app handed it to the desktop. */
export interface SeenNotification {
  title: string;
  body: string;
  /** 0 low, 1 normal, 2 critical. */
  urgency: number;
  /** When it goes away, in ms: -1 as the service sees fit, 0 never. */
  expires: number;
  /** The name of the app's desktop entry. */
  desktopEntry: string;
  /** Alternately keys and labels, as on the bus. */
  actions: string[];
  /** The notification this one takes the place of; 0 for a new one. */
  replacesId: number;
}

/** Notifications in the order of their arrival, and a way to wait for one. */
export interface SeenNotifications {
  readonly received: readonly SeenNotification[];
  /** The first notification, seen already or yet to come, that is the one looked for. */
  waitFor(predicate: (notification: SeenNotification) => boolean): Promise<SeenNotification>;
  add(notification: SeenNotification): void;
}

export function seeNotifications(): SeenNotifications {
  const received: SeenNotification[] = [];
  const waiting = new Set<() => void>();

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
    add(notification) {
      received.push(notification);
      for (const look of [...waiting]) look();
    },
  };
}

interface Hints {
  urgency?: number;
  'desktop-entry'?: string;
}

/** The arguments of Notify, in the order of the Desktop Notifications specification. */
export function notificationOf(body: unknown[]): SeenNotification {
  const [, replacesId, , title, text, actions, hints, expires] =
    toPlain<[string, number, string, string, string, string[], Hints, number]>(body);
  const { urgency = 1, 'desktop-entry': desktopEntry = '' } = hints;
  return { title, body: text, actions, replacesId, urgency, expires, desktopEntry };
}
