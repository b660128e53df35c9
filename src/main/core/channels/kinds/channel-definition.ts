import type { ChannelMessage } from '../message/channel-message';
import type { Words } from '../message/words';
import type { Transports } from '../transport/transports';

/** What a channel was filled in with. */
export interface ChannelTarget {
  /** What is no secret, by the name of the field; see `shared/channels/channel-kinds.ts`. */
  fields: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
}

interface Sending {
  message: ChannelMessage;
  words: Words;
  /** Epoch ms: of this try, while the message keeps the time of the first. */
  now: number;
  signal: AbortSignal;
}

/** Everything the app knows of one kind of channel. */
export interface ChannelDefinition {
  /** The server that messages go to. What is secret is sent to no other. */
  server(target: ChannelTarget): { origin: string; host: string };
  /**
   * Sends a message. Resolves with what the service answered, in a line that is safe to show.
   * @throws {AppError} channel_failed; channel_partly_sent where it arrived, but not everywhere; cancelled; without any
   * secret
   */
  send(sending: Sending, target: ChannelTarget, transports: Transports): Promise<string>;
}

/** The server of an address that is one of the secrets. */
export function serverOfUrl({ secrets }: ChannelTarget): { origin: string; host: string } {
  const { origin, host } = new URL(secrets.url ?? '');
  return { origin, host };
}

/** Every request has it, so that a service can tell a repetition. */
export function idempotencyHeader({ id }: ChannelMessage): Record<string, string> {
  return { 'Idempotency-Key': id };
}

/** A text cut to so many UTF-16 units, at the end of a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
