import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { AppError } from '../../shared/app-error';
import { directionOf } from '../../shared/i18n/language';
import { spokenLanguage, spokenLocale, translate } from '../../shared/i18n/translate';
import { speakSystemLanguage } from '../core/language/app-language';
import { systemLanguage } from './runtime';

/** What the temporary folder of a failed start is called, followed by six characters. */
const TEMPORARY = 'talkover-numbers-failed-start-';

/**
 * Says in a small window why the app can't go on. It works before anything else does: without core, bridge or data folder.
 * Resolves when the user has closed it; never rejects.
 */
export async function showFailure(title: 'start.failed' | 'quit.failed', error: unknown): Promise<void> {
  // read as late as possible, because the language may not be spoken yet
  const words = () => [translate(title), error instanceof AppError ? error.message : String(error)] as const;
  try {
    // closing this window must not end the process before its exit code is set
    app.on('window-all-closed', () => undefined);
    if (!app.isReady()) await getReady();
    await closed(open(...words()));
  } catch {
    dialog.showErrorBox(...words());
  }
}

/** What an app that fails early has not done yet. */
async function getReady(): Promise<void> {
  useTemporaryFolder();
  await app.whenReady();
  // in English, if its messages are what fails
  await speakSystemLanguage(systemLanguage()).catch(() => undefined);
}

/** Chromium writes to its folder until the process is gone, so a failed start removes what those before it left. */
function removeEarlierFolders(): void {
  for (const name of temporaryNames().filter((one) => one.startsWith(TEMPORARY))) {
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // another user's, or, on Windows, that of a window which is still open
    }
  }
}

function temporaryNames(): string[] {
  try {
    return readdirSync(tmpdir());
  } catch {
    return []; // a system may let only the owner list it, and everyone use it
  }
}

/** The data folder may be what failed, and Chromium does not start without one that it can write to. */
function useTemporaryFolder(): void {
  removeEarlierFolders();
  const folder = mkdtempSync(join(tmpdir(), TEMPORARY));
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}

function open(title: string, message: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 560,
    height: 280,
    title,
    autoHideMenuBar: true,
    maximizable: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(failurePage(title, message))}`).catch(() => {
    // closed while it loads
    if (!window.isDestroyed()) window.close();
  });
  return window;
}

function closed(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.once('closed', resolve);
    // a page that dies is no reason to stay for ever
    window.webContents.once('render-process-gone', () => window.destroy());
  });
}

/** A page of its own, since the app's page may be what failed. It is in the language that is spoken. */
export function failurePage(title: string, message: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(spokenLocale())}" dir="${directionOf(spokenLanguage())}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
  /* as in renderer/theme/palette.ts, which is not loaded here */
  body { box-sizing: border-box; display: flex; flex-direction: column; gap: 8px; min-height: 100vh; margin: 0; padding: 24px 28px;
    background: light-dark(#fcfcfd, #121418); color: light-dark(#14171c, #eceef1); font: 13px/1.5 system-ui, sans-serif; }
  h1 { margin: 0; font-size: 17px; font-weight: 600; line-height: 1.3; }
  p { flex: 1; margin: 0; color: light-dark(#525a66, #a9b0ba); overflow-wrap: anywhere; user-select: text; }
  button { align-self: flex-end; min-width: 88px; height: 32px; padding: 0 16px; background: light-dark(#0b7568, #40c9b4); border: 0;
    border-radius: 7px; color: light-dark(#fff, #06201c); font: inherit; font-weight: 500; }
  button:focus-visible { outline: 2px solid light-dark(#0b7568, #40c9b4); outline-offset: 2px; }
</style>
<h1>${escapeHtml(title)}</h1>
<p role="alert">${escapeHtml(message)}</p>
<button autofocus onclick="window.close()">${escapeHtml(translate('failure.close'))}</button>
</html>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
