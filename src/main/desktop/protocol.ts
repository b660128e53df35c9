import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';

const SCHEME = 'app';
const HOST = 'numbers';

/** Where the built page lives. */
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

const PAGE_HEADERS = {
  'Content-Security-Policy':
    // Naive UI puts style elements into the page
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes `app:` a secure scheme with an origin. Electron takes this before it is ready only. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page, and nothing outside its folder, as `app://numbers/`. */
export function servePage(session: Session, root: string): void {
  session.protocol.handle(SCHEME, (request) => answerPageRequest(root, request));
}

/** @param request of the page; anything but GET of one of its own files is refused. */
export async function answerPageRequest(root: string, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  const url = new URL(request.url);
  if (url.host !== HOST || request.method !== 'GET') return refusal(403);
  // the page's own files need no escapes, so a path that has any names none of them
  const path = normalize(join(root, url.pathname));
  const type = TYPES[extname(path)];
  if (!path.startsWith(root + sep) || type === undefined) return refusal(404);
  try {
    return new Response(await readFile(path), { headers: { ...PAGE_HEADERS, 'Content-Type': type } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return refusal(404);
    throw error;
  }
}

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}
