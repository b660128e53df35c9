import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { jsonAnswer, textAnswer, type HttpAnswer } from './endpoint';

/** What goes wrong with a request: sends something else than the right answer, or nothing, or not all of it. */
export type Fault = (response: ServerResponse, right: HttpAnswer) => void | Promise<void>;

/** Sends an answer whole. */
export function send(response: ServerResponse, answer: HttpAnswer): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length }).end(answer.body);
}

const sends =
  (answer: HttpAnswer): Fault =>
  (response) =>
    send(response, answer);

/** A status with a JSON body; without one, with the body the reference gives for a server error. */
export function status(
  code: number,
  body: unknown = { success: false, message: 'Internal server error.' },
  headers: Record<string, string> = {},
): Fault {
  return sends(jsonAnswer(code, body, headers));
}

/** Asks to come back later: after seconds, or at an instant, sent as an HTTP date. */
export function retryAfter(code: 429 | 503, wait: number | Date): Fault {
  const value = typeof wait === 'number' ? String(wait) : wait.toUTCString();
  return status(code, { success: false, message: 'Too Many Attempts.' }, { 'retry-after': value });
}

/** The right answer, late: after milliseconds, or when the test lets it go. */
export function delay(until: number | Promise<void>): Fault {
  return async (response, right) => {
    await (typeof until === 'number' ? new Promise((resolve) => setTimeout(resolve, until).unref()) : until);
    send(response, right);
  };
}

/** Never answers. */
export const hang: Fault = () => undefined;

/** Sends the first half of the right answer, then never the rest. */
export const stall: Fault = (response, right) => sendHalf(response, right, () => undefined);

/** Sends the first half of what it announced, then cuts the connection. */
export const cut: Fault = (response, right) => sendHalf(response, right, () => response.socket?.destroy());

function sendHalf(response: ServerResponse, right: HttpAnswer, then: () => void): void {
  response.writeHead(right.status, { ...right.headers, 'content-length': right.body.length });
  response.write(right.body.subarray(0, right.body.length >> 1), then);
}

/** Cuts the connection without a word. */
export const disconnect: Fault = (response) => void response.socket?.destroy();

/** The page of a proxy that does not reach the server. */
export const html: Fault = sends(textAnswer(502, 'text/html', '<html><h1>502 Bad Gateway</h1></html>'));

/** A web page where the API should be, as behind a hotel's sign-in. */
export const signInPage: Fault = sends(textAnswer(200, 'text/html', '<!doctype html><title>Sign in</title>'));

/** Text that begins like JSON and is not. */
export const badJson: Fault = sends(textAnswer(200, 'application/json', '{"success":true,"data":[{"id":"1",},]}'));

/** Says that the right answer is gzip, which it is not. */
export const falseGzip: Fault = (response, right) =>
  send(response, { ...right, headers: { ...right.headers, 'content-encoding': 'gzip' } });

/** The first half of the right answer as gzip, as if it were the whole. */
export const halfGzip: Fault = (response, right) => {
  const packed = gzipSync(right.body);
  const headers = { ...right.headers, 'content-encoding': 'gzip' };
  send(response, { ...right, headers, body: packed.subarray(0, packed.length >> 1) });
};

/** 900 MB of blanks, in less than one of gzip. */
export const gzipBomb: Fault = (response) => {
  const member = gzipSync(Buffer.alloc(9_000_000, ' '));
  const body = Buffer.concat(Array.from({ length: 100 }, () => member));
  send(response, { status: 200, headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body });
};

/** Status 200 and nothing else. */
export const empty: Fault = sends(textAnswer(200, 'application/json', ''));

/** A failure that calls itself 200. */
export const unsuccessful: Fault = status(200, { success: false, message: 'Something failed.' });

/** A success answer with any records in it. */
export function records(data: unknown[]): Fault {
  return status(200, { success: true, data });
}

/**
 * Which requests go wrong: first those for a page that are set once, then those set once, in their order, then, while
 * there is one, the standing fault.
 */
export class Faults {
  private readonly queue: Fault[] = [];
  private readonly ofPages = new Map<number, Fault[]>();
  private standing: Fault | null = null;

  once(...faults: Fault[]): void {
    for (const fault of faults) this.queue.push(fault);
  }

  /** The next requests for a page; a request that names none is for the first. */
  onPage(page: number, ...faults: Fault[]): void {
    this.ofPages.set(page, [...(this.ofPages.get(page) ?? []), ...faults]);
  }

  always(fault: Fault): void {
    this.standing = fault;
  }

  /** From now on everything is right. */
  clear(): void {
    this.queue.length = 0;
    this.ofPages.clear();
    this.standing = null;
  }

  /** The fault of the next request. */
  next(page = 1): Fault | null {
    return this.ofPages.get(page)?.shift() ?? this.queue.shift() ?? this.standing;
  }
}
