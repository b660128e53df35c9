import { sendingFailure } from '../transport/sending-failure';
import { shownItems, type ChannelMessage } from '../message/channel-message';
import { cut, idempotencyHeader, serverOfUrl, type ChannelDefinition } from './channel-definition';

/** What Slack takes of a header and of a section. Source: https://docs.slack.dev/reference/block-kit/blocks */
const LONGEST_HEADER = 150;
const LONGEST_SECTION = 3_000;

/** An incoming webhook. Source: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const slack: ChannelDefinition = {
  server: serverOfUrl,
  async send({ message, signal }, { secrets: { url = '' } }, { post }) {
    const body = JSON.stringify(payloadOf(message));
    const { text, shown } = await post({ url, headers: idempotencyHeader(message), body, secrets: [] }, signal);
    if (text.trim() !== 'ok') throw sendingFailure('channels.reason.unexpected');
    return shown;
  },
};

function payloadOf(message: ChannelMessage): object {
  const { id, title, paragraphs, environments } = message;
  const lines = shownItems(message).map((item) => `• ${escape(item.title)} · ${escape(item.environment.name)}`);
  if (message.more !== null) lines.push(escape(message.more));
  const sections = [...(lines.length > 0 ? [lines.join('\n')] : []), ...paragraphs.map(escape)];
  const links = environments.map(({ name, url }) => (url === null ? escape(name) : `<${url}|${escape(name)}>`));
  return {
    text: escape(cut(title, LONGEST_HEADER)),
    unfurl_links: false,
    blocks: [
      // the name of the block is where Slack lets a message carry an id
      { type: 'header', block_id: id, text: { type: 'plain_text', text: cut(title, LONGEST_HEADER), emoji: false } },
      ...sections.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text: cut(text, LONGEST_SECTION), verbatim: true } })), // prettier-ignore
      ...(links.length > 0 ? [{ type: 'context', elements: [{ type: 'mrkdwn', text: cut(links.join(' · '), LONGEST_SECTION) }] }] : []), // prettier-ignore
    ],
  };
}

/** The three characters that Slack gives a meaning; without them a text can neither link nor mention. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
