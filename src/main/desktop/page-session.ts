import { app, session, type Session } from 'electron';
import { PAGE_URL, servePage } from './protocol';

/** Where the page comes from: the build, or, while it is developed, Vite's server. */
export function pageHome(): string {
  return app.isPackaged ? PAGE_URL : (process.env.ELECTRON_RENDERER_URL ?? PAGE_URL);
}

/** Whether an address is one of our own page, served from where `home` is (`app://numbers/…`, or the dev server). */
export function isOwnPage(url: string, home: string): boolean {
  if (!URL.canParse(url)) return false;
  // Node knows no origin of app:, so scheme and host are compared
  const [own, asked] = [new URL(home), new URL(url)];
  return asked.protocol === own.protocol && asked.host === own.host;
}

/**
 * The session of the page: apart from the one main fetches with, in memory only, allowed nothing but its own files and
 * to put text on the clipboard.
 */
export function createPageSession(home: string, root: string): Session {
  const page = session.fromPartition('page', { cache: false });
  page.setSpellCheckerEnabled(false);
  servePage(page, root);

  page.setPermissionRequestHandler((contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write' && isOwnPage(contents.getURL(), home)),
  );
  page.setPermissionCheckHandler(
    (_, permission, origin) => permission === 'clipboard-sanitized-write' && isOwnPage(origin, home),
  );
  page.setDevicePermissionHandler(() => false);

  page.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isAllowed(details.url, home) }));
  return page;
}

function isAllowed(url: string, home: string): boolean {
  // the dev server tells of changes over a WebSocket
  const plain = url.replace(/^ws/, 'http');
  return isOwnPage(plain, home) || url.startsWith('data:image/') || url.startsWith('devtools:');
}
