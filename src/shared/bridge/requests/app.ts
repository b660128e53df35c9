import { z } from 'zod';
import { environmentOnly, nothing, request } from '../request';
import type { AppState } from '../state';

/** Requests about the app as a whole, and of a page about itself. */
export const APP_REQUESTS = {
  'state.get': request(nothing).answers<AppState>(),

  /** The page has painted what it shows first; main begins with what had to wait for that. */
  'page.painted': request(nothing).answers<void>(),

  /** The page has written what it held back: the answer to a `flush` event, by its number. */
  'page.flushed': request(z.strictObject({ flush: z.number().int() })).answers<void>(),

  /** A link of the app's own list, in the user's browser. */
  'link.open': request(z.strictObject({ link: z.enum(['api-tokens', 'api-reference']) })).answers<void>(),

  /** Talkover itself, at the environment's own address, in the user's browser; sample data has none. */
  'talkover.open': request(environmentOnly).answers<void>(),
};
