import { sendingFailure } from '../transport/sending-failure';
import { plainTextOf, type ChannelMessage } from '../message/channel-message';
import { cut, idempotencyHeader, serverOfUrl, type ChannelDefinition } from './channel-definition';
import { hasId } from './discord';

/** A longer text becomes an attachment. Source: https://docs.ntfy.sh/publish/#limitations */
const LONGEST_BYTES = 4_000;
const LONGEST_TITLE = 200;
/** Of five; 3 is the default. Source: https://docs.ntfy.sh/publish/#message-priority */
const PRIORITY = { normal: 3, critical: 4 } as const;

/** A topic of an ntfy server. Source: https://docs.ntfy.sh/publish/#publish-as-json */
export const ntfy: ChannelDefinition = {
  server: serverOfUrl,
  async send({ message, signal }, { secrets }, { post }) {
    const { url = '', accessToken = '' } = secrets;
    // JSON goes to the server itself, because headers could not hold every letter
    const server = new URL(url);
    const path = server.pathname.replace(/\/+$/, '');
    const topic = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    server.pathname = path.slice(0, path.lastIndexOf('/') + 1);
    const headers = {
      ...idempotencyHeader(message),
      ...(accessToken !== '' && { Authorization: `Bearer ${accessToken}` }),
    };
    const body = JSON.stringify({ topic, ...payloadOf(message) });
    const { status, text } = await post({ url: server.href, headers, body, secrets: [accessToken, topic] }, signal);
    if (!hasId(text)) throw sendingFailure('channels.reason.unexpected');
    return `HTTP ${status}`;
  },
};

function payloadOf(message: ChannelMessage): object {
  const { id, title, urgency, environments } = message;
  const [environment] = environments;
  return {
    // a message of the same sequence replaces the one that came before
    sequence_id: id,
    title: cut(title, LONGEST_TITLE),
    message: cutToBytes(plainTextOf(message), LONGEST_BYTES),
    priority: PRIORITY[urgency],
    ...(environments.length === 1 && typeof environment?.url === 'string' && { click: environment.url }),
  };
}

function cutToBytes(text: string, longest: number): string {
  if (Buffer.byteLength(text) <= longest) return text;
  // a character that the cut goes through is left out
  return `${Buffer.from(text).subarray(0, longest - 4).toString().replace(/\uFFFD+$/, '')}…`; // prettier-ignore
}
