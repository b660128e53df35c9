import { z } from 'zod';
import { PREFIX_SIZE, type Body } from '../journal-lines';

/**
 * The records of `activity/<environment>.log`: in JSON what the record is; behind that, for a sync that found something,
 * its entries in JSON and their numbers as number-chunk.ts packs them. Tabs stand between, which JSON never holds as they
 * are. Of a record only the head is read here; the rest is copied as it is when the file is written as a whole, so that
 * nothing of a later version is lost.
 */
const counts = z.record(z.string(), z.number()).catch({});
const ids = z.array(z.string()).default([]);

const headSchema = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('sync'),
    /** When the two lists were fetched that were compared (epoch ms). */
    from: z.number(),
    at: z.number(),
    /** Numbers in the two lists; 0 in records of version 0.1.0. */
    before: z.number().default(0),
    after: z.number().default(0),
    counts: z.looseObject({ kinds: counts, became: counts }).catch({ kinds: {}, became: {} }),
    entries: z.number().default(0),
    news: z.number().default(0),
    omitted: z.number().default(0),
    /** Ids of numbers that went, and of those that came back. */
    gone: ids,
    back: ids,
  }),
  /** From here on numbers are compared with a list that has no earlier one. */
  z.looseObject({
    type: z.literal('start'),
    at: z.number(),
    /** See shared/activity/activity.ts, or one that a later version added. */
    reason: z.string(),
    count: z.number().default(0),
    /** Numbers in the list that it took the place of; null where there was none, or it was not recorded. */
    before: z.number().nullable().default(null),
  }),
  /** The user has seen everything up to the last record of that instant. */
  z.looseObject({ type: z.literal('read'), through: z.number() }),
  /** The user has seen one entry of the sync of that instant; what kinds of change it has, so that the rest can be counted. */
  z.looseObject({
    type: z.literal('seen'),
    at: z.number(),
    numberId: z.string(),
    kinds: z.array(z.string()).catch([]),
    /** The status that the number got into; null where its status did not change. */
    became: z.string().nullable().catch(null),
  }),
  /** The user has dismissed what the app said about the loss that the sync of that instant found; it reads nothing. */
  z.looseObject({ type: z.literal('dismissed'), at: z.number() }),
]);

export interface SyncHead {
  type: 'sync';
  from: number;
  at: number;
  before: number;
  after: number;
  counts: { kinds: Record<string, number>; became: Record<string, number> };
  entries: number;
  news: number;
  omitted: number;
  gone: readonly string[];
  back: readonly string[];
}
export interface StartHead {
  type: 'start';
  at: number;
  reason: string;
  count: number;
  before: number | null;
}
export interface SeenHead {
  type: 'seen';
  at: number;
  numberId: string;
  kinds: string[];
  became: string | null;
}
export type ActivityHead =
  SyncHead | StartHead | SeenHead | { type: 'read'; through: number } | { type: 'dismissed'; at: number };

const TAB = 9;

export function encodeActivity(head: ActivityHead, parts: readonly Uint8Array[] = []): Body {
  const tab = Buffer.of(TAB);
  return Buffer.concat([Buffer.from(JSON.stringify(head)), ...parts.flatMap((part) => [tab, part])]);
}

/** What a record is; null where this version does not know. */
export function readActivityHead(body: Buffer): ActivityHead | null {
  const end = body.indexOf(TAB);
  try {
    return headSchema.parse(JSON.parse(body.toString('utf8', 0, end < 0 ? body.length : end)));
  } catch {
    return null; // the caller keeps it as it is
  }
}

/** What stands behind the head of a line of the file. */
export function activityPartsOf(line: Uint8Array): string[] {
  const text = new TextDecoder().decode(line.subarray(PREFIX_SIZE));
  return text.split('\t').slice(1);
}
