import { z } from 'zod';
import { CHANNEL_LANGUAGES, CHANNEL_RHYTHMS, type Channel } from '../../../../../shared/channels/channel';
import { CHANNEL_KINDS } from '../../../../../shared/channels/channel-kinds';
import type { ChannelFormDraft } from '../../../../../shared/drafts';
import type { Tolerant } from './tolerant';

/** What a channel and its form have in common. */
function detailsShape({ or, object, flag, minute }: Tolerant) {
  return {
    kind: z.enum(CHANNEL_KINDS),
    name: or(z.string().min(1), 'Talkover'),
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
  };
}

/** A channel whose kind this version does not know stays in the file, and sends nothing. */
export function channelSchema(tolerant: Tolerant): z.ZodType<Channel> {
  const { or, flag } = tolerant;
  return z.object({
    id: z.uuid(),
    ...detailsShape(tolerant),
    enabled: flag(true),
    secrets: or(z.array(z.string()), []),
  });
}

/** The form of a channel that was left. */
export function channelDraftSchema(tolerant: Tolerant): z.ZodType<ChannelFormDraft> {
  const { or } = tolerant;
  return z.object({
    channelId: z.uuid().nullable(),
    ...detailsShape(tolerant),
    name: or(z.string(), ''),
    removed: or(z.array(z.string()), []),
  });
}
