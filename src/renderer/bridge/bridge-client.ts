import { AppError, type ErrorReport } from '../../shared/app-error';
import type { Bridge } from '../../shared/bridge/bridge';
import type { ListMessage } from '../../shared/bridge/events';
import type { Answer, RequestInput, RequestName, RequestOutput } from '../../shared/bridge/requests';
import { createFailureReports } from './page-failures';
import type { Transport } from './transport';
import { openWebSocketBridge } from './web-socket-bridge';

declare global {
  interface Window {
    /** Put there by the preload script; absent in browser mode. */
    talkover?: Bridge;
  }
}

/** The preload script hands the page the port of its list with this message; see src/preload/index.ts. */
const LIST_PORT = 'talkover:list-port';

function desktopTransport(bridge: Bridge): Transport {
  let listPort: MessagePort | null = null;
  let onListMessage: ((message: ListMessage) => void) | null = null;

  function listen(): void {
    const [port, listener] = [listPort, onListMessage];
    if (!port || !listener) return;
    port.onmessage = ({ data }: MessageEvent<ListMessage>) => {
      listener(data);
      if (data.type === 'rows') port.postMessage(data.list);
    };
  }

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== LIST_PORT || !port) return;
    listPort = port;
    listen();
  });
  // asked for before anything else, so that the list comes while the page starts: a port keeps it until a listener is there
  window.postMessage('talkover:list-wanted', location.origin);

  return {
    request: (name, input) => bridge.request(name, input),
    onEvent: (listener) => bridge.onEvent(listener),
    onList(listener) {
      onListMessage = listener;
      listen();
    },
  };
}

/** What a request failed with, as main reported it. */
class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(readonly report: ErrorReport) {
    super(report.message);
  }
}

export const transport: Transport = window.talkover ? desktopTransport(window.talkover) : openWebSocketBridge();

/** Tells main of what went wrong in this page. */
export const reportPageFailure = createFailureReports(transport);

/** Asks main for something. @throws {RequestError} */
export async function request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
  const answer: Answer<N> = await transport.request(name, input);
  if (!answer.ok) throw new RequestError(answer.error);
  return answer.value;
}

/** What to show of anything that was thrown. What main has not said itself is a fault of the page, so it is reported to main. */
export function reportOfFailure(error: unknown): ErrorReport {
  if (error instanceof RequestError) return error.report;
  reportPageFailure('request', error);
  const internal = new AppError('internal', { cause: error });
  return { code: internal.code, message: internal.message };
}
