import { z } from 'zod';
import { LANGUAGES } from '../i18n/language';
import { scheduleShape } from '../reminders/schedule';
import { CHANNEL_KINDS } from './channel-kinds';

/** More channels than anyone keeps an eye on. */
export const MOST_CHANNELS = 20;

/** When a channel sends: each reminder as it falls due, or one digest a day or a week. */
export const CHANNEL_RHYTHMS = ['immediate', 'daily', 'weekly'] as const;

/** The language of a channel's messages: that of the app, or one of its own. */
export const CHANNEL_LANGUAGES = ['app', ...LANGUAGES] as const;
export type ChannelLanguage = (typeof CHANNEL_LANGUAGES)[number];

const weekdaySchema = z.number().int().min(0).max(6);

/** What the user decides about a channel; its secrets travel next to it. */
export const channelDetailsSchema = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  name: z.string().trim().min(1).max(60),
  /** What it tells of. Alerts are those that are on in the reminder settings. */
  about: z.strictObject({ lapses: z.boolean(), renews: z.boolean(), alerts: z.boolean() }),
  /** Tells only of the numbers that this saved view finds; null for all. */
  savedViewId: z.uuid().nullable(),
  rhythm: z.enum(CHANNEL_RHYTHMS),
  /** When digests are sent, in minutes since midnight. */
  at: scheduleShape.at,
  /** The day of weekly digests; 0 is Sunday. */
  weekday: weekdaySchema,
  language: z.enum(CHANNEL_LANGUAGES),
  /** Quiet hours and "weekdays only" hold for it too. */
  followsQuietHours: z.boolean(),
  /** It pauses while reminders are paused. */
  followsPause: z.boolean(),
  /** What its kind asks for and is no secret, by the name of the field. */
  fields: z.record(z.string().max(40), z.string().trim().max(2_000)),
});
export type ChannelDetails = z.infer<typeof channelDetailsSchema>;

/** What a new channel of any kind begins with. */
export const NEW_CHANNEL: Readonly<Omit<ChannelDetails, 'kind' | 'name' | 'fields'>> = {
  about: { lapses: true, renews: true, alerts: true },
  savedViewId: null,
  rhythm: 'immediate',
  at: 9 * 60,
  weekday: 1,
  language: 'app',
  followsQuietHours: true,
  followsPause: true,
};

/** A way to tell others of reminders. Its secrets are never part of it. */
export interface Channel extends ChannelDetails {
  /** A UUID. */
  id: string;
  enabled: boolean;
  /** The names of the secrets that are set. */
  secrets: string[];
}

/** How a channel stands. Instants are epoch milliseconds. */
export interface ChannelState {
  lastSentAt: number | null;
  /**
   * Why nothing arrives, as a sentence, and since when; null where the last message arrived. `isPartial`: it arrived, but
   * some recipients were refused.
   */
  failure: { since: number; reason: string; nextTryAt: number | null; isPartial: boolean } | null;
  /** Reminders and alerts that are due and were not sent. */
  waiting: number;
}

/** What a page may know of a channel. */
export interface ChannelDto extends Channel {
  /** The server that messages go to, once its address was read. */
  host: string | null;
  state: ChannelState;
}

const FAILING_FOR_LONG_MS = 86_400_000;

/** Whether nothing has reached a channel for a day, so that the tray says so. */
export function failsForLong({ enabled, state }: ChannelDto, now: number): boolean {
  const { failure } = state;
  return enabled && failure !== null && !failure.isPartial && now - failure.since >= FAILING_FOR_LONG_MS;
}
