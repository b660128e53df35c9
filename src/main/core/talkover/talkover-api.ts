import { isAllowedBaseUrl, tokenSchema, type ApiFilters } from '../../../shared/environment';
import { AppError } from '../../../shared/app-error';
import { localDay } from '../../../shared/calendar/calendar-day';
import { translate, type MessageKey, type MessageValues } from '../../../shared/i18n/translate';
import { failureOfStatus } from './http-failure';
import { readNetworkFailure } from './network-failure';
import { wait, withRetries } from '../sync/back-off';
import type { EarlierList, JoinedPages, ReadNumbers } from '../worker/number-jobs';
import type { NumberWorker } from '../worker/number-worker';
import { BodyTooLargeError, readBody } from './response-body';
import type { Clock, Fetch } from '../ports/ports';
import { canCheck } from './met-filters';
import { createPace, type Pace } from './pace';
import { createPagingMemory } from './paging-memory';
import { readSettledList } from './settled-list';
import { readWholeList, type PageQuery, type PagesRead } from './whole-list';

const TIMEOUT_MS = 30_000;

/** The largest answer to a question without paging, in bytes once unpacked: some 300,000 numbers. */
const MAX_LIST_BYTES = 256 * 1024 * 1024;

/** What one record of a page may have, in bytes; usual ones have less than one thousand. */
const MAX_RECORD_BYTES = 64 * 1024;

/** How many records a page may have whose size the server chose. */
const USUAL_LARGEST_PAGE = 100;

/** A whole list as the API gave it, on however many pages. */
interface PhoneNumberList extends JoinedPages, Pick<ReadNumbers, 'setAside' | 'unreadable'> {
  /** Epoch ms at which the server began to answer. */
  fetchedAt: number;
}

/** One answer of the server: the whole list, or a page of it. */
interface Answer extends ReadNumbers {
  /** Epoch ms at which the server began to answer. */
  fetchedAt: number;
}

/** One request. */
interface Exchange {
  url: URL;
  token: string;
  /** The list that the answer is compared with. */
  before: Omit<EarlierList, 'today'> | null;
  /** Bytes that the body may have once unpacked. */
  bound: number;
  onHeaders: ((headers: Headers) => void) | undefined;
}

/** The HTTP endpoint. */
export interface TalkoverApi {
  /**
   * `GET /api/v1/phone-numbers` with those filters that are not null: the whole list, or an error.
   *
   * @throws {AppError} one of the codes of the API, `list_incomplete`, `list_unstable`, `bad_token` or `bad_base_url`.
   * No part of it holds the token.
   */
  listPhoneNumbers(question: {
    baseUrl: string;
    token: string;
    filters: ApiFilters;
    /** The list that the answer is to be compared with. */
    before?: Omit<EarlierList, 'today'> | null;
    /** Names the list, so that a later attempt goes on where a page failed. Without it each attempt starts over. */
    resume?: string;
    /** How often each request is tried; once unless told. */
    attempts?: number;
    /** Called with the headers of each success answer. */
    onHeaders?: (headers: Headers) => void;
    /** Called for each page, where the server pages. */
    onProgress?: (read: PagesRead) => void;
    signal: AbortSignal;
  }): Promise<PhoneNumberList>;
  /** Forgets the pages that were read of a list: its server or token changes. */
  forget(resume: string): void;
}

/** @param options `worker` reads the body, so that main never stands still over it; `timeoutMs` covers each exchange, body included; `maxBytes` bounds a whole list. */
export function createTalkoverApi(options: {
  fetch: Fetch;
  clock: Clock;
  random: () => number;
  worker: Pick<NumberWorker, 'readNumbers' | 'joinPages'>;
  timeoutMs?: number;
  maxBytes?: number;
}): TalkoverApi {
  const { fetch, clock, random, worker, timeoutMs = TIMEOUT_MS, maxBytes = MAX_LIST_BYTES } = options;
  const memory = createPagingMemory(clock);
  const paces = new Map<string, Pace>();

  /** The exchange itself. Its two offsets fail differently: before the answer began, and in the middle of it. */
  async function exchange({ url, token, before, bound, onHeaders }: Exchange, signal: AbortSignal): Promise<Answer> {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
    const startedAt = clock.now();
    const failed = (error: unknown, begun: boolean) => failureOf(error, begun, clock.now() - startedAt);

    const response = await fetch(url.href, { method: 'GET', headers, signal, redirect: 'error' }).catch(
      (error: unknown) => {
        throw failed(error, false);
      },
    );
    const fetchedAt = clock.now();
    paceOf(url).note(response.headers);
    if (!response.ok) throw await failureOfStatus(response, { token, clock });
    onHeaders?.(response.headers);
    const body = await readBody(response, bound).catch((error: unknown) => {
      throw failed(error, true);
    });
    return { ...(await worker.readNumbers(body, on(fetchedAt, before))), fetchedAt };
  }

  function paceOf({ origin }: URL): Pace {
    const pace = paces.get(origin) ?? createPace(clock);
    paces.set(origin, pace);
    return pace;
  }

  /** Waits until the server's limit lets another page be asked for. */
  async function turn(url: URL, signal: AbortSignal): Promise<void> {
    for (let ms = paceOf(url).next(); ms > 0; ms = paceOf(url).next()) await wait(ms, clock, signal);
  }

  return {
    async listPhoneNumbers({ baseUrl, token: typed, filters, before = null, signal, attempts = 1, ...question }) {
      const token = tokenSchema.safeParse(typed).data;
      // checked here as well, because the platform's error about such a header would quote the token
      if (token === undefined) throw new AppError('bad_token');
      const url = listUrl(baseUrl, filters);

      const exchanged = { token, onHeaders: question.onHeaders };
      const bound = (query: PageQuery) => (query ? Math.min(maxBytes, pageBound(query)) : maxBytes);

      const readPage = (query: PageQuery): Promise<Answer> => {
        const asked = pageUrl(url, query);
        const attempt = async () => {
          if (query) await turn(asked, signal);
          // the first answer may be the whole list
          return within({ clock, timeoutMs, signal }, (bounded) =>
            exchange({ ...exchanged, url: asked, before: query ? null : before, bound: bound(query) }, bounded),
          );
        };
        return withRetries(attempt, { clock, random, attempts, signal });
      };

      return readSettledList({
        async readWhole() {
          const isKnownWhole = memory.isWhole(url);
          const partial = memory.partialOf<Answer>(question.resume);
          const list = await readWholeList({ readPage, isKnownWhole, partial, onProgress: question.onProgress });
          if (list.provedWhole) memory.provedWhole(url);
          return list;
        },
        async join({ pages, isPaged }) {
          const [first] = pages;
          if (!first) throw new AppError('internal');
          const { fetchedAt } = first;
          const told = tally(pages);
          // the thread has compared an answer that is the whole list while it read it
          const joined =
            isPaged || canCheck(filters)
              ? await worker.joinPages({
                  pages: pages.map(({ chunks }) => chunks),
                  before: on(fetchedAt, before),
                  asked: { filters, unreadable: told.unreadable },
                })
              : { ...first, ignoredFilters: [] };
          return { ...joined, ...told, fetchedAt };
        },
      });
    },
    forget: (resume) => memory.forget(resume),
  };
}

