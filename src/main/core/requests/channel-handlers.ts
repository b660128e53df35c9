import type { CHANNEL_REQUESTS } from '../../../shared/bridge/requests/channels';
import type { Channels } from '../channels/channels';
import type { Handlers } from './answer-request';

export interface ChannelHandlerParts {
  channels: Channels;
}

/** What each request about channels does. */
export function createChannelHandlers({ channels }: ChannelHandlerParts): Handlers<typeof CHANNEL_REQUESTS> {
  return {
    'channel.save': async ({ keep, ...input }) => ({ channelId: await channels.save(input, keep) }),
    'channel.enable': ({ channelId, enabled }) => channels.enable(channelId, enabled),
    'channel.remove': ({ channelId }) => channels.remove(channelId),
    'channel.test': async (input) => ({ answer: await channels.test(input) }),
    'channel.testStored': async ({ channelId }) => ({ answer: await channels.testStored(channelId) }),
  };
}
