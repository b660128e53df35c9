import { z } from 'zod';
import { CHANNEL_LANGUAGES, CHANNEL_RHYTHMS, type Channel } from '../../../../../shared/channels/channel';
import { CHANNEL_KINDS } from '../../../../../shared/channels/channel-kinds';
import type { Tolerant } from './tolerant';

/** A channel whose kind this version does not know stays in the file, and sends nothing. */
export function channelSchema({ or, object, flag, minute }: Tolerant): z.ZodType<Channel> {
  return z.object({
    id: z.uuid(),
    kind: z.enum(CHANNEL_KINDS),
    name: or(z.string().min(1), 'Talkover'),
    enabled: flag(true),
    about: object({ lapses: flag(true), renews: flag(true), alerts: flag(true) }),
    // required: without it, a channel could send numbers that its readers must not see
    savedViewId: z.uuid().nullable(),
    rhythm: or(z.enum(CHANNEL_RHYTHMS), 'immediate'),
    at: minute(9 * 60),
    weekday: or(z.number().int().min(0).max(6), 1),
    language: or(z.enum(CHANNEL_LANGUAGES), 'app'),
    followsQuietHours: flag(true),
    followsPause: flag(true),
    fields: or(z.record(z.string(), z.string()), {}),
    secrets: or(z.array(z.string()), []),
  });
}
