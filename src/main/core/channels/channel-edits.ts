import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/app-error';
import { MOST_CHANNELS, type Channel, type ChannelDetails } from '../../../shared/channels/channel';
import { fieldsOf, wrongFields } from '../../../shared/channels/channel-kinds';
import { translate } from '../../../shared/i18n/translate';
import type { SettingsStore } from '../settings/settings-store';
import type { BoundSecrets, ChannelSecrets } from './channel-secrets';
import { CHANNELS } from './kinds';
import type { ChannelTarget } from './kinds/channel-definition';

/** A channel as it stands in the form. */
export interface ChannelInput {
  /** Null for one that is new. */
  channelId: string | null;
  details: ChannelDetails;
  /** What was typed; a secret that is not among them stays as it is, and an empty one is removed. */
  secrets: Readonly<Record<string, string>>;
}

/** Adds, changes and removes channels, with their secrets. */
export interface ChannelEdits {
  /** @throws {AppError} channel_not_found */
  get(channelId: string): Channel;
  /** What a form stands for, with the secrets that it does not name. @throws {AppError} bad_channel, channel_secret_missing */
  targetOf(input: ChannelInput): Promise<ChannelTarget>;
  /** Resolves with the channel's id. @throws {AppError} as `targetOf`, too_many_channels, or as keychain and disk do */
  save(input: ChannelInput, keep: 'keychain' | 'session'): Promise<string>;
  /** @throws {AppError} channel_not_found, or what the disk refused */
  enable(channelId: string, enabled: boolean): void;
  /**
   * Removes the channel, then its secrets; where the keychain refuses, both stay. What is left of it is noted until
   * `removeRecord` has removed the rest, so that the next start can.
   * @throws {AppError} also what `removeRecord` throws
   */
  remove(channelId: string, removeRecord: () => Promise<void>): Promise<void>;
}

export function createChannelEdits({
  settings,
  secrets,
}: {
  settings: SettingsStore;
  secrets: ChannelSecrets;
}): ChannelEdits {
  const withoutLoose = (id: string) => settings.looseTokens().filter((loose) => loose !== id);
  const withLoose = (id: string) => [...withoutLoose(id), id];

  function get(channelId: string): Channel {
    const channel = settings.channels().find(({ id }) => id === channelId);
    if (!channel) throw new AppError('channel_not_found');
    return channel;
  }

  /** Stored secrets count for the server that they were entered for, and for no other. */
  async function targetOf({ channelId, details, secrets: typed }: ChannelInput): Promise<ChannelTarget> {
    const { kind, fields } = details;
    check(details, wrongFields(kind, { ...fields, ...typed }));
    const stored = channelId !== null && get(channelId).kind === kind ? await secrets.read(channelId) : null;
    const all = keptOf(details, { ...stored?.values, ...typed });
    const missing = missingIn(details, all);
    if (missing.length > 0) throw missingSecrets(missing);
    const target = { fields, secrets: all };
    const isSameServer = stored === null || stored.origin === CHANNELS[kind].server(target).origin;
    if (isSameServer) return target;
    const own = keptOf(details, typed);
    const untyped = Object.keys(stored.values).filter((name) => all[name] !== undefined && own[name] === undefined);
    if (untyped.length > 0) throw missingSecrets(untyped);
    return target;
  }

  function saveNew(channel: Channel, bound: BoundSecrets, keep: 'keychain' | 'session'): Promise<unknown> {
    if (settings.channels().length >= MOST_CHANNELS) throw new AppError('too_many_channels', { values: { most: MOST_CHANNELS } }); // prettier-ignore
    settings.saveChannels(settings.channels(), withLoose(channel.id));
    return secrets.store(channel.id, bound, keep).then(() => {
      settings.saveChannels([...settings.channels(), channel], withoutLoose(channel.id));
    });
  }

  async function saveOld(channel: Channel, bound: BoundSecrets, keep: 'keychain' | 'session'): Promise<void> {
    const undo = await secrets.store(channel.id, bound, keep);
    try {
      put(settings, channel);
    } catch (error) {
      await undo();
      throw error;
    }
  }

  return {
    get,
    targetOf,
    async save(input, keep) {
      const { channelId, details } = input;
      const target = await targetOf(input);
      const bound = { origin: CHANNELS[details.kind].server(target).origin, values: { ...target.secrets } };
      const id = channelId ?? randomUUID();
      const enabled = channelId === null || get(channelId).enabled;
      const channel: Channel = { ...details, id, enabled, secrets: Object.keys(bound.values) };
      await (channelId === null ? saveNew(channel, bound, keep) : saveOld(channel, bound, keep));
      return id;
    },
    enable(channelId, enabled) {
      const channel = get(channelId);
      if (channel.enabled !== enabled) put(settings, { ...channel, enabled });
    },
    async remove(channelId, removeRecord) {
      const channel = get(channelId);
      const place = settings.channels().indexOf(channel);
      const others = settings.channels().filter((other) => other !== channel);
      settings.saveChannels(others, withLoose(channelId));
      try {
        await secrets.remove(channelId);
      } catch (error) {
        // others may have changed while the keychain was asked
        settings.saveChannels(settings.channels().toSpliced(place, 0, channel), withoutLoose(channelId));
        throw error;
      }
      await removeRecord();
      settings.saveChannels(settings.channels(), withoutLoose(channelId));
    },
  };
}

function put(settings: SettingsStore, channel: Channel): void {
  settings.saveChannels(settings.channels().map((other) => (other.id === channel.id ? channel : other)));
}

function check({ about }: ChannelDetails, wrong: readonly string[]): void {
  if (!Object.values(about).some(Boolean)) throw new AppError('bad_channel', { fields: { about: [translate('channels.invalid.about')] } }); // prettier-ignore
  if (wrong.length === 0) return;
  // never what was in them: it may be a secret
  throw new AppError('bad_channel', { fields: Object.fromEntries(wrong.map((name) => [name, []])) });
}

/** The secrets that the kind has, without empty ones. */
function keptOf({ kind }: ChannelDetails, values: Readonly<Record<string, string>>): Record<string, string> {
  const known = fieldsOf(kind).filter(([name, { isSecret }]) => isSecret && (values[name] ?? '') !== '');
  return Object.fromEntries(known.map(([name]) => [name, values[name] ?? '']));
}

function missingIn({ kind }: ChannelDetails, values: Readonly<Record<string, string>>): string[] {
  const needed = fieldsOf(kind).filter(([, { isSecret, isOptional }]) => isSecret && !isOptional);
  return needed.map(([name]) => name).filter((name) => values[name] === undefined);
}

function missingSecrets(names: readonly string[]): AppError {
  return new AppError('channel_secret_missing', { fields: Object.fromEntries(names.map((name) => [name, []])) });
}
