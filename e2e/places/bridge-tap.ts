import type { Page, WebSocketRoute } from '@playwright/test';
import type { AppState } from '../../src/shared/bridge/state';
import type { RequestInput, RequestName, RequestOutput } from '../../src/shared/bridge/requests';

type Change = (state: AppState) => AppState;

interface Message {
  id: number;
  name: string;
  kind: string;
  event: { type: string; state: AppState };
  answer: { ok: true; value: unknown } | { ok: false; error: { message: string } };
}

/** The bridge between page and main, in browser mode, as a test has it. */
export interface BridgeTap {
  /** Asks main for something as the page does. @throws what main answers, if it refuses */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>>;
  /** Shows the page another state than main's until the next call; null shows main's own again. */
  show(change: Change | null): void;
  /** The state as main last sent it. */
  state(): AppState;
}

/** Far from those of the page, which begin at 1. */
const FIRST_ID = 1_000_000;

/** Taps the bridge of a page, which is loaded again for that. */
export async function tapBridge(page: Page): Promise<BridgeTap> {
  const asked = new Map<number, (answer: Message['answer']) => void>();
  let lastId = FIRST_ID;
  let stateRequest = 0;
  let change: Change | null = null;
  let state: AppState | null = null;
  let [toPage, toMain] = [null, null] as [WebSocketRoute | null, WebSocketRoute | null];

  const shown = () => (change && state ? change(state) : state);

  function fromMain(message: Message): Message | null {
    if (message.kind === 'event' && message.event.type === 'state') {
      state = message.event.state;
      return { ...message, event: { type: 'state', state: shown()! } };
    }
    if (message.kind !== 'answer') return message;
    if (message.id > FIRST_ID) {
      asked.get(message.id)?.(message.answer);
      return null;
    }
    if (message.id !== stateRequest || !message.answer.ok) return message;
    state = message.answer.value as AppState;
    return { ...message, answer: { ok: true, value: shown() } };
  }

  await page.routeWebSocket('**/bridge', (route) => {
    toPage = route;
    toMain = route.connectToServer();
    route.onMessage((text) => {
      const { id, name } = JSON.parse(String(text)) as Message;
      if (name === 'state.get') stateRequest = id;
      toMain?.send(text);
    });
    toMain.onMessage((text) => {
      const message = fromMain(JSON.parse(String(text)) as Message);
      if (message) route.send(JSON.stringify(message));
    });
  });
  await page.reload();

  return {
    request<N extends RequestName>(name: N, input: RequestInput<N>) {
      const id = ++lastId;
      return new Promise<RequestOutput<N>>((resolve, reject) => {
        asked.set(id, (answer) => {
          if (answer.ok) resolve(answer.value as RequestOutput<N>);
          else reject(new Error(`${name}: ${answer.error.message}`));
        });
        toMain?.send(JSON.stringify({ id, name, input }));
      });
    },
    show(to) {
      change = to;
      toPage?.send(JSON.stringify({ kind: 'event', event: { type: 'state', state: shown() } }));
    },
    state() {
      if (!state) throw new Error('The page has not asked for the state yet.');
      return state;
    },
  };
}
