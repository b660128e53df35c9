import { WebSocket } from 'ws';
import { BRIDGE_PROTOCOL } from '../src/shared/bridge/bridge-protocol';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../src/shared/bridge/requests';

/** A connection to main like that of a page, in browser mode. */
export interface BridgeClient {
  /** @throws what main answers, if it refuses */
  request: <N extends RequestName>(name: N, input: RequestInput<N>) => Promise<RequestOutput<N>>;
  close(): void;
}

/** Opens the bridge with what the printed address gives. */
export async function openBridge(address: string): Promise<BridgeClient> {
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
      if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
      return answer.value as RequestOutput<N>;
    },
    close: () => socket.close(),
  };
}
