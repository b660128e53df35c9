import type { z } from 'zod';
import { AppError, reportOf } from '../../../shared/app-error';
import type { Log } from '../log/log';
import type { OutputOf, RequestDefinition } from '../../../shared/bridge/request';
import { REQUESTS, type Answer, type RequestName, type RequestOutput } from '../../../shared/bridge/requests';

/** One handler for each of some requests, called with input that has passed its schema. */
export type Handlers<Requests extends Record<string, RequestDefinition>> = {
  [N in keyof Requests]: (
    input: z.output<Requests[N]['input']>,
  ) => Promise<OutputOf<Requests[N]>> | OutputOf<Requests[N]>;
};

/** One handler for each request of the bridge. */
export type RequestHandlers = Handlers<typeof REQUESTS>;

/** Requests that only ask or wait, for a person, a server or a file: nothing is lost where they aren't answered. */
const LOSES_NOTHING: ReadonlySet<unknown> = new Set<RequestName>([
  'channel.test',
  'channel.testStored',
  'environment.test',
  'file.begin',
  'numbers.ask',
  'reminders.preview',
  'reminders.test',
  'sync.now',
  'transfer.read',
  'transfer.write',
]);

/** What pages ask of the app. */
export interface Requests {
  /** Answers a request from a page. Checks name and input; never rejects. */
  answer(name: unknown, input: unknown): Promise<Answer<RequestName>>;
  /** Resolves when no request is under way that may write. */
  settled(): Promise<void>;
}

/** @param ready what answers, once the app is there */
export function createRequests(ready: () => Promise<RequestHandlers>, log: Log): Requests {
  const writing = new Set<Promise<unknown>>();
  return {
    answer(name, input) {
      const answer = ready().then((handlers) => answerRequest(handlers, name, input, log));
      if (LOSES_NOTHING.has(name)) return answer;
      writing.add(answer);
      return answer.finally(() => writing.delete(answer));
    },
    async settled() {
      while (writing.size > 0) await Promise.allSettled(writing);
    },
  };
}

/**
 * Answers a request from a page: checks name and input, and turns whatever is thrown into data, which loses its cause;
 * so it is logged first. Never rejects.
 */
async function answerRequest(
  handlers: RequestHandlers,
  name: unknown,
  input: unknown,
  log: Log,
): Promise<Answer<RequestName>> {
  try {
    if (!isRequestName(name)) throw new AppError('bad_request', { values: { name: String(name).slice(0, 40) } });
    const parsed = REQUESTS[name].input.safeParse(input);
    if (!parsed.success) throw inputError(name, parsed.error);
    const handle = handlers[name] as (input: unknown) => Promise<RequestOutput<RequestName>>;
    const value = await handle(parsed.data);
    log.debug('request answered', { request: name });
    return { ok: true, value };
  } catch (error) {
    logFailure(log, isRequestName(name) ? name : 'unknown', error);
    return { ok: false, error: reportOf(error) };
  }
}

function logFailure(log: Log, request: string, error: unknown): void {
  if (error instanceof AppError && error.code !== 'internal') log.warn('request failed', error, { request });
  else log.error('request failed', error, { request });
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(REQUESTS, name);
}

/** Says which field is wrong, never what was in it: it may be a token. */
function inputError(name: RequestName, error: z.ZodError): AppError {
  const fields: Record<string, string[]> = {};
  for (const issue of error.issues) (fields[issue.path.join('.')] ??= []).push(issue.message);
  const paths = error.issues.map((issue) => issue.path.at(-1));
  if (paths.includes('baseUrl')) return new AppError('bad_base_url', { fields });
  if (paths.includes('token')) return new AppError('bad_token', { fields });
  return new AppError('bad_request', { values: { name }, fields });
}
