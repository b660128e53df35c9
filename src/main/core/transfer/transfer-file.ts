import type { z } from 'zod';
import { AppError } from '../../../shared/app-error';
import type { Channel } from '../../../shared/channels/channel';
import { fieldsOf } from '../../../shared/channels/channel-kinds';
import { realEnvironments, type Environment } from '../../../shared/environment';
import { labelKey } from '../../../shared/labels/label';
import { isNoPreference } from '../../../shared/reminders/preference';
import type { SavedView } from '../../../shared/saved-view';
import { CARRIED_SETTINGS, type Settings } from '../../../shared/settings';
import { LONGEST_TRANSFER } from '../../../shared/transfer/transfer';
import type { AllLabelsAndNotes, NotedNumber } from '../labels/all-labels-and-notes';
import { preferenceKey, type AllPreferences, type NumberPreference } from '../reminders/preferences';
import { readPreference } from '../storage/formats/preferences-format';
import { readSettingsParts } from '../storage/formats/settings-format';
import {
  isTransferable,
  OLDEST_TRANSFER_VERSION,
  TRANSFER_KIND,
  TRANSFER_VERSION,
  transferContentSchema,
  transferHeadSchema,
  transferLabelSchema,
  transferNumberSchema,
  transferReminderSchema,
} from '../storage/formats/transfer-format';
import { parseInSteps } from './parse-in-steps';

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

/** The file's text. Sample data and every secret stay behind. Pauses after each number. */
export function* encodeTransfer(content: TransferContent): Generator<void, string> {
  const { labels, numbers } = content.labelsAndNotes;
  const nameOf = (key: string) => labels.get(key)?.name ?? key;
  const rest = JSON.stringify({
    kind: TRANSFER_KIND,
    version: TRANSFER_VERSION,
    savedAt: content.savedAt,
    settings: Object.fromEntries(CARRIED_SETTINGS.map((name) => [name, content.settings[name]])),
    environments: realEnvironments(content.environments).map(withoutToken),
    savedViews: content.savedViews,
    channels: content.channels.map(withoutSecrets),
    labels: [...labels.values()],
  });
  const noted: string[] = [];
  for (const one of numbers.values()) {
    if (isReal(one)) noted.push(JSON.stringify({ ...one, labels: one.labels.map(nameOf) }));
    yield;
  }
  const decided: string[] = [];
  for (const one of content.reminders.values()) {
    if (isReal(one)) decided.push(JSON.stringify(one));
    yield;
  }
  return `${rest.slice(0, -1)},"numbers":[${noted.join(',\n')}],"reminders":[${decided.join(',\n')}]}`;
}

/**
 * Reads a file, and leaves out what cannot be read of it. Pauses after each entry.
 * @throws {AppError} transfer_too_large, transfer_foreign, transfer_damaged, transfer_older, transfer_newer
 */
export function* decodeTransfer(text: string): Generator<void, ReadTransfer> {
  const found = transferContentSchema.safeParse(yield* parsed(text));
  if (!found.success) throw new AppError('transfer_damaged', { cause: found.error });
  const { savedAt, ...content } = found.data;
  let unread = 0;
  /** The items that a schema takes. */
  function* readable<T>(items: readonly unknown[], schema: z.ZodType<T>): Generator<void, T[]> {
    const read: T[] = [];
    for (const item of items) {
      const { success, data } = schema.safeParse(item);
      if (success) read.push(data);
      else unread++;
      yield;
    }
    return read;
  }
  const parts = readSettingsParts(content);
  /** The entries of a part that settings-format.ts could read and that may come with a file. */
  function usable<T extends object>(name: keyof typeof partNames, entries: readonly T[]): T[] {
    const found = entries.filter(isTransferable[name]);
    unread += content[partNames[name]].length - found.length;
    return found;
  }
  const environments = usable('environment', parts.environments);
  const savedViews = usable('savedView', parts.savedViews);
  const channels = usable('channel', parts.channels.map(withoutSecrets));
  const labels = new Map(
    (yield* readable(content.labels, transferLabelSchema)).map((label) => [labelKey(label.name), label]),
  );
  const numbers = new Map<string, NotedNumber>();
  for (const number of yield* readable(content.numbers, transferNumberSchema)) {
    yield;
    if (!isReal(number)) continue;
    const keys = number.labels.map((name) => {
      const key = labelKey(name);
      if (!labels.has(key)) labels.set(key, { name, color: 'grey' });
      return key;
    });
    numbers.set(`${number.server} ${number.id}`, { ...number, labels: [...new Set(keys)] });
  }
  const reminders = new Map<string, NumberPreference>();
  for (const entry of yield* readable(content.reminders, transferReminderSchema)) {
    yield;
    if (!isReal(entry)) continue;
    const preference = readPreference(entry.preference);
    if (!isNoPreference(preference)) reminders.set(preferenceKey(entry), { ...entry, preference });
  }
  return { savedAt, settings: parts.settings, environments, savedViews, channels, labelsAndNotes: { labels, numbers }, reminders, unread }; // prettier-ignore
}

/** Sample data is not taken along. */
const isReal = ({ server: name }: { server: string }) => name !== 'sample';

/** The parts that are written as in `settings.json`, by what each of their entries is. */
const partNames = { environment: 'environments', savedView: 'savedViews', channel: 'channels' } as const;

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
function* parsed(text: string): Generator<void, unknown> {
  if (text.length > LONGEST_TRANSFER) throw new AppError('transfer_too_large');
  const isOurs = text.slice(0, 100).replaceAll(/\s/g, '').startsWith(`{"kind":"${TRANSFER_KIND}"`);
  let value: unknown;
  try {
    value = yield* parseInSteps(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError(isOurs ? 'transfer_damaged' : 'transfer_foreign', { cause });
  }
  const head = transferHeadSchema.safeParse(value);
  if (!head.success) throw new AppError(isOurs ? 'transfer_damaged' : 'transfer_foreign', { cause: head.error });
  if (head.data.version > TRANSFER_VERSION) throw new AppError('transfer_newer');
  if (head.data.version < OLDEST_TRANSFER_VERSION) throw new AppError('transfer_older');
  return value;
}
