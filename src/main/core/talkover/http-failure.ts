import { AppError, type AppErrorOptions, type ErrorCode } from '../../../shared/app-error';
import { atMost } from '../../../shared/async/at-most';
import type { Clock } from '../ports/ports';
import { readBody, textOf } from './response-body';
import { readServerWords, type ServerWords } from './server-words';

/** Enough for every field's messages. */
const MAX_ERROR_BODY_BYTES = 1024 * 1024;

/** How long (ms) the body of a refusal is waited for: the status alone says enough. */
const BODY_PATIENCE_MS = 5_000;

/** A server that asks for more is taken to mean a day. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

/** What an answer that is no success means: its status decides, and what the server says of it is added. */
export async function failureOfStatus(
  response: Response,
  { token, clock }: { token: string; clock: Clock },
): Promise<AppError> {
  const { status } = response;
  const retryAfterMs = retryAfterOf(response.headers, clock.now());
  const words = readServerWords(await bodyOf(response, clock), token);
  if (status === 422) return refusedFilters(words);
  return new AppError(codeOf(status, words), {
    values: valuesOf(status, retryAfterMs),
    ...((status === 429 || status >= 500) && { retryAfterMs }),
    ...(words.message !== null && { serverMessage: words.message }),
  });
}

function codeOf(status: number, { isExpired }: ServerWords): ErrorCode {
  if (status === 401) return isExpired ? 'token_expired' : 'invalid_token';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 407) return 'proxy_sign_in';
  if (status === 429) return 'rate_limited';
  // Network Authentication Required: the network's own answer
  if (status === 511) return 'captive_portal';
  return status >= 500 ? 'server' : 'unexpected_response';
}

/** What the sentences of these codes have places for. */
function valuesOf(status: number, retryAfterMs = 0): NonNullable<AppErrorOptions['values']> {
  if (status === 429) return waitWords(retryAfterMs);
  return { status, reason: { key: 'error.reason.status', values: { status: String(status) } } };
}

/** A wait as people say it, for `error.rate_limited`; `none` where there is none. */
function waitWords(ms: number): { unit: 'none' | 'seconds' | 'minutes' | 'hours'; count: number } {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds === 0) return { unit: 'none', count: 0 };
  if (seconds < 120) return { unit: 'seconds', count: seconds };
  if (seconds < 7_200) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'hours', count: Math.ceil(seconds / 3_600) };
}

/** `Retry-After` in milliseconds: seconds, or an HTTP date; undefined where it is neither. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after') ?? ''; // without blanks around it, as all headers are
  // a date is the server's own, so it counts from the server's own now: this computer's clock may be hours off
  const serverNow = Date.parse(headers.get('date') ?? '');
  const from = Number.isNaN(serverNow) ? now : serverNow;
  // a date begins with its weekday; Date.parse alone would take "-5" for one
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) - from : NaN;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}

function refusedFilters({ message, fields }: ServerWords): AppError {
  const all = Object.values(fields).flat();
  const reasons = all.length > 0 ? all.join(' ') : (message ?? ({ key: 'error.reason.no_reason' } as const));
  return new AppError('validation', { values: { reasons }, fields });
}

/** The text of a refusal; empty where it cannot be read, is too large or does not come. */
async function bodyOf(response: Response, clock: Clock): Promise<string> {
  try {
    return await atMost(readBody(response, MAX_ERROR_BODY_BYTES).then(textOf), BODY_PATIENCE_MS, clock, '');
  } catch {
    return '';
  }
}
