import { z } from 'zod';
import type { Parsed } from '../data-file';
import { isObject } from '../../../../shared/is-object';

/** Earliest first, each once. */
const offsets = z.array(z.number().int()).transform((days) => [...new Set(days)].sort((a, b) => b - a));

/** One number's entry in `reminder-preferences.json`; see shared/reminders/preference.ts for what it means. */
const entrySchema = z.object({
  muted: z.boolean().catch(false),
  snooze: z.object({ until: z.number().int(), renewal: z.number().int() }).nullable().catch(null),
  offsets: z.object({ lapses: offsets, renews: offsets }).nullable().catch(null),
  handled: z
    .object({
      day: z.number().int(),
      at: z.number(),
      autoRenewal: z.boolean(),
      endangered: z.boolean(),
      confirmedAt: z.number().nullable().catch(null),
      isCounted: z.literal(true).optional().catch(undefined),
    })
    .nullable()
    .catch(null),
});

const NOTHING_CHOSEN: Preference = { muted: false, snooze: null, offsets: null, handled: null };

/** An entry as it was found, with fields that this version does not know. */
export type StoredPreference = Record<string, unknown>;

export interface Preference {
  muted: boolean;
  snooze: { until: number; renewal: number } | null;
  offsets: { lapses: number[]; renews: number[] } | null;
  handled: {
    day: number;
    at: number;
    autoRenewal: boolean;
    endangered: boolean;
    confirmedAt: number | null;
    isCounted?: true | undefined;
  } | null;
}

/** By server, then by number id. */
type StoredPreferences = Map<string, Map<string, unknown>>;

/** What can be understood of an entry; a field that cannot is as if nothing were chosen. */
export function readPreference(stored: unknown): Preference {
  return entrySchema.catch(NOTHING_CHOSEN).parse(stored);
}

/** The entry as it is to be written; null where nothing is left to keep. */
export function changePreference(stored: unknown, preference: Preference): StoredPreference | null {
  const next = { ...(isObject(stored) ? stored : {}), ...preference };
  return Object.values(next).some((value) => value !== null && value !== false) ? next : null;
}

/** What is in the file, with all entries as they were found. */
export interface PreferencesFile {
  servers: StoredPreferences;
  /** Everything else. */
  rest: Record<string, unknown>;
}

/** @throws where the bytes are no such file */
export function readPreferences(bytes: Buffer): Parsed<PreferencesFile> {
  const { servers, ...rest } = z.looseObject({ servers: z.looseObject({}) }).parse(JSON.parse(bytes.toString('utf8')));
  const readable = Object.entries(servers).filter(([, numbers]) => isObject(numbers)) as [string, object][];
  return {
    content: { rest, servers: new Map(readable.map(([name, numbers]) => [name, new Map(Object.entries(numbers))])) },
    isDamaged: readable.length < Object.keys(servers).length,
  };
}

export function encodePreferences({ servers, rest }: PreferencesFile, version: number): string {
  const content = [...servers].map(([name, numbers]) => [name, Object.fromEntries(numbers)] as const);
  return JSON.stringify({ ...rest, version, servers: Object.fromEntries(content) });
}
