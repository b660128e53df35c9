import { isAllowedBaseUrl, tokenSchema, type ApiFilters } from '../../shared/account';
import { AppError } from '../../shared/app-error';
import { localDay } from '../../shared/calendar-day';
import { translate, type MessageKey, type MessageValues } from '../../shared/i18n/translate';
import { failureOfStatus } from './http-failure';
import { readNetworkFailure } from './network-failure';
import type { EarlierList, ReadNumbers } from './number-jobs';
import type { NumberWorker } from './number-worker';
import { BodyTooLargeError, readBody } from './response-body';
import type { Clock, Fetch } from './surroundings';

const TIMEOUT_MS = 30_000;

/** About a million numbers. V8 could not hold the text of much more. */
const MAX_BODY_BYTES = 500 * 1024 * 1024;

/** A list as the API gave it. */
interface PhoneNumberList extends ReadNumbers {
  /** Epoch ms at which the server began to answer. */
  fetchedAt: number;
}

/** The HTTP endpoint, one attempt at a time; see back-off.ts for trying again. */
export interface TalkoverApi {
  /**
   * `GET /api/v1/phone-numbers` with those filters that are not null.
   *
   * @throws {AppError} one of the codes of the API, `bad_token` or `bad_base_url`. No part of it holds the token.
   */
  listPhoneNumbers(question: {
    baseUrl: string;
    token: string;
    filters: ApiFilters;
    /** The list that the answer is to be compared with. */
    before?: Omit<EarlierList, 'today'> | null;
    signal: AbortSignal;
  }): Promise<PhoneNumberList>;
}

/** @param options `worker` reads the body, so that main never stands still over it; `timeoutMs` covers the whole exchange, body included; `maxBytes` bounds the body. */
export function createTalkoverApi(options: {
  fetch: Fetch;
  clock: Clock;
  worker: Pick<NumberWorker, 'readNumbers'>;
  timeoutMs?: number;
  maxBytes?: number;
}): TalkoverApi {
  const { fetch, clock, worker, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BODY_BYTES } = options;

  /** The exchange itself. Its two stages fail differently: before the answer began, and in the middle of it. */
  async function exchange(
    url: string,
    token: string,
    before: Omit<EarlierList, 'today'> | null,
    signal: AbortSignal,
  ): Promise<PhoneNumberList> {
    const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
    const startedAt = clock.now();
    const failed = (error: unknown, begun: boolean) => failureOf(error, begun, clock.now() - startedAt);

    const response = await fetch(url, { method: 'GET', headers, signal, redirect: 'error' }).catch((error: unknown) => {
      throw failed(error, false);
    });
    const fetchedAt = clock.now();
    if (!response.ok) throw await failureOfStatus(response, { token, now: fetchedAt });
    const body = await readBody(response, maxBytes).catch((error: unknown) => {
      throw failed(error, true);
    });
    const earlier = before && { ...before, today: localDay(fetchedAt) };
    return { ...(await worker.readNumbers(body, earlier)), fetchedAt };
  }

  return {
    async listPhoneNumbers({ baseUrl, token: typed, filters, before = null, signal }) {
      const token = tokenSchema.safeParse(typed).data;
      // checked here as well, because the platform's error about such a header would quote the token
      if (token === undefined) throw new AppError('bad_token');
      const url = listUrl(baseUrl, filters);
      return within({ clock, timeoutMs, signal }, (bounded) => exchange(url, token, before, bounded));
    },
  };
}

function listUrl(baseUrl: string, filters: ApiFilters): string {
  if (!isAllowedBaseUrl(baseUrl)) throw new AppError('bad_base_url');
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/phone-numbers`;
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== '') url.searchParams.set(name, String(value));
  }
  return url.href;
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
      return unexpected('error.reason.redirected', undefined, cause);
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
