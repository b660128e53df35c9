import { z } from 'zod';
import { savedViewChangeSchema, savedViewSchema, type SavedView } from '../../saved-view';
import { request } from '../request';

/** Requests about saved views. */
export const SAVED_VIEW_REQUESTS = {
  /** Replaces the saved view with the same id, or adds a new one: at `place`, or last. */
  'savedViews.put': request(
    z.strictObject({ view: savedViewSchema, place: z.number().int().min(0).optional() }),
  ).answers<void>(),

  'savedViews.change': request(z.strictObject({ id: z.uuid(), change: savedViewChangeSchema })).answers<void>(),

  /** Answers with what was removed, and its place, so that it can be put back; null where it was already removed. */
  'savedViews.remove': request(z.strictObject({ id: z.uuid() })).answers<{ view: SavedView; place: number } | null>(),

  /**
   * Moves a saved view by a number of places as they are shown. Answers with its place now, from 0; null where it was
   * removed.
   */
  'savedViews.move': request(z.strictObject({ id: z.uuid(), by: z.number().int() })).answers<{
    place: number;
  } | null>(),
};
