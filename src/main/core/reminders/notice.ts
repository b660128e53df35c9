import { z } from 'zod';
import { ALERT_KINDS } from '../../../shared/reminders/alert-kinds';

/** Something to announce that is no renewal, as the record of reminders keeps it. */
export const noticeSchema = z.object({
  /** Names the event for good, so that it is announced once. */
  key: z.string(),
  kind: z.enum(ALERT_KINDS),
  accountId: z.string(),
  /** Null where it is about the account as a whole. */
  numberId: z.string().nullable(),
  /** The number as it is shown; empty where it is about the account. */
  number: z.string(),
  /** What was before and what is now, ready for people: a status or an amount. */
  before: z.string(),
  after: z.string(),
  /** Epoch ms: when it was found out. */
  at: z.number(),
});
export type Notice = z.infer<typeof noticeSchema>;
