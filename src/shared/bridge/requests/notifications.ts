import { z } from 'zod';
import { NOTIFICATION_ACTIONS } from '../notification';
import { request } from '../request';

/** Requests about notifications that a page has shown (browser mode). */
export const NOTIFICATION_REQUESTS = {
  /** The user clicked a notification, or one of its buttons. */
  'notification.acted': request(
    z.strictObject({ id: z.string(), action: z.enum(NOTIFICATION_ACTIONS) }),
  ).answers<void>(),

  /** Tells main what became of a notification that a page was asked to show. */
  'notification.outcome': request(
    z.strictObject({
      id: z.string(),
      outcome: z.enum(['shown', 'failed']),
      reason: z.string().max(200).optional(),
    }),
  ).answers<void>(),
};
