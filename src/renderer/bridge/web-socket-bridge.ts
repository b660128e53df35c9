import { AppError, reportOf } from '../../shared/app-error';
import type { BridgeEvent, ListMessage } from '../../shared/bridge/events';
import type { Answer, RequestName } from '../../shared/bridge/requests';
import { BRIDGE_PROTOCOL } from '../../shared/bridge/bridge-protocol';
import { takeBridgeKey } from './bridge-key';
import type { Transport } from './transport';

/** What the server of browser mode sends; its counterpart is src/main/browser/web-socket.ts. */
type ServerMessage =
  | { kind: 'answer'; id: number; answer: Answer<RequestName> }
  | { kind: 'event'; event: BridgeEvent }
  | { kind: 'list'; message: ListMessage };

/** The transport of browser mode. The connection is opened at once; requests wait for it. */
export function openWebSocketBridge(): Transport {
  const key = takeBridgeKey(location, history, sessionStorage);
  // without a key the server refuses the connection, and the page says how to get one
  const socket = new WebSocket(`ws://${location.host}/bridge`, key === null ? [] : [BRIDGE_PROTOCOL, key]);
  const eventListeners = new Set<(event: BridgeEvent) => void>();
  const listListeners = new Set<(message: ListMessage) => void>();
  const waiting = new Map<number, (answer: Answer<RequestName>) => void>();
  let lastId = 0;

  const opened = new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true), { once: true });
    socket.addEventListener('close', () => resolve(false), { once: true });
  });
  const problem = new AppError(key === null ? 'bridge_key_missing' : 'disconnected');
  const disconnected = (): Answer<RequestName> => ({ ok: false, error: reportOf(problem) });

  socket.addEventListener('message', (event: MessageEvent<string>) => {
    const message = JSON.parse(event.data) as ServerMessage;
    if (message.kind === 'answer') {
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    } else if (message.kind === 'event') {
      for (const listener of eventListeners) listener(message.event);
    } else {
      for (const listener of listListeners) listener(message.message);
      if (message.message.type === 'rows')
        socket.send(JSON.stringify({ id: message.message.list, name: 'list.taken' }));
    }
  });
  socket.addEventListener('close', () => {
    for (const resolve of waiting.values()) resolve(disconnected());
    waiting.clear();
  });

  return {
    async request<N extends RequestName>(name: N, input: unknown): Promise<Answer<N>> {
      const connected = (await opened) && socket.readyState === WebSocket.OPEN;
      if (!connected) return disconnected() as Answer<N>;
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve as (answer: Answer<RequestName>) => void);
        socket.send(JSON.stringify({ id, name, input }));
      });
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    onList(listener) {
      listListeners.add(listener);
      void opened.then((connected) => connected && socket.send(JSON.stringify({ id: 0, name: 'list.open' })));
    },
  };
}
