import { Notification, type ActivationArguments, type NotificationConstructorOptions } from 'electron';
import {
  NOTIFICATION_ACTIONS,
  type AppNotification,
  type NotificationAction,
  type NotificationOutcome,
} from '../../shared/bridge/notification';
import type { ReminderInbox } from '../../shared/bridge/requests/reminders';
import { translate } from '../../shared/i18n/translate';
import type { Clock } from '../core/ports/ports';
import { dropOldest } from './newest';
import { failure, refusal, silence } from './notification-failure';
import { isSystemIdOf, systemId } from './notification-id';
import { escapeMarkup } from './notification-markup';

/** A system that shows a notification says so at once; one that says nothing for so long has not shown it. */
const PATIENCE_MS = 5_000;

/** Windows takes every notification and says afterwards that it was not allowed to show it. */
const SECOND_THOUGHTS_MS = 1_000;

/** What a notification says, before it is known where a click leads. */
export type Words = Pick<AppNotification, 'id' | 'title' | 'body' | 'urgency'>;

type Act = (action: NotificationAction) => void;

export interface NotificationsOptions {
  clock: Clock;
  /** Whether the user wants no notification now; never rejects. */
  isDoNotDisturbOn(): Promise<boolean>;
  /** Whether this copy of the app is signed (macOS); never rejects. */
  isSigned: () => Promise<boolean>;
  /** The user clicked a notification (`open`) or one of its buttons. */
  onAction(notification: Pick<AppNotification, 'id' | 'target'>, action: NotificationAction): void;
  /** The user clicked one that leads to no place of its own. */
  onClick(): void;
}

/** Notifications of the operating system. The ones made here are Electron's; Linux has its own (bus-notifications.ts). */
export interface Notifications {
  /** Shows one with its buttons, unless the user wants silence. Resolves with what became of it; never rejects. */
  notify(notification: AppNotification): Promise<NotificationOutcome>;
  /** Shows one whose click opens the window. Resolves with what became of it; never rejects. */
  tell(words: Words): Promise<NotificationOutcome>;
  /**
   * Listens to what an earlier run has shown, as far as the system lets it: on macOS clicks and buttons do what they
   * say, on Windows buttons do; a click there does not say on what, so it opens the window. Never rejects.
   */
  adopt(sent: ReminderInbox['sent']): Promise<void>;
  /** How many notifications are waited for. */
  held(): number;
}

