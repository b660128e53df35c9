import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a webhook sent. */
interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
  /** The path and query that it was sent to. */
  url: string;
}

/** A service that thanks for whatever it is sent. */
export interface WebhookReceiver {
  /** `127.0.0.1:<port>`. */
  host: string;
  received: readonly Delivery[];
  /** What it was sent, read as JSON. */
  messages(): { type: string; title: string; id: string }[];
  close(): void;
}

export async function receiveWebhooks(): Promise<WebhookReceiver> {
  const received: Delivery[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body, url: request.url ?? '' });
      response.end('thank you');
    });
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    received,
    messages: () => received.map(({ body }) => JSON.parse(body) as { type: string; title: string; id: string }),
    close() {
      receiver.closeAllConnections();
      receiver.close();
    },
  };
}
