import { app, clipboard, shell as system } from 'electron';
import { AppError } from '../../shared/app-error';
import type { NotificationAction } from '../../shared/bridge/notification';
import type { Answer, RequestInput, RequestName } from '../../shared/bridge/requests';
import type { Target } from '../../shared/bridge/target';
import { formatterFor } from '../../shared/format';
import { spokenLocale, translate } from '../../shared/i18n/translate';
import type { Core } from '../core/app/core';
import type { Shell } from '../core/ports/ports';
import { systemClock } from '../core/ports/system-clock';
import { setLaunchAtLogin } from './autostart';
import { createBadge } from './badge';
import { createBusNotifications } from './bus-notifications';
import { chooseFile } from './choose-file';
import { isSigned } from './code-signature';
import { isDoNotDisturbOn } from './do-not-disturb';
import type { Network } from './network';
import { createNotifications, type NotificationsOptions } from './notifications';
import type { PutAway } from './put-away';
import { APP_ID } from './runtime';
import { startAgainWith } from './second-start';
import { createTray } from './tray';
import type { TrayActions } from './tray-menu';

export interface DesktopShellOptions extends Pick<Network, 'forgetProxies'> {
  /** Absolute path. */
  dataDir: string;
}

/** What tray and notifications act on. */
interface Served {
  core: Pick<Core, 'answer' | 'session' | 'remember' | 'retryReminders'>;
  /** Brings the window forward, and opens `target` in it if there is one. */
  open: (target?: Target) => void;
  /** The tray is gone: a window that is hidden behind it must be found again. */
  onTrayGone: () => void;
}

/** The desktop as the core sees it. */
export interface DesktopShell extends Shell {
  /** Lets tray and notifications act on the app; until then there is nothing in them that could be clicked. */
  connect(parts: Served): void;
  /** Whether the window could be opened from a tray. */
  hasTray(): boolean;
  /** Tells the user where a closed window has gone: once, or each time where it left no trace. */
  explainClosing(where: PutAway): Promise<void>;
  /** Lets a click on a notification of an earlier run lead to its place, where the system can. */
  adoptNotifications(): Promise<void>;
}

export function createDesktopShell({ dataDir, forgetProxies }: DesktopShellOptions): DesktopShell {
  let served: Served | null = null;
  const open = (target?: Target) => served?.open(target);

  const notificationOptions: NotificationsOptions = {
    clock: systemClock,
    isDoNotDisturbOn,
    isSigned: () => isSigned(app.getPath('exe')),
    onAction: ({ id, target }, action) => act(id, target, action),
    onClick: () => open(),
  };
  const electronNotifications = createNotifications(notificationOptions);
  const notifications =
    process.platform === 'linux'
      ? createBusNotifications(
          {
            ...notificationOptions,
            desktopEntry: APP_ID,
            onActivationToken: startAgainWith,
            onServiceStarted: () => served?.core.retryReminders(),
          },
          electronNotifications,
        )
      : electronNotifications;

  /** The window comes forward for `open` only: users who snooze or mute want to get on with something else. */
  function act(id: string, target: Target, action: NotificationAction): void {
    if (action === 'open') open(target);
    if (action === 'talkover' && target.environmentId !== null)
      void perform('talkover.open', { environmentId: target.environmentId });
    void perform('notification.acted', { id, action });
  }

  /** A request from tray or notification; there is no page that could show its failure, so a notification does. */
  async function perform<N extends RequestName>(name: N, input: RequestInput<N>): Promise<void> {
    const answer: Answer<RequestName> | undefined = await served?.core.answer(name, input);
    if (!answer || answer.ok) return;
    await notifications.tell({
      id: 'tray-failed',
      title: translate('tray.failed'),
      body: answer.error.message,
      urgency: 'normal',
    });
  }

  const instant = (epochMs: number) => formatterFor(spokenLocale()).instant(epochMs);
  const tray = createTray(instant, trayActions(open, perform), () => served?.onTrayGone());
  const badge = createBadge();

  return {
    kind: 'desktop',
    notify: (notification) => notifications.notify(notification),
    setTray(state) {
      tray.show(state);
      badge.show(state.attention);
    },
    openExternal: (url) => system.openExternal(url),
    async openFolder(path) {
      const reason = await system.openPath(path);
      if (reason !== '') throw new AppError('folder_not_opened', { values: { reason, path } });
    },
    showFile: (path) => system.showItemInFolder(path),
    chooseFile: async (file) => (served ? chooseFile(file, served.core, systemClock) : null),
    forgetProxies,
    setLaunchAtLogin: (enabled) => setLaunchAtLogin(enabled, dataDir),
    connect(parts) {
      served = parts;
    },
    hasTray: () => tray.isThere(),
    async explainClosing(where) {
      if (where !== 'hidden' && served?.core.session().trayExplained) return;
      const { outcome } = await notifications.tell({
        id: 'tray-explained',
        title: translate(`closed.${where}.title`),
        body: translate(`closed.${where}.body`),
        urgency: 'normal',
      });
      if (where !== 'hidden' && outcome === 'shown') served?.core.remember({ trayExplained: true });
    },
    async adoptNotifications() {
      const answer = (await served?.core.answer('reminders.inbox', undefined)) as Answer<'reminders.inbox'> | undefined;
      if (answer?.ok) await notifications.adopt(answer.value.sent);
    },
  };
}

/** What the entries of the tray's menu do. */
function trayActions(
  open: Served['open'],
  perform: <N extends RequestName>(name: N, input: RequestInput<N>) => Promise<void>,
): TrayActions {
  return {
    open,
    copy: (text) => void clipboard.writeText(text),
    openTalkover: (environmentId) => void perform('talkover.open', { environmentId }),
    prefer: ({ environmentId, numberId }, change) =>
      void perform('reminders.prefer', { environmentId, numberIds: [numberId], change }),
    syncNow: () => void perform('sync.now', { environmentId: null }),
    pause: (choice) => void perform('reminders.pause', { choice }),
    quit: () => app.quit(),
  };
}
