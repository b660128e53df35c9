import { AppError } from '../../../shared/app-error';
import type { MessageKey } from '../../../shared/i18n/translate';
import { readNetworkFailure } from './network-failure';
import { BodyTooLargeError } from './response-body';

/**
 * What it means that no answer came, or not all of it.
 * @param answer `hasBegun` says whether the end of it is what is missing; `elapsedMs` since the request was sent
 */
export function failureOfExchange(error: unknown, answer: { hasBegun: boolean; elapsedMs: number }): AppError {
  if (error instanceof BodyTooLargeError) return unexpected('error.reason.too_large');
  const failure = readNetworkFailure(error);
  // only the code: the platform's error may hold the request, and with it the token
  const cause = new Error(failure.code || 'a failure without a code');
  switch (failure.kind) {
    case 'slow':
      return new AppError('timeout', { values: { seconds: Math.max(1, Math.round(answer.elapsedMs / 1000)) }, cause });
    case 'insecure':
      return new AppError('tls', { values: { reason: { key: failure.reason } }, cause });
    case 'redirected':
      return new AppError('captive_portal', { cause });
    case 'proxy':
      return new AppError('proxy_sign_in', { cause });
    case 'damaged':
      return new AppError('answer_damaged', { cause });
    case 'not_http':
      return unexpected('error.reason.not_http', cause);
    case 'lost':
    case 'unknown':
      return new AppError(answer.hasBegun ? 'connection_lost' : 'offline', { cause });
    case 'unreachable':
      return new AppError('offline', { cause });
  }
}

function unexpected(reason: MessageKey, cause?: Error): AppError {
  return new AppError('unexpected_response', { values: { reason: { key: reason } }, cause });
}
