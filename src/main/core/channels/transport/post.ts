import { AppError } from '../../../../shared/app-error';
import type { Clock, Fetch } from '../../ports/ports';
import { retryAfterOf } from '../../talkover/http-failure';
import { BodyTooLargeError, readBody, textOf } from '../../talkover/response-body';
import { within } from '../../talkover/time-limit';
import { harmless } from '../../talkover/server-words';
import { failureOfFetch, secretsIn, sendingFailure } from './sending-failure';

/** For the whole exchange. */
export const PATIENCE_MS = 20_000;
/** Services answer with a word or a small object. */
const LONGEST_ANSWER_BYTES = 64 * 1024;
/** No service takes more, and nothing that the app sends is larger. */
const LONGEST_REQUEST_BYTES = 512 * 1024;

/** What a service answered to a message that it took. */
interface PostAnswer {
  status: number;
  /** As it came. */
  text: string;
  /** One line that is safe to show: without the secrets of the request. */
  shown: string;
}

/**
 * Posts a JSON text once. Redirects are not followed, because they would take the message elsewhere.
 *
 * @param secrets what no error and no answer may show, in addition to the address
 * @throws {AppError} channel_failed for anything but a success; cancelled. No part of it holds the address or a secret.
 */
export type Post = (
  request: { url: string; headers: Record<string, string>; body: string; secrets: readonly string[] },
  signal: AbortSignal,
) => Promise<PostAnswer>;

export function createPost({ fetch, clock }: { fetch: Fetch; clock: Clock }): Post {
  async function exchange(request: Parameters<Post>[0], signal: AbortSignal): Promise<PostAnswer> {
    const { url, headers, body } = request;
    const init = { method: 'POST' as const, headers: { 'Content-Type': 'application/json', ...headers }, body };
    const response = await fetch(url, { ...init, signal, redirect: 'error' }).catch((error: unknown) => {
      throw failureOfFetch(error, false);
    });
    const text = await answerOf(response);
    const shown = harmless(text, ...secretsIn(url), ...request.secrets.filter((secret) => secret !== ''));
    const { status } = response;
    if (response.ok) return { status, text, shown };
    const retryAfterMs = retryAfterOf(response.headers, clock.now());
    throw refusal(status, shown, retryAfterMs);
  }

  return async (request, signal) => {
    if (Buffer.byteLength(request.body) > LONGEST_REQUEST_BYTES) throw new AppError('internal');
    const tooLate = () => sendingFailure('channels.reason.slow');
    return within({ clock, timeoutMs: PATIENCE_MS, signal, tooLate }, (inner) => exchange(request, inner));
  };
}

/** The text of an answer; a refusal says enough by its status alone. */
async function answerOf(response: Response): Promise<string> {
  try {
    return textOf(await readBody(response, LONGEST_ANSWER_BYTES));
  } catch (error) {
    if (!response.ok) return '';
    if (error instanceof BodyTooLargeError)
      throw sendingFailure('channels.reason.unexpected', {}, { code: 'too large' });
    throw failureOfFetch(error, true);
  }
}

function refusal(status: number, said: string, retryAfterMs: number | undefined): AppError {
  if (status >= 300 && status < 400) return sendingFailure('channels.reason.redirected');
  if (status === 407) return sendingFailure('channels.reason.proxy');
  const again = status === 429 || status >= 500 ? { retryAfterMs } : {};
  if (status === 429) return sendingFailure('channels.reason.tooMany', {}, again);
  return sendingFailure(said === '' ? 'channels.reason.status' : 'channels.reason.statusSaid', { status: String(status), said }, again); // prettier-ignore
}
