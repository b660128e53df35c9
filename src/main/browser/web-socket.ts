import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import type { BridgeEvent } from '../../shared/bridge/events';
import type { Core } from '../core/app/core';
import type { FedPage } from '../core/lists/list-feed';

/** What a page sends; its counterpart is src/renderer/bridge/web-socket-bridge.ts. Name and input are checked by the core. */
const pageMessageSchema = z.object({ id: z.number().int(), name: z.string(), input: z.unknown().optional() });

/** More than any request needs: a decision for 100,000 numbers is 4 MB. */
const LARGEST_MESSAGE_BYTES = 16 * 1024 * 1024;

const PROTOCOL_ERROR = 1002;

/** The bridge over WebSocket: requests in; answers, events and the list out. */
export interface WebSocketBridge {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Gives an event to the page that connected last; false if none is open. */
  sendToOnePage(event: BridgeEvent): boolean;
  close(): void;
}

export function serveBridge(core: Core): WebSocketBridge {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE_BYTES });

  sockets.on('connection', (socket) => connect(core, socket));
  return {
    upgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
    sendToOnePage(event) {
      const page = [...sockets.clients].findLast((socket) => socket.readyState === socket.OPEN);
      page?.send(JSON.stringify({ kind: 'event', event }));
      return page !== undefined;
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function connect(core: Core, socket: WebSocket): void {
  const send = (message: object) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(message));
  const closePage = core.openPage((event) => send({ kind: 'event', event }));
  let list: FedPage | null = null;

  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? null : readMessage(data.toString('utf8'));
    if (!message) return socket.close(PROTOCOL_ERROR);
    if (message.name === 'list.open') {
      list?.close();
      list = core.openList((part) => send({ kind: 'list', message: part }));
      return;
    }
    if (message.name === 'list.taken') {
      list?.taken(message.id);
      return;
    }
    void core.answer(message.name, message.input).then((answer) => send({ kind: 'answer', id: message.id, answer }));
  });
  // a broken connection is closed by the library; there is no one left to answer
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    closePage();
    list?.close();
  });
}

function readMessage(text: string): z.infer<typeof pageMessageSchema> | null {
  try {
    return pageMessageSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // not JSON: the caller closes the connection
  }
}
