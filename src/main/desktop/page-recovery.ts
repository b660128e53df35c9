import { app, dialog, type BrowserWindow } from 'electron';
import { translate } from '../../shared/i18n/translate';
import { systemClock } from '../core/ports/system-clock';
import { createReloadLimit } from './reload-limit';

/** Brings the page of a window back when its process dies or hangs. */
export interface PageRecovery {
  /** Loads a page that is gone, as the user wants to see it now; does nothing where it is there. */
  revive(): void;
}

/**
 * A page whose process dies, or that could not be loaded, is loaded again; where it was is remembered by the core. Three
 * times a minute at most: then the user is asked. One that does not answer is left to the user as well, because a page may
 * be busy for good reasons.
 *
 * @param home the address of the page
 */
export function recoverPage(window: BrowserWindow, home: string): PageRecovery {
  const contents = window.webContents;
  const limit = createReloadLimit(systemClock);
  /** The page is gone and is not being loaded again, because the user has not said so. */
  let isGivenUp = false;
  let asking: AbortController | null = null;

  function load(): void {
    isGivenUp = false;
    contents.loadURL(home).catch((error: NodeJS.ErrnoException) => {
      // closed, or the app quits, or another load has taken its place
      if (window.isDestroyed() || error.code === 'ERR_ABORTED') return;
      lost();
    });
  }

  /** Why is in the log; see log-crashes.ts. */
  function lost(): void {
    if (window.isDestroyed()) return;
    if (limit.take()) load();
    else void giveUp();
  }

  async function giveUp(): Promise<void> {
    isGivenUp = true;
    const choice = await ask('page.lost', 'page.lost.detail', ['page.reload', 'page.quit']);
    if (choice === 0) reloadAsAsked();
    else if (choice === 1) app.quit();
  }

  async function hung(): Promise<void> {
    const choice = await ask('page.hung', 'page.hung.detail', ['page.wait', 'page.reload']);
    if (choice !== 1 || window.isDestroyed()) return;
    limit.reset();
    // a process that hangs takes no new page; when it is gone, the page is loaded again
    contents.forcefullyCrashRenderer();
  }

  function reloadAsAsked(): void {
    if (window.isDestroyed()) return;
    limit.reset();
    load();
  }

  /** The index of the button that was pressed; null where the question ended by itself. One question at a time. */
  async function ask(message: Key, detail: Key, buttons: Key[]): Promise<number | null> {
    asking?.abort();
    const own = new AbortController();
    asking = own;
    const options: Electron.MessageBoxOptions = {
      type: 'warning',
      title: app.getName(),
      message: translate(message),
      detail: translate(detail),
      buttons: buttons.map((key) => translate(key)),
      defaultId: 0,
      cancelId: -1,
      noLink: true,
      signal: own.signal,
    };
    const { response } = await (window.isDestroyed() || !window.isVisible()
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options));
    const isOver = own.signal.aborted;
    if (asking === own) asking = null;
    return isOver || response < 0 ? null : response;
  }

  contents.on('render-process-gone', () => {
    asking?.abort();
    lost();
  });
  window.on('unresponsive', () => void hung());
  window.on('responsive', () => asking?.abort());
  window.once('closed', () => asking?.abort());
  load();

  return {
    revive() {
      if (isGivenUp) reloadAsAsked();
    },
  };
}

type Key = Parameters<typeof translate>[0];
