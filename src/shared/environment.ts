import { z } from 'zod';
import { NUMBER_TYPES } from './numbers/phone-number';
import { cleanBaseUrl, cleanToken } from './pasted';

/** Where a Talkover environment lives unless the user says otherwise. Source: the examples of the API reference. */
export const DEFAULT_BASE_URL = 'https://app.talkover.ai';

/** The four filters of `GET /api/v1/phone-numbers`; one that is null is not sent. */
export const apiFiltersSchema = z.object({
  type: z.enum(NUMBER_TYPES).nullable(),
  has_voice: z.boolean().nullable(),
  has_whatsapp: z.boolean().nullable(),
  search: z.string().trim().max(200).nullable(),
});
export type ApiFilters = z.infer<typeof apiFiltersSchema>;

/** Everything the environment has. */
export const NO_FILTERS: ApiFilters = { type: null, has_voice: null, has_whatsapp: null, search: null };

export const ENVIRONMENT_COLORS = ['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'amber', 'green'] as const;

const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]', '::1'];

/** Whether a host is this computer, so that what is sent there leaves it nowhere. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK_HOSTS.includes(hostname);
}

/** Whether a base URL may be used: https, or http where the token does not leave this machine. */
export function isAllowedBaseUrl(text: string): boolean {
  // an empty query or fragment is not seen in the parsed URL, but would swallow the path put behind it
  if (/[?#]/.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username || url.password) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** A base URL as it is typed or pasted, kept without a trailing slash. */
export const baseUrlSchema = z
  .string()
  .max(2_000)
  .transform(cleanBaseUrl)
  .pipe(z.string().max(500).refine(isAllowedBaseUrl));

/**
 * A bearer token as it is typed or pasted. Visible ASCII only, because anything else cannot stand in an HTTP header and
 * the error about it would quote the token. The reference shows only tokens that begin with `talq_`, but it is Talkover that
 * decides about one: a prefix that changes must not lock the user out.
 */
export const tokenSchema = z
  .string()
  .max(8_192)
  .transform(cleanToken)
  .pipe(
    z
      .string()
      .min(1)
      .max(4096)
      .regex(/^[\x21-\x7e]+$/),
  );

/** What the user says about an environment; the token travels next to it. */
export const environmentDetailsSchema = z.object({
  name: z.string().trim().min(1).max(60),
  color: z.enum(ENVIRONMENT_COLORS),
  baseUrl: baseUrlSchema,
  scope: apiFiltersSchema,
});
export type EnvironmentDetails = z.infer<typeof environmentDetailsSchema>;

/** One Talkover environment. Its token is never part of it. `sample` is served by the embedded sandbox. */
export interface Environment extends EnvironmentDetails {
  /** A UUID. */
  id: string;
  kind: 'live' | 'sample';
}

/** The user's own environments: sample data is never counted, announced or shown among them. */
export function realEnvironments<T extends Pick<Environment, 'kind'>>(environments: readonly T[]): T[] {
  return environments.filter(({ kind }) => kind === 'live');
}
