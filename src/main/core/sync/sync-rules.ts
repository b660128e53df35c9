import { TOKEN_REFUSED, type AppError, type ErrorCode } from '../../../shared/app-error';
import { doublingPause } from '../../../shared/async/doubling-pause';
import { mayPass } from './back-off';

/** The first wait (ms) after a failure; it doubles with each further one, up to the sync interval. */
const FIRST_BACK_OFF_MS = 30_000;

/** A refused token is tried again after this long (ms): the refusal may have been the server's mistake. */
const REFUSED_TOKEN_MS = 6 * 3_600_000;

/** Failures after which a new token is needed. */
const SIGNED_OUT: readonly ErrorCode[] = [...TOKEN_REFUSED, 'token_missing', 'token_for_other_server'];

/** Failures after which a sync is worth a try as soon as the network is back. */
const NETWORK_LOST: readonly ErrorCode[] = ['offline', 'connection_lost'];

type Failure = Pick<AppError, 'code'>;

/** Whether the environment needs a new token. */
export function isSignedOut({ code }: Failure): boolean {
  return SIGNED_OUT.includes(code);
}

/** Whether the server itself rejected the token, so that it is tried again now and then. */
export function isRefused({ code }: Failure): boolean {
  return TOKEN_REFUSED.includes(code);
}

export function isNetworkLost({ code }: Failure): boolean {
  return NETWORK_LOST.includes(code);
}

/** What the length of a wait depends on in addition to the result. */
export interface Pacing {
  /** The sync interval (ms), as the user has set it. */
  intervalMs: () => number;
  /** From 0 up to, but not including, 1. */
  random: () => number;
}

/** How long to wait (ms) after a success: the interval ± 10 %, so that many installations don't sync in the same second. */
export function waitAfterSuccess({ intervalMs, random }: Pacing): number {
  return jittered(intervalMs(), random);
}

/**
 * How long to wait (ms) after the n-th failure in a row; null where only a new token helps.
 */
export function waitAfterFailure(error: AppError, failures: number, pacing: Pacing): number | null {
  const { intervalMs, random } = pacing;
  if (isSignedOut(error)) return isRefused(error) ? jittered(REFUSED_TOKEN_MS, random) : null;
  if (!mayPass(error)) return jittered(intervalMs(), random);
  const backOff = doublingPause(failures, FIRST_BACK_OFF_MS, intervalMs());
  // a server that asks for a longer wait than the interval doesn't get it: renewals would be missed
  return Math.max(jittered(backOff, random), Math.min(error.retryAfterMs ?? 0, intervalMs()));
}

function jittered(ms: number, random: () => number): number {
  return ms * (0.9 + 0.2 * random());
}
