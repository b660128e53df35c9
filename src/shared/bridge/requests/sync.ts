import { z } from 'zod';
import { apiFiltersSchema } from '../../environment';
import { request } from '../request';

/** `host:port`. */
const proxySchema = z.string().min(1).max(300);

/** Requests that ask Talkover for numbers, or clear the way to it. */
export const SYNC_REQUESTS = {
  /** Syncs one environment, or all. */
  'sync.now': request(z.strictObject({ environmentId: z.uuid().nullable() })).answers<void>(),

  /** Answers the proxy of `AppState.proxy`, by its name, keeps the answer in the keychain, and syncs all environments. */
  'proxy.signIn': request(
    z.strictObject({ proxy: proxySchema, username: z.string().min(1).max(1_000), password: z.string().max(1_000) }),
  ).answers<void>(),

  /** Removes the user name and password of one of `AppState.proxies`. */
  'proxy.forget': request(z.strictObject({ proxy: proxySchema })).answers<void>(),

  /** Asks a query through the API's own filters; the answer is not kept. It comes in chunks, because many numbers as objects would take seconds. */
  'numbers.ask': request(z.strictObject({ environmentId: z.uuid(), filters: apiFiltersSchema })).answers<{
    chunks: string[];
    fetchedAt: number;
    /** Those that Talkover did not apply; what does not meet them is left out. */
    ignoredFilters: readonly string[];
  }>(),
};
