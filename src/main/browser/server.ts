import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../shared/app-error';
import type { BridgeEvent } from '../../shared/bridge';
import type { Core } from '../core/core';
import type { Log } from '../core/log/log';
import { PAGE_HEADERS, readPageFile } from '../core/page-files';
import { createAccess } from './access';
import { serveBridge } from './web-socket';

/** A page that goes on to the app by itself, because a strict cookie is not sent along a redirect from elsewhere. */
const ENTRY_PAGE = '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Talkover Numbers</title>';

export interface BrowserServer {
  /** `http://127.0.0.1:PORT`, without the secret. */
  origin: string;
  /** The address to open, with the secret. */
  address: string;
  /** Gives an event to one open page; false if there is none. */
  sendToOnePage(event: BridgeEvent): boolean;
  close(): Promise<void>;
}

/**
 * Serves the page and the bridge on 127.0.0.1 only.
 * @throws {AppError} port_unusable
 */
export async function startServer(core: Core, pageRoot: string, wantedPort: number, log: Log): Promise<BrowserServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const values = { port: String(wantedPort), reason: error.code ?? error.message };
      reject(new AppError('port_unusable', { values, cause: error }));
    });
    server.listen(wantedPort, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const access = createAccess(port);
  const bridge = serveBridge(core);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!access.isOwn(request)) return answer(response, 403, 'This server speaks only to its own page.');
    if (request.method !== 'GET') return answer(response, 405, 'Only GET is answered here.');
    const url = new URL(request.url ?? '/', origin);
    if (access.isEntry(url)) {
      response.setHeader('Set-Cookie', access.cookie);
      return answer(response, 200, ENTRY_PAGE, 'text/html; charset=utf-8');
    }
    if (!access.hasCookie(request))
      return answer(response, 403, 'Open the address that the app printed when it started.');
    const file = await readPageFile(pageRoot, url.pathname);
    if (!file) return answer(response, 404, 'There is no such page.');
    answer(response, 200, file.body, file.type);
  }

  server.on('request', (request, response) => {
    respond(request, response).catch((error: unknown) => {
      log.error('page file not served', error);
      answer(response, 500, 'Something went wrong inside the app.');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    const allowed =
      request.url === '/bridge' &&
      request.headers.origin !== undefined &&
      access.isOwn(request) &&
      access.hasCookie(request);
    if (allowed) bridge.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });

  return {
    origin,
    address: origin + access.entryPath,
    sendToOnePage: (event) => bridge.sendToOnePage(event),
    async close() {
      bridge.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number, body: string | Buffer, type = 'text/plain; charset=utf-8') {
  response.writeHead(status, { ...PAGE_HEADERS, 'Cache-Control': 'no-store', 'Content-Type': type });
  response.end(body);
}
