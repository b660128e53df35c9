import type { App } from 'vue';
import type { RequestInput } from '../../shared/bridge/requests';
import type { Transport } from './transport';

type PageFailure = RequestInput<'page.failed'>;

/** What main takes of each; see the request's schema. */
const LONGEST = { name: 100, code: 100, message: 2_000, stack: 8_000 };
const LONGEST_CHAIN = 5;

/** More than this in a minute is not even sent: something repeats itself. */
const MOST_A_MINUTE = 10;
const MINUTE_MS = 60_000;

/** The browser's own remark about a layout that settles in the next frame; nothing went wrong. */
const NO_FAILURE = 'ResizeObserver loop';

/** Tells main of what went wrong in the page. Never throws. */
export type ReportFailure = (where: PageFailure['where'], error: unknown) => void;

export function createFailureReports(transport: Pick<Transport, 'request'>, now = Date.now): ReportFailure {
  let since = 0;
  let count = 0;
  return (where, error) => {
    if (now() - since >= MINUTE_MS) [since, count] = [now(), 0];
    if (++count > MOST_A_MINUTE) return;
    // where main is gone, or refuses it, there is nowhere left to report it
    transport.request('page.failed', { where, errors: readChain(error) }).catch(() => undefined);
  };
}

/** Reports unhandled errors: in scripts, promises and components. The page goes on. */
export function followFailures(app: App, report: ReportFailure): void {
  window.addEventListener('error', ({ error, message }) => {
    if (!message.startsWith(NO_FAILURE)) report('script', error ?? message);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => report('promise', reason));
  app.config.errorHandler = (error) => {
    report('component', error);
    console.error(error); // eslint-disable-line no-console -- Vue would have said it to the console
  };
}

/** What is thrown may be anything, also an object that throws when it is read. */
function readChain(error: unknown): PageFailure['errors'] {
  try {
    return chainOf(error);
  } catch {
    return [{ name: 'unreadable', message: '' }];
  }
}

/** An error and its causes as data: a JSON message and an IPC message keep nothing else of them. */
function chainOf(error: unknown): PageFailure['errors'] {
  const links: PageFailure['errors'] = [];
  for (let link = error; links.length < LONGEST_CHAIN; link = (link as { cause?: unknown }).cause) {
    links.push(describe(link));
    if (!(link instanceof Error) || link.cause === undefined) break;
  }
  return links;
}

function describe(link: unknown): PageFailure['errors'][number] {
  if (!(link instanceof Error)) return { name: typeof link, message: String(link).slice(0, LONGEST.message) };
  const { name, message, stack } = link;
  const code = (link as { code?: unknown }).code;
  return {
    name: name.slice(0, LONGEST.name),
    message: message.slice(0, LONGEST.message),
    ...(typeof code === 'string' && { code: code.slice(0, LONGEST.code) }),
    ...(stack !== undefined && { stack: stack.slice(0, LONGEST.stack) }),
  };
}
