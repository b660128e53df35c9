import { createHmac } from 'node:crypto';
import type { ChannelMessage } from '../message/channel-message';
import { idempotencyHeader, serverOfUrl, type ChannelDefinition } from './channel-definition';

/** JSON to an address of the user's own, signed; see docs/channels.md. */
export const webhook: ChannelDefinition = {
  server: serverOfUrl,
  async send({ message, now, signal }, { secrets }, { post }) {
    const { url = '', signingSecret = '' } = secrets;
    const body = JSON.stringify(payloadOf(message));
    const timestamp = String(Math.floor(now / 1000));
    const headers = {
      ...idempotencyHeader(message),
      'Talkover-Numbers-Timestamp': timestamp,
      'Talkover-Numbers-Signature': `v1=${signatureOf(signingSecret, timestamp, body)}`,
    };
    const { status, shown } = await post({ url, headers, body, secrets: [signingSecret] }, signal);
    return `HTTP ${status} ${shown}`.trim();
  },
};

/** HMAC-SHA256 over timestamp, full stop and body, in hexadecimal. */
function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Fields are only ever added within a version. */
function payloadOf(message: ChannelMessage): object {
  const { id, type, at, urgency, title, paragraphs, counts, costs, handled, environments, items } = message;
  const createdAt = new Date(at).toISOString();
  const text = paragraphs.join('\n');
  const omitted = counts.lapses + counts.renews + counts.alerts - items.length;
  return {
    version: 1,
    id,
    type,
    createdAt,
    urgency,
    title,
    text,
    counts,
    costs,
    handled,
    environments,
    items,
    omitted,
  };
}
