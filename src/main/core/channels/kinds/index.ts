import type { ChannelKind } from '../../../../shared/channels/channel-kinds';
import type { ChannelDefinition } from './channel-definition';
import { discord } from './discord';
import { email } from './email';
import { ntfy } from './ntfy';
import { slack } from './slack';
import { teams } from './teams';
import { webhook } from './webhook';

/** The kinds of channel. */
export const CHANNELS: Record<ChannelKind, ChannelDefinition> = { webhook, slack, teams, discord, ntfy, email };
