import type { AppNotification, NotificationAction, NotificationOutcome } from '../../shared/bridge/notification';
import { translate } from '../../shared/i18n/translate';
import type { Clock } from '../core/ports/ports';
import { dropOldest } from './newest';
import { failure, serviceFailure } from './notification-failure';
import { escapeMarkup } from './notification-markup';
import { createNotificationService, type BusNotification, type NotificationService } from './notification-service';
import type { Notifications, NotificationsOptions, Words } from './notifications';
import { NoSessionBusError } from '../core/ports/session-bus';

/** A service that shows a notification answers at once; one that says nothing for so long has not shown it. */
const PATIENCE_MS = 5_000;

/** GNOME draws no more buttons than these. */
const MOST_BUTTONS = 3;

/** What is left out where there are more, first the first: a click on the notification opens, and muting can wait. */
const LEFT_OUT: readonly NotificationAction[] = ['open', 'mute'];

export type BusNotificationsOptions = Pick<
  NotificationsOptions,
  'clock' | 'isDoNotDisturbOn' | 'onAction' | 'onClick'
> & {
  /** The name of the app's desktop entry, without `.desktop`. */
  desktopEntry: string;
  /** After `open`: the window may come forward with this token of Wayland's protocol xdg-activation. */
  onActivationToken(token: string): void;
  /** There is a notification service now, so that what was not shown may be. */
  onServiceStarted(): void;
};

/** The key of a click on the notification itself. */
const CLICK = 'default';

type Buttons = AppNotification['actions'];

/** A notification that the service has taken and that the user can still click. */
interface Standing {
  /** The app's own id. */
  id: string;
  /** Does what a button, or a click on the notification, stands for, and returns what that was. */
  act: (key: string) => NotificationAction | null;
  /** What allows the app to bring its window forward (Wayland); sent before the click. */
  activationToken: string | null;
}

/**
 * Notifications of a Linux desktop, over the session bus. Electron's own are the fallback where there is no bus: they
 * wait for the service synchronously, and have neither buttons nor replacement here.
 */
export function createBusNotifications(options: BusNotificationsOptions, fallback: Notifications): Notifications {
  /** By the service's ids. */
  const standing = new Map<number, Standing>();
  /** How many wait for the service. */
  let handedOver = 0;

  const service = createNotificationService(options.desktopEntry, {
    onAction(id, key) {
      const clicked = standing.get(id);
      standing.delete(id);
      if (clicked?.act(key) === 'open' && clicked.activationToken) options.onActivationToken(clicked.activationToken);
    },
    onActivationToken(id, token) {
      const clicked = standing.get(id);
      if (clicked) clicked.activationToken = token;
    },
    onClosed(id, reason) {
      // one that has expired may be in the service's history, where it can be clicked
      if (reason !== 'expired') standing.delete(id);
    },
    onOwnerChanged(isThere) {
      standing.clear();
      // one that is only started to take a notification, and may crash at it, is no reason to try again at once
      if (isThere && handedOver === 0) options.onServiceStarted();
    },
  });

  /** The service's id of what stands under an id of the app; 0 for nothing. */
  const standingId = (appId: string) => [...standing].find(([, { id }]) => id === appId)?.[0] ?? 0;

  /** @throws {NoSessionBusError} */
  async function show(words: Words, act: Standing['act'], buttons: Buttons): Promise<NotificationOutcome> {
    handedOver++;
    try {
      const can = await capabilitiesOf(service);
      const id = await handOver(service, options.clock, {
        replaces: standingId(words.id),
        title: words.title,
        body: can('body-markup') ? escapeMarkup(words.body) : words.body,
        actions: can('actions') ? clickAndButtons(buttons) : [],
        urgency: words.urgency,
      });
      if (id === null) return failure(translate('notification.silent'));
      standing.delete(id); // so that the newest is last
      standing.set(id, { id: words.id, act, activationToken: null });
      dropOldest(standing);
      return { outcome: 'shown' };
    } catch (error) {
      if (error instanceof NoSessionBusError) throw error;
      return failure(serviceFailure(error));
    } finally {
      handedOver--;
    }
  }

  return {
    async notify(notification) {
      if (await options.isDoNotDisturbOn()) return failure(translate('notification.doNotDisturb'), 'soon');
      const act = (key: string) => {
        const button = notification.actions.find(({ action }) => action === key);
        const action = key === CLICK ? 'open' : (button?.action ?? null);
        if (action) options.onAction(notification, action);
        return action;
      };
      return show(notification, act, notification.actions).catch(() => fallback.notify(notification));
    },
    tell(words) {
      const act = () => {
        options.onClick();
        return 'open' as const;
      };
      return show(words, act, []).catch(() => fallback.tell(words));
    },
    // the service tells clicks only to the connection that has shown a notification
    adopt: () => Promise.resolve(),
    held: () => standing.size + fallback.held(),
  };
}

function clickAndButtons(buttons: Buttons): BusNotification['actions'] {
  const leftOut = LEFT_OUT.slice(0, Math.max(0, buttons.length - MOST_BUTTONS));
  const drawn = buttons.filter(({ action }) => !leftOut.includes(action));
  return [
    { key: CLICK, label: translate('reminder.action.open') },
    ...drawn.map(({ action, label }) => ({ key: action, label })),
  ];
}

/** Hands one over. Resolves with the service's id, or with null where it says nothing. @throws what it answers */
function handOver(service: NotificationService, clock: Clock, notification: BusNotification): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    const cancel = clock.after(PATIENCE_MS, () => {
      isGivenUp = true;
      resolve(null);
    });
    service
      .notify(notification)
      .finally(cancel)
      // one that timed out will be tried again, and must not come late as well
      .then((id) => (isGivenUp ? service.close(id) : resolve(id)), reject);
  });
}

/** Of a service that does not say what it can do, everything is expected, as of all common ones. */
async function capabilitiesOf(service: NotificationService): Promise<(name: string) => boolean> {
  try {
    const known = await service.capabilities();
    return (name) => known.has(name);
  } catch (error) {
    if (error instanceof NoSessionBusError) throw error;
    return () => true;
  }
}
