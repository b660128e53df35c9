import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Core } from '../core/app/core';
import { createLog } from '../core/log/log';
import { systemClock } from '../core/ports/system-clock';
import { SOCKET_LIMITS, startServer, type BrowserServer } from './server';
import { eventually } from '../../shared/testing/eventually';
import { temporaryFolder } from '../../shared/testing/temporary-folder';

/** Other users and pages of this computer can reach the port, and send what they like. */

let folder: string;
let server: BrowserServer;
const answer = vi.fn();
const core = { answer, onEvent: () => () => undefined } as unknown as Core;

async function begin(limits = SOCKET_LIMITS): Promise<void> {
  server = await startServer(core, join(folder, 'page'), 0, createLog(systemClock), limits);
}

beforeEach(async () => {
  folder = temporaryFolder();
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page', 'index.html'), 'x'.repeat(2_000_000));
});
afterEach(async () => {
  await server.close();
});

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** What the server sends until it closes the connection. */
async function allThatComes(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (part: Buffer) => (text += part.toString('latin1')));
  if (!socket.closed) await once(socket, 'close');
  return text;
}

/** The cookie that the printed address gives. */
async function enter(): Promise<string> {
  const response = await fetch(server.address, { headers: { connection: 'close' } });
  await response.text();
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const host = () => new URL(server.origin).host;
const request = (line: string, ...headers: string[]) => [line, `Host: ${host()}`, ...headers, '', ''].join('\r\n');
const upgrade = (...headers: string[]) =>
  request(
    'GET /bridge HTTP/1.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...headers,
  );

/** What a client may send, whole or cut at any place. */
const MESSAGES: readonly (() => string)[] = [
  () => '',
  () => '\0\xff\x16\x03\x01 no HTTP at all',
  () => request('GET / HTTP/1.1'),
  () => request('GET // HTTP/1.1'),
  () => request('GET http://[ HTTP/1.1'),
  () => request('GET /%00 HTTP/1.1'),
  () => request('OPTIONS * HTTP/1.1'),
  () => request('CONNECT evil.example:443 HTTP/1.1'),
  () => request('GET /enter?secret=guess HTTP/1.1'),
  () => request('GET / HTTP/1.1', `X: ${'y'.repeat(20_000)}`),
  () => request('POST / HTTP/1.1', 'Content-Length: 1000000') + 'half',
  () => request('POST / HTTP/1.1', 'Transfer-Encoding: chunked') + 'zzz\r\n',
  () => request('GET / HTTP/1.1', 'Expect: 100-continue') + request('GET / HTTP/1.1'),
  () => upgrade(),
  () => upgrade(`Origin: ${server.origin}`),
  () => upgrade('Origin: https://evil.example'),
  () => upgrade(`Origin: ${server.origin}`, 'Sec-WebSocket-Protocol: talkover-bridge, guess'),
  () => upgrade('Sec-WebSocket-Protocol: ,,,') + 'x'.repeat(5_000),
  () => request('GET /bridge HTTP/1.1', 'Connection: Upgrade', 'Upgrade: h2c'),
];

it('survives hundreds of requests that are wrong, half-finished or reset, and goes on serving its page', async () => {
  await begin();
  const cuts = [1, 0.9, 0.5, 0.1];
  const endings = [
    (socket: Socket) => socket.resetAndDestroy(),
    (socket: Socket) => socket.destroy(),
    (socket: Socket) => socket.end(),
  ];
  for (const message of MESSAGES) {
    const sockets = cuts.flatMap((cut) =>
      endings.map(async (end) => {
        const socket = await open();
        const text = message();
        socket.write(text.slice(0, Math.ceil(text.length * cut)), 'latin1', () => end(socket));
        await once(socket.resume(), 'close');
      }),
    );
    await Promise.all(sockets);
  }
  const page = await fetch(server.origin, { headers: { cookie: await enter(), connection: 'close' } });
  expect([page.status, (await page.text()).length]).toEqual([200, 2_000_000]);
  expect(answer).not.toHaveBeenCalled();
  await eventually(async () => expect(await server.connections()).toBe(0));
});

it.each([
  ['says nothing', ''],
  ['never finishes its headers', 'GET / HTTP/1.1\r\nHost: '],
  ['never finishes its body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf'],
])('lets go of a connection that %s', async (_, text) => {
  await begin({ ...SOCKET_LIMITS, requestMs: 50, idleMs: 50, checkEveryMs: 10 });
  const socket = await open();
  socket.write(text);
  await allThatComes(socket);
  await eventually(async () => expect(await server.connections()).toBe(0));
});

it('lets go of one that asks for the page and does not read it', async () => {
  await begin({ ...SOCKET_LIMITS, idleMs: 50 });
  const cookie = await enter();
  const socket = await open();
  socket.pause();
  for (let count = 0; count < 20; count++) socket.write(request('GET / HTTP/1.1', `Cookie: ${cookie}`));
  await eventually(async () => expect(await server.connections()).toBe(0));
  socket.destroy();
});

it('lets go of one whose upgrade it refused, though the other side stays', async () => {
  await begin();
  const socket = await open();
  socket.write(upgrade());
  expect(await allThatComes(socket)).toMatch(/^HTTP\/1\.1 403 /);
});

it('does not let one program take every descriptor', async () => {
  await begin({ ...SOCKET_LIMITS, connections: 3 });
  const first = await Promise.all([open(), open(), open()]);
  const fourth = await open();
  await allThatComes(fourth);
  for (const socket of first) socket.destroy();
});

it('does not open the bridge for the cookie alone', async () => {
  await begin();
  const cookie = await enter();
  const key = new URL(server.address).searchParams.get('secret');
  for (const protocols of ['', 'talkover-bridge', 'talkover-bridge, guess', `talkover-bridge, ${key}`, `${key}`]) {
    const socket = await open();
    socket.write(
      upgrade(
        `Origin: ${server.origin}`,
        `Cookie: ${cookie}`,
        ...(protocols === '' ? [] : [`Sec-WebSocket-Protocol: ${protocols}`]),
      ),
    );
    expect(await allThatComes(socket)).toMatch(/^HTTP\/1\.1 403 /);
  }
});

it('gives the key of the bridge to the page that was entered, and to no later request', async () => {
  await begin();
  const entry = await (await fetch(server.address)).text();
  const key = /url=\/#([\w-]{32,})"/.exec(entry)?.[1];
  expect(key).toBeDefined();
  const page = await fetch(server.origin, { headers: { cookie: await enter() } });
  expect(await page.text()).not.toContain(key);
  expect(JSON.stringify([...page.headers])).not.toContain(key);
});
