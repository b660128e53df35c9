import { z } from 'zod';
import { channelDetailsSchema } from '../../channels/channel';
import { request } from '../request';

const channelOnly = z.strictObject({ channelId: z.uuid() });

/** What stands in the form of a channel. */
const channelInput = {
  /** Null for one that is new. */
  channelId: z.uuid().nullable(),
  details: channelDetailsSchema,
  /** What was typed, by the name of the field; one that is not among them stays as it is, and an empty one is removed. */
  secrets: z.record(z.string().max(40), z.string().trim().max(2_000)),
};

/** Requests about channels. No answer holds a secret. */
export const CHANNEL_REQUESTS = {
  'channel.save': request(z.strictObject({ ...channelInput, keep: z.enum(['keychain', 'session']) })).answers<{
    channelId: string;
  }>(),

  'channel.enable': request(z.strictObject({ channelId: z.uuid(), enabled: z.boolean() })).answers<void>(),

  'channel.remove': request(channelOnly).answers<void>(),

  /** Sends a test message to what stands in the form, and answers with what the service said. */
  'channel.test': request(z.strictObject(channelInput)).answers<{ answer: string }>(),

  /** Sends one to a channel as it is stored. */
  'channel.testStored': request(channelOnly).answers<{ answer: string }>(),
};
