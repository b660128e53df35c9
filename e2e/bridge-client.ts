import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { BRIDGE_PROTOCOL } from '../src/shared/bridge/bridge-protocol';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../src/shared/bridge/requests';
import type { RunningApp } from './running-app';

/** A connection to main like that of a page. */
export interface BridgeClient {
  /** @throws what main answers, if it refuses */
  request: <N extends RequestName>(name: N, input: RequestInput<N>) => Promise<RequestOutput<N>>;
  close(): void;
}

/** Opens a bridge to main: in the desktop shell that of the page, in browser mode one of its own. */
export function openBridge({ page, address }: RunningApp): Promise<BridgeClient> {
  return address === null ? Promise.resolve(bridgeOfPage(page)) : openByAddress(address);
}

function bridgeOfPage(page: Page): BridgeClient {
  return {
    async request<N extends RequestName>(name: N, input: RequestInput<N>) {
      const asked: [RequestName, unknown] = [name, input];
      const answer = await page.evaluate(
        async ([what, value]): Promise<Answer<RequestName>> => window.talkover!.request(what, value as never),
        asked,
      );
      return valueOf(name, answer);
    },
    close: () => undefined,
  };
}

/** Opens the bridge with what the printed address gives. */
async function openByAddress(address: string): Promise<BridgeClient> {
  const entry = await fetch(address);
  const cookie = entry.headers.get('set-cookie')?.split(';')[0] ?? '';
  const key = /#([\w-]+)"/.exec(await entry.text())?.[1] ?? '';
  const { origin, host } = new URL(address);
  const socket = new WebSocket(`ws://${host}/bridge`, [BRIDGE_PROTOCOL, key], { headers: { cookie, origin } });
  const asked = new Map<number, { resolve: (answer: Answer<RequestName>) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { kind: string; id: number; answer: Answer<RequestName> };
    if (message.kind === 'answer') asked.get(message.id)?.resolve(message.answer);
  });
  socket.on('close', () => {
    for (const { reject } of asked.values()) reject(new Error('The bridge was closed.'));
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    async request<N extends RequestName>(name: N, input: RequestInput<N>) {
      const id = ++lastId;
      const answer = await new Promise<Answer<RequestName>>((resolve, reject) => {
        asked.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, name, input }));
      });
      asked.delete(id);
      return valueOf(name, answer);
    },
    close: () => socket.close(),
  };
}

function valueOf<N extends RequestName>(name: N, answer: Answer<RequestName>): RequestOutput<N> {
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as RequestOutput<N>;
}
