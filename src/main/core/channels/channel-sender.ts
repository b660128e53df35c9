import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/app-error';
import type { Channel, ChannelDetails } from '../../../shared/channels/channel';
import { fieldsOf } from '../../../shared/channels/channel-kinds';
import type { Formatter } from '../../../shared/format';
import type { Clock } from '../ports/ports';
import type { ChannelSecrets } from './channel-secrets';
import { CHANNELS } from './kinds';
import type { ChannelTarget } from './kinds/channel-definition';
import type { ChannelMessage } from './message/channel-message';
import { testMessage } from './message/compose-message';
import { wordsIn } from './message/words';
import type { Transports } from './transport/transports';

/** Hands messages to the service of a channel. Secrets are read for each message, and held no longer than that. */
export interface ChannelSender {
  /** Resolves with what the service answered. @throws {AppError} channel_secret_missing, channel_failed, channel_partly_sent, cancelled, or as the keychain does */
  send(channel: Channel, message: ChannelMessage, signal: AbortSignal): Promise<string>;
  /** Sends a test message to a channel as it is stored, or to `target`. @throws {AppError} as `send` */
  test(channel: Channel, signal: AbortSignal): Promise<string>;
  testTarget(details: ChannelDetails, target: ChannelTarget, signal: AbortSignal): Promise<string>;
  /** The server that messages of a channel go to; null until one was sent. */
  hostOf(channel: Channel): string | null;
  /** The channel has other secrets now. */
  forget(channelId: string): void;
}

export function createChannelSender({
  clock,
  format,
  secrets,
  transports,
}: {
  clock: Clock;
  format: Formatter;
  secrets: Pick<ChannelSecrets, 'read'>;
  transports: Transports;
}): ChannelSender {
  const hosts = new Map<string, string>();

  async function sendTo(details: ChannelDetails, target: ChannelTarget, message: ChannelMessage, signal: AbortSignal) {
    const words = await wordsIn(details.language, format);
    return CHANNELS[details.kind].send({ message, words, now: clock.now(), signal }, target, transports);
  }

  async function send(channel: Channel, message: ChannelMessage, signal: AbortSignal): Promise<string> {
    const { id, kind, fields } = channel;
    const stored = await secrets.read(id);
    const needsSecrets = fieldsOf(kind).some(([name, { isSecret, isOptional }]) => isSecret && (!isOptional || channel.secrets.includes(name))); // prettier-ignore
    if (stored === null && needsSecrets) throw new AppError('channel_secret_missing');
    const target = { fields, secrets: stored?.values ?? {} };
    const { origin, host } = CHANNELS[kind].server(target);
    // whatever became of the settings file
    if (stored !== null && stored.origin !== origin) throw new AppError('channel_secret_missing');
    hosts.set(id, host);
    return sendTo(channel, target, message, signal);
  }

  const testOf = async ({ language }: ChannelDetails) =>
    testMessage(randomUUID(), clock.now(), await wordsIn(language, format));

  return {
    send,
    test: async (channel, signal) => send(channel, await testOf(channel), signal),
    testTarget: async (details, target, signal) => sendTo(details, target, await testOf(details), signal),
    hostOf: ({ id, fields }) => fields.host ?? hosts.get(id) ?? null,
    forget: (channelId) => hosts.delete(channelId),
  };
}
