import { z } from 'zod';
import { MOST_VIEWS, savedViewSchema } from '../../saved-view';
import { request } from '../request';

/** Requests about saved views. */
export const SAVED_VIEW_REQUESTS = {
  /** Replaces the saved view with the same id, or adds a new one: at `place`, or last. */
  'savedViews.put': request(
    z.strictObject({ view: savedViewSchema, place: z.number().int().min(0).optional() }),
  ).answers<void>(),

  'savedViews.remove': request(z.strictObject({ id: z.uuid() })).answers<void>(),
  'savedViews.order': request(z.strictObject({ ids: z.array(z.uuid()).max(MOST_VIEWS) })).answers<void>(),
};
