import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../shared/app-error';
import type { BridgeEvent } from '../../shared/bridge/events';
import type { Core } from '../core/app/core';
import type { Log } from '../core/log/log';
import { PAGE_HEADERS, readPageFile } from '../core/ports/page-files';
import { createAccess } from './access';
import { serveBridge } from './web-socket';

/**
 * A page that goes on to the app by itself, because a strict cookie is not sent along a redirect from elsewhere. A fragment
 * is sent to no server; the page takes the key out of it (renderer/bridge/bridge-key.ts).
 */
const entryPage = (bridgeKey: string) =>
  `<!doctype html><meta http-equiv="refresh" content="0;url=/#${bridgeKey}"><title>Talkover Numbers</title>`;

/** What a connection may take before it is closed, so that no program on this computer can use up the descriptors. */
export const SOCKET_LIMITS = {
  /** To send a whole request, in milliseconds. */
  requestMs: 10_000,
  /** Without a byte in either direction, in milliseconds. An open bridge is exempt. */
  idleMs: 30_000,
  /** How often requests that take too long are looked for, in milliseconds. */
  checkEveryMs: 2_000,
  /** At the same time; a page needs a handful. */
  connections: 200,
};

export interface BrowserServer {
  /** `http://127.0.0.1:PORT`, without the secret. */
  origin: string;
  /** The address to open, with the secret. */
  address: string;
  /** Gives an event to one open page; false if there is none. */
  sendToOnePage(event: BridgeEvent): boolean;
  /** How many connections are open, bridges included. */
  connections(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Serves the page and the bridge on 127.0.0.1 only.
 * @throws {AppError} port_unusable
 */
export async function startServer(
  core: Core,
  pageRoot: string,
  wantedPort: number,
  log: Log,
  limits = SOCKET_LIMITS,
): Promise<BrowserServer> {
  const server = createServer({
    headersTimeout: limits.requestMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  });
  server.timeout = limits.idleMs;
  server.maxConnections = limits.connections;
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
    const path = request.url ?? '/';
    if (!URL.canParse(path, origin)) return answer(response, 400, 'This is no address.');
    const url = new URL(path, origin);
    if (access.isEntry(url)) {
      response.setHeader('Set-Cookie', access.cookie);
      return answer(response, 200, entryPage(access.bridgeKey), 'text/html; charset=utf-8');
    }
    if (!access.hasCookie(request))
      return answer(response, 403, 'Open the address that the app printed when it started.');
    const file = await readPageFile(pageRoot, url.pathname);
    if (!file) return answer(response, 404, 'There is no such page.');
    answer(response, 200, file.body, file.type);
  }

  server.on('request', (request, response) => {
    response.on('error', () => response.destroy());
    respond(request, response).catch((error: unknown) => {
      log.error('page file not served', error);
      if (response.headersSent) response.destroy();
      else answer(response, 500, 'Something went wrong inside the app.');
    });
  });
  server.on('upgrade', (request, socket, head) => {
    // the HTTP server no longer listens to this socket, and an error without a listener ends the process
    socket.on('error', () => socket.destroy());
    const allowed =
      request.url === '/bridge' &&
      request.headers.origin !== undefined &&
      access.isOwn(request) &&
      access.hasCookie(request) &&
      access.hasBridgeKey(request);
    if (allowed) bridge.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => socket.destroy());
  });

  return {
    origin,
    address: origin + access.entryPath,
    sendToOnePage: (event) => bridge.sendToOnePage(event),
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
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
