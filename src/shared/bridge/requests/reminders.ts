import { z } from 'zod';
import type { NumberRef } from '../../numbers/number-ref';
import type { SentReminders } from '../../reminders/next-reminder';
import { preferenceChangeSchema, type ReminderPreference } from '../../reminders/preference';
import type { NotificationOutcome } from '../notification';
import { environmentOnly, nothing, numberOnly, request } from '../request';
import type { Target } from '../target';

/** What an entry of the inbox can be decided about. */
interface Decidable {
  /** The one number that it is about, where the renewal is still ahead. */
  number: NumberRef | null;
  /** That renewal is handled already. */
  isHandled: boolean;
}

/** What is due to the user and was not shown, and what was shown lately. */
export interface ReminderInbox {
  waiting: (Decidable & { title: string; body: string; urgency: 'normal' | 'critical'; target: Target })[];
  /** Newest first. Instants are epoch milliseconds. */
  sent: (Decidable & {
    id: string;
    at: number;
    clickedAt: number | null;
    title: string;
    body: string;
    urgency: 'normal' | 'critical';
    target: Target;
  })[];
}

/** What would be announced at one moment (epoch ms). */
export interface ReminderForecast {
  at: number;
  /** As the notifications would say it: up to three single ones, or one digest. */
  notifications: {
    title: string;
    body: string;
    urgency: 'normal' | 'critical';
    /** How many numbers it speaks of. */
    count: number;
    /** The number, where it speaks of one alone. */
    number: NumberRef | null;
    /** How many of them are not handled; one that is handled may still lapse. */
    openCount: number;
  }[];
}

/** A number that a reminder to come is about. */
export interface PreviewedNumber extends NumberRef {
  isHandled: boolean;
}

/** What limiting reminders to the numbers of a saved view would do, counted over all numbers but sample data. */
export interface LimitEffect {
  all: number;
  /** For how many numbers there are reminders now, and how many it would be then. */
  before: number;
  after: number;
  /** Those that would have none any more, and how many of them will lapse within 30 days. */
  silenced: number;
  silencedLapsing: number;
  /** The ids of the views of which something is not understood, and so limits nothing. */
  unclear: readonly string[];
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

  /** What would be announced in the next 30 days, based on current data. */
  'reminders.preview': request(nothing).answers<ReminderForecast[]>(),

  /**
   * Which numbers a notification of the last preview would be about: the one at a place among those of a moment. None
   * where that preview has another title there.
   */
  'reminders.previewNumbers': request(
    z.strictObject({ at: z.number(), index: z.number().int().min(0), title: z.string() }),
  ).answers<PreviewedNumber[]>(),

  /**
   * What it would do to limit reminders to the numbers of a saved view too; null where there is no such view. Without a
   * view: what the limit that is in force does; null where none is.
   */
  'reminders.limitEffect': request(z.strictObject({ savedViewId: z.uuid().nullable() })).answers<LimitEffect | null>(),

  /** The user's decisions for the numbers of an environment, by number id; a number without a decision is not in it. */
  'reminders.preferences': request(environmentOnly).answers<Record<string, ReminderPreference>>(),

  /** What was sent of the reminders of one number, and whether there are any for it: that decides what comes next. */
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
