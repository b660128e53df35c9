import { z } from 'zod';
import { apiFiltersSchema, baseUrlSchema, environmentDetailsSchema, tokenSchema } from '../../environment';
import { environmentOnly, nothing, request } from '../request';

/** `session` keeps a token in memory until the app quits. */
const keepToken = z.enum(['keychain', 'session']);

/** Requests about environments. */
export const ENVIRONMENT_REQUESTS = {
  /** Tries base URL, token and scope for real. Without a token, the one held for `environmentId` is used, on its own origin only. */
  'environment.test': request(
    z.strictObject({
      environmentId: z.uuid().nullable(),
      baseUrl: baseUrlSchema,
      scope: apiFiltersSchema,
      token: tokenSchema.nullable(),
    }),
  ).answers<{ count: number; setAside: number }>(),

  /** The token is tried first; a refused one is not saved. Answers how many numbers were found. */
  'environment.add': request(
    z.strictObject({ details: environmentDetailsSchema, token: tokenSchema, keep: keepToken }),
  ).answers<{ environmentId: string; count: number }>(),

  'environment.addSample': request(nothing).answers<{ environmentId: string }>(),

  /**
   * `token: null` keeps the stored one; a base URL on another origin needs a new one. Answers how many numbers were found;
   * null where nothing but name or color changed, which needs no sync.
   */
  'environment.update': request(
    z.strictObject({
      environmentId: z.uuid(),
      details: environmentDetailsSchema,
      token: tokenSchema.nullable(),
      keep: keepToken,
    }),
  ).answers<{ count: number | null }>(),

  /** Removes the environment, its token and its data. */
  'environment.remove': request(environmentOnly).answers<void>(),

  /** Shows the numbers of one environment; null shows those of all together. */
  'environment.select': request(z.strictObject({ environmentId: z.uuid().nullable() })).answers<void>(),
};
