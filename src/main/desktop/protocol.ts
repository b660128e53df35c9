import { protocol, type Session } from 'electron';
import { PAGE_HEADERS, readPageFile } from '../core/ports/page-files';

const SCHEME = 'app';
const HOST = 'numbers';

/** Where the built page lives. */
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

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
  const file = await readPageFile(root, url.pathname);
  return file ? new Response(file.body, { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } }) : refusal(404);
}

function refusal(status: 403 | 404): Response {
  return new Response(null, { status, headers: PAGE_HEADERS });
}
