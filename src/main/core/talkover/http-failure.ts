import { z } from 'zod';
import { AppError } from '../../../shared/app-error';
import { translate } from '../../../shared/i18n/translate';
import { readBody, textOf } from './response-body';

/** Enough for every field's messages. */
const MAX_ERROR_BODY_BYTES = 1024 * 1024;

/** A server that asks for more is taken to mean a day. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

/** Laravel's body of a 422. */
const validationBody = z.object({
  message: z.string().optional(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

/** What an answer that is no success means. `now` is epoch ms, for a Retry-After that is a date and comes without a `Date`. */
export async function failureOfStatus(
  response: Response,
  { token, now }: { token: string; now: number },
): Promise<AppError> {
  const { status, headers } = response;
  // a date is the server's own, so it counts from the server's own now: this computer's clock may be hours off
  const serverNow = Date.parse(headers.get('date') ?? '');
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), Number.isNaN(serverNow) ? now : serverNow);
  if (status === 401) return new AppError('invalid_token');
  if (status === 403) return new AppError('forbidden');
  if (status === 404) return new AppError('not_found');
  if (status === 422) return refusedFilters(response, token);
  if (status === 429) {
    return new AppError('rate_limited', { values: waitWords(retryAfterMs ?? 0), retryAfterMs });
  }
  if (status >= 500) return new AppError('server', { values: { status }, retryAfterMs });
  const reason = translate('error.reason.status', { status: String(status) });
  return new AppError('unexpected_response', { values: { reason } });
}

/** A wait as people say it, for `error.rate_limited`; `none` where there is none. */
function waitWords(ms: number): { unit: 'none' | 'seconds' | 'minutes' | 'hours'; count: number } {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds === 0) return { unit: 'none', count: 0 };
  if (seconds < 120) return { unit: 'seconds', count: seconds };
  if (seconds < 7_200) return { unit: 'minutes', count: Math.ceil(seconds / 60) };
  return { unit: 'hours', count: Math.ceil(seconds / 3_600) };
}

/** Seconds or an HTTP date, as milliseconds from `now`; undefined where it is neither. */
function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header ?? ''; // without blanks around it, as all headers are
  // a date begins with its weekday; Date.parse alone would take "-5" for one
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) - now : NaN;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}

async function refusedFilters(response: Response, token: string): Promise<AppError> {
  // a server could repeat what it was sent
  const withoutToken = (text: string) => text.replaceAll(token, '…');
  const { message, errors = {} } = await readValidationBody(response);
  const fields = Object.fromEntries(
    Object.entries(errors).map(([field, messages]) => [withoutToken(field), messages.map(withoutToken)]),
  );
  const all = Object.values(fields).flat();
  const reasons = all.length > 0 ? all.join(' ') : withoutToken(message ?? translate('error.reason.no_reason'));
  return new AppError('validation', { values: { reasons }, fields });
}

/** The status alone says enough, so a body that cannot be read only means that no reason is known. */
async function readValidationBody(response: Response): Promise<z.infer<typeof validationBody>> {
  try {
    return validationBody.parse(JSON.parse(textOf(await readBody(response, MAX_ERROR_BODY_BYTES))));
  } catch {
    return {};
  }
}
