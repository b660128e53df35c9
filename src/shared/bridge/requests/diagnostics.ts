import { z } from 'zod';
import { nothing, request } from '../request';

/** Requests about the log, and what a user can send to get a fault fixed. */
export const DIAGNOSTICS_REQUESTS = {
  /** Something went wrong in the page: the error and its causes, for the log. Main takes a limited number of them a minute. */
  'page.failed': request(
    z.strictObject({
      where: z.enum(['script', 'promise', 'component', 'request']),
      errors: z
        .array(
          z.strictObject({
            name: z.string().max(100),
            message: z.string().max(2_000),
            code: z.string().max(100).optional(),
            stack: z.string().max(8_000).optional(),
          }),
        )
        .min(1)
        .max(5),
    }),
  ).answers<void>(),

  /** What the user can send to get a fault fixed; it holds nothing private. */
  'diagnostics.read': request(nothing).answers<{ text: string }>(),

  /** Shows the data folder in the system's file manager, where the shell can. */
  'dataFolder.open': request(nothing).answers<{ path: string; isOpened: boolean }>(),
};