export function createNotifications(options: NotificationsOptions): Notifications {
  /** A notification that nothing refers to is collected, and its click with it. */
  const held = new Set<Notification>();
  /** What the buttons of this run's notifications do, by the system's id. */
  const acts = new Map<string, Act>();

  function listen(notification: Notification, act: Act, buttons: readonly NotificationAction[]): void {
    held.add(notification);
    dropOldest(held);
    notification.on('close', ({ reason }) => {
      // Windows has moved it to where it can be clicked later
      if (reason !== 'timedOut') held.delete(notification);
    });
    notification.on('click', () => {
      held.delete(notification);
      act('open');
    });
    if (tellsButtonsCentrally()) return;
    notification.on('action', ({ actionIndex }) => {
      held.delete(notification);
      const action = buttons[actionIndex];
      if (action) act(action);
    });
  }

  /** Hands a notification over, and waits for what the system says of it. @throws what Electron's constructor throws */
  async function handOver(words: Words, acted: Act, actions: AppNotification['actions']): Promise<SystemAnswer> {
    const notification = new Notification(systemOptions(words, actions));
    const { answer, settle } = awaitAnswer(notification, options.clock);
    const act = (action: NotificationAction) => {
      settle('shown'); // what is clicked has been seen
      acted(action);
    };
    acts.set(systemId(words.id), act);
    dropOldest(acts);
    listen(notification, act, actionsOf(actions));
    try {
      notification.show();
    } catch (error) {
      settle({ refused: messageOf(error) });
    }
    const answered = await answer;
    if (answered !== 'shown') held.delete(notification);
    return answered;
  }

  async function show(words: Words, acted: Act, actions: AppNotification['actions']): Promise<NotificationOutcome> {
    const { isSigned } = options;
    try {
      if (!Notification.isSupported()) return failure(translate('notification.unsupported'));
      const outcome = await handOver(words, acted, actions);
      if (outcome === 'shown') return { outcome };
      return failure(outcome === 'silent' ? await silence(isSigned) : await refusal(outcome.refused, isSigned));
    } catch (error) {
      return failure(await refusal(messageOf(error), isSigned));
    }
  }

  /** What a button on Windows does, whether its notification was shown by this run or an earlier one. */
  function activated({ type, arguments: text, actionIndex }: ActivationArguments, sent: ReminderInbox['sent']): void {
    if (type === 'click') return options.onClick();
    // the system has forgotten which buttons it put there; they are always the first of these
    const action = NOTIFICATION_ACTIONS[actionIndex ?? -1];
    const tag = new URLSearchParams(text).get('tag');
    if (type !== 'action' || !action || tag === null) return;
    const act = acts.get(tag);
    if (act) return act(action);
    const announcement = sent.find(({ id }) => isSystemIdOf(id, tag));
    if (announcement) options.onAction(announcement, action);
    else if (action === 'open') options.onClick();
  }

  return {
    async notify(notification) {
      if (await options.isDoNotDisturbOn()) return failure(translate('notification.doNotDisturb'), 'soon');
      return show(notification, (action) => options.onAction(notification, action), notification.actions);
    },
    tell: (words) => show(words, () => options.onClick(), []),
    held: () => held.size,
    async adopt(sent) {
      if (tellsButtonsCentrally()) Notification.handleActivation((details) => activated(details, sent));
      if (process.platform !== 'darwin' || !('getHistory' in Notification)) return;
      const history = await Notification.getHistory().catch(() => []); // then clicks only bring the app forward
      for (const notification of history) {
        const announcement = sent.find(({ id }) => isSystemIdOf(id, notification.id));
        if (announcement)
          listen(notification, (action) => options.onAction(announcement, action), NOTIFICATION_ACTIONS);
      }
    },
  };
}

const actionsOf = (buttons: AppNotification['actions']) => buttons.map(({ action }) => action);

/** What the system says of a notification, if anything. */
type SystemAnswer = 'shown' | 'silent' | { refused: string };

/** Waits for what the system says of a notification that is about to be shown; `settle` says it instead. */
function awaitAnswer(
  notification: Notification,
  clock: Clock,
): { answer: Promise<SystemAnswer>; settle: (answer: SystemAnswer) => void } {
  let resolve: (answer: SystemAnswer) => void = () => undefined;
  const answer = new Promise<SystemAnswer>((resolved) => (resolve = resolved));
  let cancel = clock.after(PATIENCE_MS, () => {
    settle('silent');
    notification.close(); // it will be tried again, and must not come late as well
  });
  function settle(answered: SystemAnswer): void {
    cancel();
    resolve(answered);
  }
  notification.once('failed', (_, detail) => settle({ refused: detail }));
  notification.once('show', () => {
    if (process.platform !== 'win32') return settle('shown');
    cancel();
    cancel = clock.after(SECOND_THOUGHTS_MS, () => settle('shown'));
  });
  return { answer, settle };
}

/**
 * Whether the system reports its buttons to the app as a whole, with the id of the notification (Windows, since Electron
 * 42). The single notification then tells of them too, but not always: one that was replaced under the same id may be
 * the one that is reported to.
 */
function tellsButtonsCentrally(): boolean {
  return process.platform === 'win32' && 'handleActivation' in Notification;
}

function systemOptions(
  { id, title, body, urgency }: Words,
  actions: AppNotification['actions'],
): NotificationConstructorOptions {
  const timeoutType = urgency === 'critical' ? 'never' : 'default';
  const buttons = actions.map(({ label }) => ({ type: 'button' as const, text: label }));
  // Electron hands the body over as it is, and services on Linux read it as markup
  const text = process.platform === 'linux' ? escapeMarkup(body) : body;
  return { id: systemId(id), title, body: text, urgency, timeoutType, actions: buttons };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
