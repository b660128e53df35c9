import type { ParsedInput } from '../../../shared/bridge/requests';
import type { Clock } from '../ports/ports';
import type { Log } from './log';

/** A page that fails over and over says nothing new. */
const MOST_A_MINUTE = 20;
const MINUTE_MS = 60_000;

type PageFailure = ParsedInput<'page.failed'>;

/**
 * Takes what went wrong in a page. Its bounds are those of the request's schema, and a number of reports a minute.
 * @returns whether it was taken
 */
export function createPageFailures(clock: Clock, log: Log): (failure: PageFailure) => boolean {
  let since = 0;
  let count = 0;
  return ({ where, errors }) => {
    const now = clock.now();
    if (Math.abs(now - since) >= MINUTE_MS) [since, count] = [now, 0];
    if (++count > MOST_A_MINUTE) return false;
    log.error('page failed', chained(errors), { where });
    return true;
  };
}

/** The error and its causes, as an object of the shape that the log writes. */
function chained(errors: PageFailure['errors']): object {
  return errors.reduceRight<object | undefined>((cause, error) => ({ ...error, cause }), undefined) ?? {};
}
