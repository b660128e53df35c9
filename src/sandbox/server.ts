import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localDay, type Day } from '../shared/calendar/calendar-day';
import type { PhoneNumber } from '../shared/numbers/phone-number';
import { answerRequest, NumberStore } from './endpoint';
import { Faults, send } from './faults';
import { generateNumbers } from './generate';
import { withOddValues } from './odd-values';
import type { Paging } from './paging';
import { RateLimit } from './rate-limit';

const HOST = '127.0.0.1';

/** So that a sandbox that runs for weeks does not remember every request. */
const REQUESTS_KEPT = 1_000;

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** How many to generate; 1,000 by default. */
  numbers?: number;
  seed?: number;
  /** What must come after `Bearer`; a new one by default. */
  token?: string;
  /** Pages the list; absent, every answer holds all of it, as the API reference says. */
  paging?: Paging;
  /** Requests that are answered per minute; absent, any number. */
  requestsPerMinute?: number;
  /** Sends the first numbers with values that the API reference does not have: see odd-values.ts. */
  oddValues?: boolean;
  /** The day around which renewals lie; the user's today by default. */
  today?: Day;
}

/** A request as it came, without the value of its token. */
interface SandboxRequest {
  method: string;
  /** Path and query as they were sent, percent-encoding and all. */
  target: string;
  path: string;
  query: Record<string, string>;
  /** `authorization` holds the scheme only. */
  headers: Record<string, string>;
}

/** A running sandbox. */
export interface Sandbox {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly token: string;
  /** The latest 1,000 requests, oldest first. */
  readonly requests: readonly SandboxRequest[];
  readonly faults: Faults;
  /** Changes the numbers between two fetches. */
  change(edit: (numbers: PhoneNumber[]) => PhoneNumber[]): void;
  /** Stops, cutting what is under way. */
  close(): Promise<void>;
}

/**
 * Starts a local Talkover on 127.0.0.1.
 *
 * @throws what the system says (`EADDRINUSE`, …); RangeError for more numbers than can be generated.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, seed = 7, today = localDay(Date.now()) } = options;
  const token = options.token ?? `talq_sandbox_${randomBytes(16).toString('hex')}`;
  const numbers = generateNumbers({ count: options.numbers ?? 1_000, seed, today });
  const store = new NumberStore(numbers, options.oddValues ? withOddValues : undefined);
  const faults = new Faults();
  const limit = options.requestsPerMinute === undefined ? null : new RateLimit(options.requestsPerMinute);
  const answers = { token, paging: options.paging ?? null };
  const requests: SandboxRequest[] = [];

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: target = '/', headers } = request;
    const url = new URL(`http://${HOST}${target}`);
    requests.push(describe(method, target, url, headers));
    if (requests.length > REQUESTS_KEPT) requests.shift();
    const answer = answerRequest({ method, url, authorization: headers.authorization }, store, answers);
    const right = limit?.limited(answer, Date.now()) ?? answer;
    const fault = faults.next(Number(url.searchParams.get('page') ?? 1));
    await (fault ? fault(response, right) : send(response, right));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, resolve);
  });

  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    token,
    requests,
    faults,
    change: (edit) => store.change(edit),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function describe(method: string, target: string, url: URL, headers: IncomingMessage['headers']): SandboxRequest {
  const shown = Object.entries(headers).map(([name, value]) => [
    name,
    name === 'authorization' ? withoutToken(String(value)) : String(value),
  ]);
  return {
    method,
    target,
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(shown) as Record<string, string>,
  };
}

function withoutToken(authorization: string): string {
  return authorization.startsWith('Bearer ') ? 'Bearer' : 'something else';
}
