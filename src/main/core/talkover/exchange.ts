import type { Clock, Fetch } from '../ports/ports';
import { failureOfExchange } from './exchange-failure';
import { failureOfStatus } from './http-failure';
import { readBody } from './response-body';

/** A request, with what limits its answer. */
interface Exchange {
  url: URL;
  token: string;
  /** Bytes that the body may have once unpacked. */
  maxBytes: number;
  signal: AbortSignal;
  /** Called with the headers of any answer, a refusal included. */
  onAnswer: (headers: Headers) => void;
  /** Called with the headers of a success answer. */
  onSuccess: ((headers: Headers) => void) | undefined;
}

/** The body of a success answer, in blocks of memory of its own, and the instant (epoch ms) at which the answer began. */
interface SuccessAnswer {
  body: Uint8Array[];
  fetchedAt: number;
}

/** Sends one request. @throws {AppError} for whatever is no success answer; no part of it holds the token */
export async function exchange(
  { url, token, maxBytes, signal, onAnswer, onSuccess }: Exchange,
  { fetch, clock }: { fetch: Fetch; clock: Clock },
): Promise<SuccessAnswer> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  const startedAt = clock.now();
  const failed = (hasBegun: boolean) => (error: unknown) => {
    throw failureOfExchange(error, { hasBegun, elapsedMs: clock.now() - startedAt });
  };
  const response = await fetch(url.href, { method: 'GET', headers, signal, redirect: 'error' }).catch(failed(false));
  const fetchedAt = clock.now();
  onAnswer(response.headers);
  if (!response.ok) throw await failureOfStatus(response, { token, clock });
  onSuccess?.(response.headers);
  return { body: await readBody(response, maxBytes).catch(failed(true)), fetchedAt };
}
