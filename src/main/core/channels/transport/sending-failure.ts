import { AppError } from '../../../../shared/app-error';
import type { MessageKey, MessageValues } from '../../../../shared/i18n/translate';
import { readNetworkFailure } from '../../talkover/network-failure';

/** Why a message was not sent: a sentence, and when the service wants to be asked again. */
export function sendingFailure(
  reason: Extract<MessageKey, `channels.reason.${string}`>,
  values: MessageValues = {},
  { retryAfterMs, code }: { retryAfterMs?: number | undefined; code?: string } = {},
): AppError {
  return new AppError('channel_failed', {
    values: { reason: { key: reason, values } },
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    // only the code: the platform's own error may hold the address, which is a secret
    ...(code !== undefined && { cause: new Error(code || 'a failure without a code') }),
  });
}

/** What `fetch` or a socket threw, as such a failure. @param begun whether the answer had begun */
export function failureOfFetch(error: unknown, begun: boolean): AppError {
  const failure = readNetworkFailure(error);
  const { code } = failure;
  switch (failure.kind) {
    case 'slow':
      return sendingFailure('channels.reason.slow', {}, { code });
    case 'insecure':
      return sendingFailure('channels.reason.insecure', { reason: { key: failure.reason } }, { code });
    case 'redirected':
      return sendingFailure('channels.reason.redirected', {}, { code });
    case 'proxy':
      return sendingFailure('channels.reason.proxy', {}, { code });
    case 'damaged':
    case 'not_http':
      return sendingFailure('channels.reason.unexpected', {}, { code });
    case 'lost':
      return sendingFailure('channels.reason.lost', {}, { code });
    case 'unknown':
    case 'unreachable':
      return sendingFailure(begun ? 'channels.reason.lost' : 'channels.reason.unreachable', {}, { code });
  }
}

/** The parts of an address that would give its secret away: a server may quote one of them. */
export function secretsIn(url: string): string[] {
  const { pathname, search, searchParams } = new URL(url);
  const parts = [...pathname.split('/'), ...searchParams.values()].filter((part) => part.length >= 6);
  const all = [url, ...(pathname.length > 6 ? [pathname + search, pathname] : []), ...parts];
  return [...all, ...all.map((part) => decoded(part))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign of its own
  }
}
