import { z } from 'zod';
import { AppError } from '../../../shared/app-error';
import { channelDetailsSchema, type Channel } from '../../../shared/channels/channel';
import { fieldsOf } from '../../../shared/channels/channel-kinds';
import { environmentDetailsSchema, realEnvironments, type Environment } from '../../../shared/environment';
import { labelColorSchema, labelKey, labelNameSchema, MOST_LABELS, noteSchema } from '../../../shared/labels/label';
import { isNoPreference } from '../../../shared/reminders/preference';
import { savedViewSchema, type SavedView } from '../../../shared/saved-view';
import { CARRIED_SETTINGS, type Settings } from '../../../shared/settings';
import { LONGEST_TRANSFER } from '../../../shared/transfer/transfer';
import type { AllLabelsAndNotes, NotedNumber } from '../labels/all-labels-and-notes';
import { preferenceKey, type AllPreferences, type NumberPreference } from '../reminders/preferences';
import { readPreference } from '../storage/formats/preferences-format';
import { readSettingsParts } from '../storage/formats/settings-format';

const KIND = 'talkover-numbers';
/** Raised when a part of the file is written in another way; a field with a default needs no new version. */
const VERSION = 1;
const OLDEST_VERSION = 1;

/** Everything that the file holds, as the app keeps it. */
export interface TransferContent {
  /** Epoch ms. */
  savedAt: number;
  settings: Settings;
  environments: readonly Environment[];
  savedViews: readonly SavedView[];
  channels: readonly Channel[];
  labelsAndNotes: AllLabelsAndNotes;
  reminders: AllPreferences;
}

/** What was read, and how many entries were left out because they cannot be read. */
export interface ReadTransfer extends TransferContent {
  unread: number;
}

const server = z.string().min(1).max(500).regex(/^[^\s\p{Cc}]+$/u); // prettier-ignore
const numberId = z.string().min(1).max(200);
const shownNumber = z.string().max(100).catch('');

const labelSchema = z.object({ name: labelNameSchema, color: labelColorSchema.catch('grey') });
const notedSchema = z.object({
  server,
  id: numberId,
  number: shownNumber,
  formatted: shownNumber,
  labels: z.array(labelNameSchema).max(MOST_LABELS),
  note: noteSchema,
});
const preferenceSchema = z.object({ server, numberId, preference: z.looseObject({}) });

const headSchema = z.looseObject({ kind: z.literal(KIND), version: z.number().int() });
const contentSchema = z.looseObject({
  savedAt: z.number().nonnegative(),
  settings: z.looseObject({}),
  environments: z.array(z.unknown()),
  savedViews: z.array(z.unknown()),
  channels: z.array(z.unknown()),
  labels: z.array(z.unknown()),
  numbers: z.array(z.unknown()),
  reminders: z.array(z.unknown()),
});

/** The file's text. Sample data and every secret stay behind. */
export function encodeTransfer(content: TransferContent): string {
  const { labels, numbers } = content.labelsAndNotes;
  const nameOf = (key: string) => labels.get(key)?.name ?? key;
  return JSON.stringify({
    kind: KIND,
    version: VERSION,
    savedAt: content.savedAt,
    settings: Object.fromEntries(CARRIED_SETTINGS.map((name) => [name, content.settings[name]])),
    environments: realEnvironments(content.environments).map(withoutToken),
    savedViews: content.savedViews,
    channels: content.channels.map(withoutSecrets),
    labels: [...labels.values()],
    numbers: [...numbers.values()].filter(isReal).map((one) => ({ ...one, labels: one.labels.map(nameOf) })),
    reminders: [...content.reminders.values()].filter(isReal),
  });
}

/**
 * Reads a file, and leaves out what cannot be read of it.
 * @throws {AppError} transfer_too_large, transfer_foreign, transfer_damaged, transfer_older, transfer_newer
 */
export function decodeTransfer(text: string): ReadTransfer {
  const found = contentSchema.safeParse(parsed(text));
  if (!found.success) throw new AppError('transfer_damaged', { cause: found.error });
  const { savedAt, ...content } = found.data;
  let unread = 0;
  /** The items that a schema takes. */
  const readable = <T>(items: readonly unknown[], schema: z.ZodType<T>): T[] =>
    items.flatMap((item) => {
      const { success, data } = schema.safeParse(item);
      if (!success) unread++;
      return success ? [data] : [];
    });
  const parts = readSettingsParts(content);
  const environments = readable(parts.environments, environmentSchema);
  const savedViews = readable(parts.savedViews, savedViewSchema);
  const channels = readable(parts.channels.map(withoutSecrets), channelSchema);
  for (const name of ['environments', 'savedViews', 'channels'] as const) unread += content[name].length - parts[name].length; // prettier-ignore
  const labels = new Map(readable(content.labels, labelSchema).map((label) => [labelKey(label.name), label]));
  const numbers = new Map<string, NotedNumber>();
  for (const number of readable(content.numbers, notedSchema).filter(isReal)) {
    const keys = number.labels.map((name) => {
      const key = labelKey(name);
      if (!labels.has(key)) labels.set(key, { name, color: 'grey' });
      return key;
    });
    numbers.set(`${number.server} ${number.id}`, { ...number, labels: [...new Set(keys)] });
  }
  const reminders = new Map<string, NumberPreference>();
  for (const entry of readable(content.reminders, preferenceSchema).filter(isReal)) {
    const preference = readPreference(entry.preference);
    if (!isNoPreference(preference)) reminders.set(preferenceKey(entry), { ...entry, preference });
  }
  return { savedAt, settings: parts.settings, environments, savedViews, channels, labelsAndNotes: { labels, numbers }, reminders, unread }; // prettier-ignore
}

/** Sample data is not taken along. */
const isReal = ({ server: name }: { server: string }) => name !== 'sample';

const environmentSchema = environmentDetailsSchema.extend({ id: z.uuid(), kind: z.literal('live') });
const channelSchema = channelDetailsSchema.extend({ id: z.uuid(), enabled: z.boolean(), secrets: z.array(z.string()) });

/** What is known of an environment, and nothing that could have come next to it. */
function withoutToken({ id, kind, name, color, baseUrl, scope }: Environment): Environment {
  return { id, kind, name, color, baseUrl, scope };
}

/** Fields that no kind names are dropped too: a later version may keep a secret there. */
function withoutSecrets(channel: Channel): Channel {
  const open = fieldsOf(channel.kind).filter(([, { isSecret }]) => !isSecret);
  const fields = open.flatMap(([name]): [string, string][] => {
    const value = channel.fields[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...channel, fields: Object.fromEntries(fields), secrets: [] };
}

/** The object that a text says, once it is clear that this version can read it. */
function parsed(text: string): unknown {
  if (text.length > LONGEST_TRANSFER) throw new AppError('transfer_too_large');
  const isOurs = text.slice(0, 100).replaceAll(/\s/g, '').startsWith(`{"kind":"${KIND}"`);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError(isOurs ? 'transfer_damaged' : 'transfer_foreign', { cause });
  }
  const head = headSchema.safeParse(value);
  if (!head.success) throw new AppError(isOurs ? 'transfer_damaged' : 'transfer_foreign', { cause: head.error });
  if (head.data.version > VERSION) throw new AppError('transfer_newer');
  if (head.data.version < OLDEST_VERSION) throw new AppError('transfer_older');
  return value;
}
