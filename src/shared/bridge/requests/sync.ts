import { z } from 'zod';
import { apiFiltersSchema } from '../../environment';
import { request } from '../request';

/** Requests that ask Talkover for numbers. */
export const SYNC_REQUESTS = {
  /** Syncs one environment, or all. */
  'sync.now': request(z.strictObject({ environmentId: z.uuid().nullable() })).answers<void>(),

  /** Asks a query through the API's own filters; the answer is not kept. It comes in chunks, because many numbers as objects would take seconds. */
  'numbers.ask': request(z.strictObject({ environmentId: z.uuid(), filters: apiFiltersSchema })).answers<{
    chunks: string[];
    fetchedAt: number;
  }>(),
};
