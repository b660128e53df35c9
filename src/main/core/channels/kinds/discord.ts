import { sendingFailure } from '../transport/sending-failure';
import { shownItems, type ChannelMessage } from '../message/channel-message';
import { cut, idempotencyHeader, serverOfUrl, type ChannelDefinition } from './channel-definition';

/** What Discord takes of an embed. Source: https://docs.discord.com/developers/resources/message#embed-object */
const LONGEST_TITLE = 256;
const LONGEST_DESCRIPTION = 4_096;

const RED = 0xc0_2b_2b;
const TEAL = 0x0f_76_6e;

/** A webhook of a channel. Source: https://docs.discord.com/developers/resources/webhook#execute-webhook */
export const discord: ChannelDefinition = {
  server: serverOfUrl,
  async send({ message, signal }, { secrets: { url = '' } }, { post }) {
    // so that it answers once the message is there, and with it
    const waiting = new URL(url);
    waiting.searchParams.set('wait', 'true');
    const body = JSON.stringify(payloadOf(message));
    const request = { url: waiting.href, headers: idempotencyHeader(message), body, secrets: [] };
    const { status, text } = await post(request, signal);
    if (!hasId(text)) throw sendingFailure('channels.reason.unexpected');
    return `HTTP ${status}`;
  },
};

function payloadOf(message: ChannelMessage): object {
  const { id, at, title, paragraphs, urgency, environments } = message;
  const lines = shownItems(message).map((item) => `- ${escape(item.title)} · ${escape(item.environment.name)}`);
  if (message.more !== null) lines.push(escape(message.more));
  const links = environments.map(({ name, url }) => (url === null ? escape(name) : `[${escape(name)}](${url})`));
  const description = [lines.join('\n'), ...paragraphs.map(escape), links.join(' · ')].filter((part) => part !== '');
  return {
    // Discord has no place for a whole UUID
    nonce: id.replaceAll('-', '').slice(0, 25),
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: escape(cut(title, LONGEST_TITLE / 2)),
        description: cut(description.join('\n\n'), LONGEST_DESCRIPTION),
        color: urgency === 'critical' ? RED : TEAL,
        timestamp: new Date(at).toISOString(),
      },
    ],
  };
}

/** Markdown that could format a text, or make a link of it. */
function escape(text: string): string {
  return text.replace(/[\\*_~`|<[\]]/g, '\\$&');
}

/** Whether an answer is a message, and not the page of something in between. */
export function hasId(text: string): boolean {
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    return typeof id === 'string';
  } catch {
    return false;
  }
}
