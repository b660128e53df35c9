import { mkdir, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { BridgeEvent, ListMessage } from '../../shared/bridge/events';
import type { Core } from '../core/app/core';
import { createLog } from '../core/log/log';
import { systemClock } from '../core/ports/system-clock';
import { startServer, type BrowserServer } from './server';
import { eventually } from '../../shared/testing/eventually';
import { temporaryFolder } from '../../shared/testing/temporary-folder';

let folder: string;
let server: BrowserServer;
let emit: (event: BridgeEvent) => void;
const closeList = vi.fn();
const taken = vi.fn();

/** As much of a core as the server touches; it answers with what it was asked. */
const core = {
  answer: (name: unknown, input: unknown) => Promise.resolve({ ok: true, value: { name, input } }),
  openPage(listener: (event: BridgeEvent) => void) {
    emit = listener;
    return () => undefined;
  },
  openList(send: (message: ListMessage) => void) {
    send({ type: 'end', list: 1 });
    return { taken, close: closeList };
  },
} as unknown as Core;

beforeEach(async () => {
  folder = temporaryFolder();
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page', 'index.html'), '<title>page</title>');
  await writeFile(join(folder, 'secret.html'), 'secret');
  server = await startServer(core, join(folder, 'page'), 0, createLog(systemClock));
});
afterEach(async () => {
  await server.close();
});

/** A request whose headers, Host included, are the test's own (fetch would not let it set them). */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port, host } = new URL(server.origin);
  return new Promise<{ status: number; body: string; headers: Record<string, unknown> }>((resolve, reject) => {
    httpRequest({ hostname, port, path, method, headers: { host, ...headers } }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}

/** What the printed address gives. */
async function entered(): Promise<{ cookie: string; key: string }> {
  const { pathname, search } = new URL(server.address);
  const { headers, body } = await get(pathname + search);
  return { cookie: String(headers['set-cookie']).split(';')[0] ?? '', key: /#([\w-]+)"/.exec(body)?.[1] ?? '' };
}

const enter = async () => (await entered()).cookie;

async function connect(headers: Record<string, string>): Promise<WebSocket> {
  const { key } = await entered();
  const url = `${server.origin.replace('http', 'ws')}/bridge`;
  const socket = new WebSocket(url, ['talkover-bridge', key], { headers });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

const nextMessage = (socket: WebSocket) =>
  new Promise<unknown>((resolve) => socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()))));

describe('the server of browser mode', () => {
  it('gives a strict cookie for the secret of the printed address, and the page for the cookie', async () => {
    const { pathname, search } = new URL(server.address);
    const entry = await get(pathname + search);
    expect(String(entry.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await get('/', { cookie: await enter() });
    expect(page).toMatchObject({ status: 200, body: '<title>page</title>' });
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });

  it.each([
    ['no cookie', {}],
    ['a wrong cookie', { cookie: 'talkover-session-1=x' }],
  ])('refuses the page with %s', async (_, headers) => {
    expect(await get('/', headers)).toMatchObject({ status: 403 });
  });

  it('refuses a wrong secret', async () => {
    expect((await get('/enter?secret=guess')).headers['set-cookie']).toBeUndefined();
  });

  it('refuses another host name (DNS rebinding) and another origin', async () => {
    const cookie = await enter();
    expect(await get('/', { cookie, host: 'evil.example' })).toMatchObject({ status: 403 });
    expect(await get('/', { cookie, origin: 'https://evil.example' })).toMatchObject({ status: 403 });
    await expect(connect({ cookie, origin: 'https://evil.example' })).rejects.toThrow('403');
    await expect(connect({ cookie })).rejects.toThrow('403');
    await expect(connect({ origin: server.origin })).rejects.toThrow('403');
  });

  it('serves nothing outside the page, and only GET', async () => {
    const cookie = await enter();
    expect(await get('/../secret.html', { cookie })).toMatchObject({ status: 404 });
    expect(await get('/..%2fsecret.html', { cookie })).toMatchObject({ status: 404 });
    expect(await get('/%', { cookie })).toMatchObject({ status: 404 });
    expect(await get('/', { cookie }, 'POST')).toMatchObject({ status: 405 });
  });

  it('carries requests, events and the list over the WebSocket', async () => {
    const socket = await connect({ cookie: await enter(), origin: server.origin });
    socket.send(JSON.stringify({ id: 7, name: 'sync.now', input: { environmentId: null } }));
    expect(await nextMessage(socket)).toEqual({
      kind: 'answer',
      id: 7,
      answer: { ok: true, value: { name: 'sync.now', input: { environmentId: null } } },
    });
    const event: BridgeEvent = { type: 'navigate', target: { view: 'renewals', environmentId: null, only: null } };
    emit(event);
    expect(await nextMessage(socket)).toEqual({ kind: 'event', event });
    socket.send(JSON.stringify({ id: 0, name: 'list.open' }));
    expect(await nextMessage(socket)).toEqual({ kind: 'list', message: { type: 'end', list: 1 } });
    socket.send(JSON.stringify({ id: 1, name: 'list.taken' }));
    await eventually(() => expect(taken).toHaveBeenCalledWith(1));
    const closed = new Promise((resolve) => closeList.mockImplementation(resolve));
    socket.close();
    await closed;
  });

  it.each(['no JSON', '{"id":"x"}', '[]'])('closes a connection that speaks otherwise: %s', async (text) => {
    const socket = await connect({ cookie: await enter(), origin: server.origin });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(text);
    expect(await closed).toBe(1002);
  });

  it('gives an event to one page, and says if there is none', async () => {
    const event: BridgeEvent = { type: 'navigate', target: { view: 'renewals', environmentId: null, only: null } };
    expect(server.sendToOnePage(event)).toBe(false);
    const socket = await connect({ cookie: await enter(), origin: server.origin });
    await eventually(() => expect(server.sendToOnePage(event)).toBe(true));
    socket.close();
  });

  it('says so where its port is taken', async () => {
    const { port } = new URL(server.origin);
    const second = startServer(core, join(folder, 'page'), Number(port), createLog(systemClock));
    await expect(second).rejects.toMatchObject({
      code: 'port_unusable',
      message: expect.stringContaining(port) as string,
    });
  });
});
