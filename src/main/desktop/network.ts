import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { app, net, session, type IncomingMessage, type Session } from 'electron';
import type { Fetch, Shell } from '../core/ports/ports';

const NETWORK_SERVICE = 'network.mojom.NetworkService';

/** Statuses whose responses must not have a body. */
const WITHOUT_BODY: readonly number[] = [101, 204, 205, 304];

/** Chromium's network stack, so that the system's proxy and certificates are honoured. */
export interface Network {
  /** No cookie is sent or kept, and nothing is cached: an answer holds the whole environment. */
  fetch: Fetch;
  forgetProxies: NonNullable<Shell['forgetProxies']>;
}

/**
 * All network traffic goes through a process of Chromium's. When that dies another one is started, but the session that
 * used it stays without a network; so what follows goes through a fresh session, which is in memory only.
 */
export function createNetwork(): Network {
  const replacements: Session[] = [];
  // log-crashes.ts writes down why it ended
  app.on('child-process-gone', (_, { serviceName }) => {
    if (serviceName !== NETWORK_SERVICE) return;
    replacements.push(session.fromPartition(`network-${replacements.length + 1}`, { cache: false }));
  });
  return {
    fetch: (url, init) => fetchIn(replacements.at(-1), url, init),
    async forgetProxies() {
      await Promise.all([session.defaultSession, ...replacements].map((used) => used.clearAuthCache()));
    },
  };
}

/** `net.fetch` can't answer a proxy that asks for a password, so this uses `net.request`, as `net.fetch` itself does. */
function fetchIn(replacement: Session | undefined, url: string, init: Parameters<Fetch>[1]): Promise<Response> {
  const { method, headers, body: sent, redirect, signal, answerProxy } = init;
  return new Promise((resolve, reject) => {
    const request = net.request({
      url,
      method,
      headers,
      redirect,
      credentials: 'omit',
      cache: 'no-store',
      bypassCustomProtocolHandlers: true,
      ...(replacement && { session: replacement }),
    });
    let logins = 0;
    request.on('login', ({ isProxy, host, port }, answer) => {
      if (!isProxy || !answerProxy) return answer();
      void answerProxy(`${host}:${port}`, logins++ > 0).then((held) =>
        held ? answer(held.username, held.password) : answer(),
      );
    });
    request.on('response', (message) => {
      try {
        resolve(responseOf(message));
      } catch (cause) {
        request.abort();
        reject(Object.assign(new Error('The answer is none that HTTP has.', { cause }), { code: 'ERR_INVALID_HTTP_RESPONSE' })); // prettier-ignore
      }
    });
    request.on('error', reject);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    // by `write`, so that it is sent as UTF-8
    if (sent !== undefined) request.write(sent);
    request.end();
  });
}

/**
 * Leaves out the reason phrase, which nothing uses and `Response` rejects if it isn't Latin-1.
 * @throws {RangeError} if the status isn't between 200 and 599
 */
function responseOf(message: IncomingMessage): Response {
  const { statusCode: status } = message;
  const headers = Object.entries(message.headers).map(([name, value]): [string, string] => [name, byteString([value].flat().join(', '))]); // prettier-ignore
  const body = WITHOUT_BODY.includes(status) ? null : bodyOf(message as unknown as Readable);
  return new Response(body, { status, headers });
}

/** A header as `fetch` gives it, a character for each byte: Electron reads its bytes as UTF-8, and `Headers` refuses that. */
function byteString(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}

function bodyOf(message: Readable): BodyInit {
  return Readable.toWeb(message) as ReadableStream<Uint8Array> as BodyInit;
}
