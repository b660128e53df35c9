import { z } from 'zod';
import type { SentReminders } from '../../reminders/next-reminder';
import { preferenceChangeSchema, type ReminderPreference } from '../../reminders/preference';
import type { NotificationOutcome } from '../notification';
import { environmentOnly, nothing, numberOnly, request } from '../request';
import type { Target } from '../target';

/** What is due to the user and was not shown, and what was shown lately. */
export interface ReminderInbox {
  waiting: { title: string; urgency: 'normal' | 'critical'; target: Target }[];
  /** Newest first. Instants are epoch milliseconds. */
  sent: {
    id: string;
    at: number;
    clickedAt: number | null;
    title: string;
    body: string;
    urgency: 'normal' | 'critical';
    target: Target;
  }[];
}

/** What would be announced at one moment (epoch ms). */
export interface ReminderForecast {
  at: number;
  /** As the notifications would say it: up to three single ones, or one digest. */
  notifications: { title: string; body: string; urgency: 'normal' | 'critical'; count: number }[];
}

/** Requests about reminders. */
export const REMINDER_REQUESTS = {
  /** `null` resumes. */
  'reminders.pause': request(
    z.strictObject({ choice: z.enum(['hour', 'tomorrow', 'forever']).nullable() }),
  ).answers<void>(),

  'reminders.test': request(nothing).answers<NotificationOutcome>(),

  /** What waits to be announced, and what was. */
  'reminders.inbox': request(nothing).answers<ReminderInbox>(),

  /** Which numbers an announcement was about. */
  'reminders.numbers': request(z.strictObject({ announcementId: z.string() })).answers<
    { environmentId: string; numberId: string }[]
  >(),

  /** What would be announced in the next 30 days as things are now. */
  'reminders.preview': request(nothing).answers<ReminderForecast[]>(),

  /** The user's decisions for the numbers of an environment, by number id; a number without a decision is not in it. */
  'reminders.preferences': request(environmentOnly).answers<Record<string, ReminderPreference>>(),

  /** What was sent of the reminders of one number, which decides what comes next. */
  'reminders.sent': request(numberOnly).answers<SentReminders>(),

  /** Decides for one or many numbers; what is not named stays. */
  'reminders.prefer': request(
    z.strictObject({
      environmentId: z.uuid(),
      numberIds: z.array(z.string()).min(1),
      change: preferenceChangeSchema,
    }),
  ).answers<void>(),
};
