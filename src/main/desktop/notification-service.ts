import { z } from 'zod';
import { openSessionBus, type BusSignal, type SessionBus } from '../core/ports/session-bus';

const SERVICE = 'org.freedesktop.Notifications';
const OBJECT = '/org/freedesktop/Notifications';
const BUS = 'org.freedesktop.DBus';

/** How long (ms) a service may take to say what it can do. */
const CAPABILITIES_PATIENCE_MS = 1_000;

/** The icon's name in the theme, as the deb and rpm packages install it: for services that don't read desktop entries. */
const ICON = 'talkover-numbers';

const RULES = [
  `type='signal',sender='${SERVICE}',interface='${SERVICE}'`,
  `type='signal',sender='${BUS}',interface='${BUS}',member='NameOwnerChanged',arg0='${SERVICE}'`,
];

/** Why a notification was closed, as the specification numbers it. */
const CLOSE_REASONS = ['expired', 'dismissed', 'closed by the app', 'undefined'] as const;
type CloseReason = (typeof CLOSE_REASONS)[number];

/** A notification as the service takes it. */
export interface BusNotification {
  /** The service's id of the notification that this one takes the place of; 0 for none. */
  replaces: number;
  title: string;
  body: string;
  /** The key that is reported when it is pressed, and the label. `default` is a click on the notification itself. */
  actions: readonly { key: string; label: string }[];
  urgency: 'normal' | 'critical';
}

/** What the service tells of the notifications that this app has handed to it. */
export interface NotificationSignals {
  /** The user clicked the notification (key `default`), or the button with a key. */
  onAction(id: number, key: string): void;
  /** Comes before `onAction` and allows the app to bring its window forward (Wayland). */
  onActivationToken(id: number, token: string): void;
  onClosed(id: number, reason: CloseReason): void;
  /** The service, or the bus, is gone or was replaced: its ids mean nothing any more. @param isThere there is one now */
  onOwnerChanged(isThere: boolean): void;
}

/**
 * The notification service of a Linux desktop, by the Desktop Notifications Specification 1.3
 * (https://specifications.freedesktop.org/notification-spec/latest/). Nothing here waits for it synchronously.
 */
export interface NotificationService {
  /**
   * What the service can do (`actions`, `body`, `body-markup`, …).
   * @throws {NoSessionBusError} or what the service answers
   */
  capabilities(): Promise<ReadonlySet<string>>;
  /**
   * Hands a notification over, and waits for the id as long as the bus lasts.
   * @throws {NoSessionBusError} or what the service answers
   */
  notify(notification: BusNotification): Promise<number>;
  /** Takes a notification back. Never rejects. */
  close(id: number): void;
}

/** @param desktopEntry the name of the app's desktop entry, without `.desktop`: services read name and icon there */
export function createNotificationService(desktopEntry: string, signals: NotificationSignals): NotificationService {
  let connected: Promise<SessionBus> | null = null;
  let known: ReadonlySet<string> | null = null;

  function ownerChanged(isThere: boolean): void {
    known = null;
    signals.onOwnerChanged(isThere);
  }

  function hear({ interface: name, member, body }: BusSignal): void {
    if (name === BUS && member === 'NameOwnerChanged' && body[0] === SERVICE) return ownerChanged(body[2] !== '');
    const [id, detail] = body;
    if (name !== SERVICE || typeof id !== 'number') return;
    if (member === 'ActionInvoked' && typeof detail === 'string') signals.onAction(id, detail);
    if (member === 'ActivationToken' && typeof detail === 'string') signals.onActivationToken(id, detail);
    if (member === 'NotificationClosed') signals.onClosed(id, CLOSE_REASONS[Number(detail) - 1] ?? 'undefined');
  }

  function bus(): Promise<SessionBus> {
    // a click can come in one piece with the answer that names its notification, which must be known first
    connected ??= openSessionBus(RULES, (signal) => void setImmediate(hear, signal), disconnected);
    connected.catch(() => (connected = null)); // the next call tries again
    return connected;
  }

  function disconnected(): void {
    connected = null;
    ownerChanged(false);
  }

  async function call(member: string, signature: string, body: unknown[], timeoutMs: number): Promise<unknown> {
    const target = { destination: SERVICE, path: OBJECT, interface: SERVICE, member };
    return (await bus()).call(signature === '' ? target : { ...target, signature, body }, timeoutMs);
  }

  return {
    async capabilities() {
      if (known) return known;
      const answer = await call('GetCapabilities', '', [], CAPABILITIES_PATIENCE_MS);
      return (known = new Set(z.array(z.string()).parse(answer)));
    },
    async notify({ replaces, title, body, actions, urgency }) {
      const pairs = actions.flatMap(({ key, label }) => [key, label]);
      const isCritical = urgency === 'critical';
      const hints = [
        ['urgency', ['y', isCritical ? 2 : 1]],
        ['desktop-entry', ['s', desktopEntry]],
      ];
      const expires = isCritical ? 0 : -1; // never, or when the service sees fit
      const values = ['Talkover Numbers', replaces, ICON, title, body, pairs, hints, expires];
      return z.number().parse(await call('Notify', 'susssasa{sv}i', values, 0));
    },
    close: (id) => void call('CloseNotification', 'u', [id], CAPABILITIES_PATIENCE_MS).catch(() => undefined),
  };
}
