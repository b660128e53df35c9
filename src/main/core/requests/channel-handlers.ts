import type { CHANNEL_REQUESTS } from '../../../shared/bridge/requests/channels';
import type { Channels } from '../channels/channels';
import type { DraftKeeper } from '../pages/drafts';
import type { Handlers } from './answer-request';

export interface ChannelHandlerParts {
  channels: Channels;
  drafts: DraftKeeper;
}

/** What each request about channels does. */
export function createChannelHandlers({ channels, drafts }: ChannelHandlerParts): Handlers<typeof CHANNEL_REQUESTS> {
  return {
    'channel.save': async ({ keep, ...input }) => ({ channelId: await channels.save(input, keep) }),
    'channel.enable': ({ channelId, enabled }) => channels.enable(channelId, enabled),
    async 'channel.remove'({ channelId }) {
      await channels.remove(channelId);
      drafts.forget(channelId);
    },
    'channel.test': async (input) => ({ answer: await channels.test(input) }),
    'channel.testStored': async ({ channelId }) => ({ answer: await channels.testStored(channelId) }),
  };
}
