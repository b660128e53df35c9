import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, type WebContents } from 'electron';
import type { Core } from '../core/app/core';
import { systemClock } from '../core/ports/system-clock';
import { isOwnPage } from './page-session';
import { putAway, type PutAway } from './put-away';
import { recoverPage, type PageRecovery } from './page-recovery';
import { bringIntoSight, openingBounds, rememberBounds, SMALLEST } from './window-bounds';

const PRELOAD = join(import.meta.dirname, '../preload/index.cjs');

/** The page's own backgrounds (renderer/theme/palette.ts), so that no white shows before it is drawn. */
const BACKGROUND = { light: '#fcfcfd', dark: '#121418' };

export interface MainWindowOptions {
  core: Core;
  /** Address of the page. */
  home: string;
  session: Session;
  /** A window was made, so there is a page to connect. */
  onPage(contents: WebContents): void;
  /** Whether the window could be opened from a tray. */
  hasTray(): boolean;
  /** The user closed the window, and the app keeps running. */
  onPutAway: (where: PutAway) => void;
}

/** The app's one window; there is none until it is shown for the first time. */
export interface MainWindow {
  /** Makes the window if there is none, and brings it forward. */
  show(): void;
  /** Presses Ctrl/⌘ and a key in the page, for menu entries that do what a shortcut does; in a new one once it takes keys. */
  press(key: string): void;
  /** The page shows something, and takes keys. */
  painted(): void;
  /** The tray is gone: a window that was hidden behind it is put away where it can be found. */
  bringBack(): void;
  /** The app quits: the window goes at once, whatever its page does. */
  letGo(): void;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { core, home } = options;
  let window: BrowserWindow | null = null;
  let recovery: PageRecovery | null = null;
  let rememberPlace = (): void => undefined;
  const away = createAway(options.onPutAway);
  const keys = createKeys(() => window?.webContents);

  function open(): BrowserWindow {
    const remembered = core.session().window;
    const opened = new BrowserWindow({
      ...openingBounds(remembered),
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      title: app.getName(),
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      autoHideMenuBar: true,
      webPreferences: {
        preload: PRELOAD,
        session: options.session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        navigateOnDragDrop: false,
        devTools: !app.isPackaged,
      },
    });
    if (remembered?.maximized) opened.maximize();
    rememberPlace = rememberBounds(opened, core);
    opened.once('ready-to-show', () => opened.show());
    opened.on('close', (event) => {
      event.preventDefault();
      if (core.settings().closeToTray) {
        away.put(opened, options.hasTray());
        return;
      }
      // the page writes what it holds back; destroyed then, because one that hangs would not let itself be closed
      void core.flush().then(() => !opened.isDestroyed() && opened.destroy());
    });
    // Windows ends the session: it asks no app to quit, and ends this one once it has been told
    opened.on('query-session-end', () => void core.flush());
    opened.on('session-end', () => void core.flush());
    opened.once('closed', () => (window = null));
    keys.wait();
    confine(opened.webContents, home);
    options.onPage(opened.webContents);
    recovery = recoverPage(opened, home);
    return opened;
  }

  return {
    show() {
      if (!window) return void (window = open());
      away.leaveOpen();
      recovery?.revive();
      bringIntoSight(window);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    press(key) {
      this.show();
      keys.press(key);
    },
    painted: () => keys.sendAll(),
    bringBack() {
      if (window?.isVisible()) return;
      // one that was never opened has no place to go to; the user is told how to open it
      if (!window) return options.onPutAway('hidden');
      window.showInactive();
      away.put(window, false);
    },
    letGo() {
      if (!window) return;
      rememberPlace();
      window.destroy();
    },
  };
}

/** Presses Ctrl/⌘ and a key in the page; what is pressed in a new one waits until it takes keys. */
function createKeys(page: () => WebContents | undefined) {
  let waiting: string[] | null = null;

  function send(key: string): void {
    const modifiers: ('meta' | 'control')[] = [process.platform === 'darwin' ? 'meta' : 'control'];
    page()?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers });
    page()?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers });
  }

  return {
    wait: () => void (waiting = []),
    press: (key: string) => (waiting ? void waiting.push(key) : send(key)),
    sendAll() {
      waiting?.forEach(send);
      waiting = null;
    },
  };
}

/** Where a window that the user closed goes, unless the user opens it again at once. */
function createAway(onDone: (where: PutAway) => void) {
  let leaveOpen = (): void => undefined;
  return {
    put(window: BrowserWindow, hasTray: boolean): void {
      leaveOpen();
      leaveOpen = putAway(window, { hasTray, clock: systemClock, onDone });
    },
    leaveOpen: () => leaveOpen(),
  };
}

/** The page stays where it is, opens nothing and embeds nothing. */
function confine(contents: WebContents, home: string): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    // the dev server reloads its page; the built one has nowhere to go
    if (app.isPackaged || !isOwnPage(event.url, home)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
