import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as a receiver got it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type Answer = (response: ServerResponse) => void;

export const answering =
  (status: number, body = '', headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end(body);

/** Never answers. */
export const silent: Answer = () => undefined;

/** A service that messages are posted to, over real HTTP. */
export async function startHttpReceiver(answer: Answer = answering(200, 'ok')) {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const receiver = { received, answer, url: '', arrived };

  /** Resolves once so many requests have come. */
  async function arrived(count: number): Promise<Received> {
    while (received.length < count) await new Promise<void>((resolve) => waiting.add(resolve));
    return received[count - 1]!;
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      receiver.answer(response);
      for (const resolve of waiting) resolve();
      waiting.clear();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