/** What an answer of some instant is compared with. */
function on(fetchedAt: number, before: Omit<EarlierList, 'today'> | null): EarlierList | null {
  return before && { ...before, today: localDay(fetchedAt) };
}

/** What could not be kept or read, on all pages together. */
function tally(pages: readonly Answer[]): Pick<ReadNumbers, 'setAside' | 'unreadable'> {
  const unreadable: Record<string, number> = {};
  let setAside = 0;
  for (const page of pages) {
    setAside += page.setAside;
    for (const [field, count] of Object.entries(page.unreadable)) unreadable[field] = (unreadable[field] ?? 0) + count;
  }
  return { setAside, unreadable };
}

/** The address of a page: always of the list's own server and path, whatever address the server gave. */
function pageUrl(list: URL, query: PageQuery): URL {
  const url = new URL(list);
  if (!query) return url;
  const parameters = 'query' in query ? query.query : new URLSearchParams(numbered(query));
  for (const [name, value] of parameters) url.searchParams.set(name, value);
  return url;
}

/** Bytes that a page may have. */
function pageBound(query: NonNullable<PageQuery>): number {
  const records = 'query' in query ? USUAL_LARGEST_PAGE : (query.perPage ?? USUAL_LARGEST_PAGE);
  return records * MAX_RECORD_BYTES;
}

function numbered({ page, perPage }: { page: number; perPage: number | null }): Record<string, string> {
  return { page: String(page), ...(perPage !== null && { per_page: String(perPage) }) };
}

function listUrl(baseUrl: string, filters: ApiFilters): URL {
  if (!isAllowedBaseUrl(baseUrl)) throw new AppError('bad_base_url');
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/phone-numbers`;
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  return url;
}

/** Runs something until it is done, takes too long or is called off, whichever comes first. */
async function within<T>(
  limits: { clock: Clock; timeoutMs: number; signal: AbortSignal },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, timeoutMs, signal } = limits;
  if (signal.aborted) throw new AppError('cancelled');
  const inner = new AbortController();
  let end: (error: AppError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  const onAbort = () => end(new AppError('cancelled'));
  signal.addEventListener('abort', onAbort, { once: true });
  const callOff = clock.after(timeoutMs, () =>
    end(new AppError('timeout', { values: { seconds: Math.ceil(timeoutMs / 1000) } })),
  );
  try {
    return await Promise.race([run(inner.signal), ended]);
  } finally {
    callOff();
    signal.removeEventListener('abort', onAbort);
    // frees the connection where the answer was not read to its end
    inner.abort();
  }
}

/** @param begun whether the answer had begun, so that its end is what is missing */
function failureOf(error: unknown, begun: boolean, elapsedMs: number): AppError {
  if (error instanceof BodyTooLargeError) return unexpected('error.reason.too_large');
  const failure = readNetworkFailure(error);
  // only the code: the platform's error may hold the request, and with it the token
  const cause = new Error(failure.code || 'a failure without a code');
  switch (failure.kind) {
    case 'slow':
      return new AppError('timeout', { values: { seconds: Math.max(1, Math.round(elapsedMs / 1000)) }, cause });
    case 'insecure':
      return new AppError('tls', { values: { reason: failure.reason }, cause });
    case 'redirected':
      return new AppError('captive_portal', { cause });
    case 'proxy':
      return new AppError('proxy_sign_in', { cause });
    case 'damaged':
      return new AppError('answer_damaged', { cause });
    case 'not_http':
      return unexpected('error.reason.not_http', undefined, cause);
    case 'lost':
    case 'unknown':
      return new AppError(begun ? 'connection_lost' : 'offline', { cause });
    case 'unreachable':
      return new AppError('offline', { cause });
  }
}

function unexpected(reason: MessageKey, values?: MessageValues, cause?: unknown): AppError {
  return new AppError('unexpected_response', { values: { reason: translate(reason, values) }, cause });
}
