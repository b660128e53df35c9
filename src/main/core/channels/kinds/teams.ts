import { shownItems, type ChannelMessage } from '../message/channel-message';
import { cut, idempotencyHeader, serverOfUrl, type ChannelDefinition } from './channel-definition';

/** A message of 28 KB is the most that Teams takes; this leaves room for what is around the texts. */
const LONGEST_TEXT = 1_500;

/**
 * A workflow that is started by a webhook request, and posts the Adaptive Card that it is sent.
 * Source: https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors
 */
export const teams: ChannelDefinition = {
  server: serverOfUrl,
  async send({ message, words, signal }, { secrets: { url = '' } }, { post }) {
    const content = cardOf(message, (name) => words.t('channels.message.openNamed', { name }));
    const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content };
    const body = JSON.stringify({ type: 'message', attachments: [attachment] });
    const { status, shown } = await post({ url, headers: idempotencyHeader(message), body, secrets: [] }, signal);
    // the workflow has taken it, and answers with nothing
    return `HTTP ${status} ${shown}`.trim();
  },
};

/** @param openNamed what a button says that opens an environment at Talkover */
function cardOf(message: ChannelMessage, openNamed: (name: string) => string): object {
  const { id, title, urgency, paragraphs, environments } = message;
  const text = (words: string) => ({ type: 'TextBlock', text: plain(cut(words, LONGEST_TEXT)), wrap: true });
  const heading = { ...text(title), id, size: 'Medium', weight: 'Bolder', ...(urgency === 'critical' && { color: 'Attention' }) }; // prettier-ignore
  const lines = shownItems(message).map((item) => text(`${item.title} · ${item.environment.name}`));
  const more = message.more === null ? [] : [text(message.more)];
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [heading, ...lines, ...more, ...paragraphs.map(text)],
    actions: environments
      .slice(0, 5)
      .flatMap(({ name, url }) => (url === null ? [] : [{ type: 'Action.OpenUrl', title: openNamed(name), url }])),
  };
}

/** A text block reads Markdown: without brackets, no text can pose as a link. */
function plain(text: string): string {
  return text.replaceAll('[', '(').replaceAll(']', ')');
}
