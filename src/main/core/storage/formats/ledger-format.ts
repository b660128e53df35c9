import { z } from 'zod';
import { parseObject, type Body } from '../journal-lines';

/**
 * The records of `ledger.jsonl`. What this version does not know is kept as it was found: fields, kinds of alerts, places
 * and whole records of a later version.
 */

/** One renewal as it was spoken of. */
export interface Said {
  key: string;
  environmentId: string;
  numberId: string;
  /** The day of the renewal. */
  day: number;
  kind: 'lapses' | 'renews';
  /** The offset that was due; null where only a snooze had ended. */
  offset: number | null;
  /** The day that the snooze which ended was set to; null where there was none. */
  snooze: number | null;
}

/** A place in the app, in words that stay the same when the app's own change. */
export interface StoredPlace {
  /** `number`, `renewals`, `activity` (removed numbers only), `allActivity`, `reminders`, `settings`, or one that a later version added. */
  place: string;
  environmentId?: string | null;
  numberId?: string;
  announcementId?: string | null;
}

/** A notification about renewals and alerts, as it was or is about to be shown. */
export interface Announcement {
  id: string;
  /** Epoch ms. */
  at: number;
  title: string;
  body: string;
  urgency: 'normal' | 'critical';
  target: StoredPlace;
  renewals: Said[];
  /** Keys of alerts. */
  alerts: string[];
}

/** An announcement that the system has shown. */
export interface SentAnnouncement extends Announcement {
  clickedAt: number | null;
}

/** What was last said of one number's renewal. */
export interface Announced {
  key: string;
  /** The day of the renewal when it was last spoken of. */
  day: number;
  /** The most urgent offset announced, for each kind: a number that turns from renewing to lapsing is announced again. */
  lapses: number | null;
  renews: number | null;
  /** The snooze whose end was announced. */
  snooze: number | null;
}

/** JSON. */
export type StoredFacts = Record<string, unknown>;

/** Something to announce that is no renewal. */
export interface StoredAlert {
  /** Names the event permanently, so that it is announced once. */
  key: string;
  /** See shared/reminders/alert-kinds.ts, or one that a later version added. */
  kind: string;
  environmentId: string;
  /** Null where it is about the environment as a whole. */
  numberId: string | null;
  /** The number as it is shown; empty where it is about the environment as a whole. */
  number: string;
  /** What it says, as data: its kind (reminders/alerts) knows the shape, and writes the words when they are needed. */
  facts?: StoredFacts;
  /** What 0.1.0 kept in place of facts: what was before and what is now, ready to be shown. */
  before?: string;
  after?: string;
  /** Epoch ms: when it was found out. */
  at: number;
}

export type LedgerRecord =
  /** What the file begins with when it is written as a whole. */
  | { type: 'settled'; through: number; later?: number | undefined }
  | { type: 'announced'; announced: Announced }
  | { type: 'alert'; alert: StoredAlert; announcedAt: number | null }
  | { type: 'sent'; announcement: SentAnnouncement }
  /** What happened since. */
  | { type: 'intent'; announcement: Announcement }
  | { type: 'shown'; id: string }
  /** It was not shown, or is no longer wanted. */
  | { type: 'dropped'; id: string }
  | { type: 'clicked'; id: string; at: number }
  | { type: 'due'; alerts: StoredAlert[] }
  | { type: 'withdrawn'; keys: string[] }
  /** The digest of this time was sent, or there was nothing to send. */
  | { type: 'digested'; at: number };

const text = z.string().default('');
const orNull = z.number().nullable().default(null);

const saidSchema = z.looseObject({
  key: z.string(),
  environmentId: text,
  numberId: text,
  day: z.number(),
  kind: z.enum(['lapses', 'renews']),
  offset: orNull,
  snooze: orNull,
});

const announcementSchema = z.looseObject({
  id: z.string(),
  at: z.number(),
  title: text,
  body: text,
  urgency: z.enum(['normal', 'critical']).catch('normal'),
  target: z.looseObject({ place: z.string() }).catch({ place: 'reminders' }),
  renewals: z.array(saidSchema).default([]),
  alerts: z.array(z.string()).default([]),
});

const alertSchema = z.looseObject({
  key: z.string(),
  kind: z.string(),
  environmentId: text,
  numberId: z.string().nullable().default(null),
  number: text,
  facts: z.record(z.string(), z.unknown()).optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  at: z.number().default(0),
});

const announcedSchema = z.looseObject({
  key: z.string(),
  day: z.number(),
  lapses: orNull,
  renews: orNull,
  snooze: orNull,
});

const clickedAt = z.object({ announcement: z.object({ clickedAt: orNull }) });

const recordSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('settled'), through: z.number(), later: z.number().optional() }),
  z.looseObject({ type: z.literal('announced'), announced: announcedSchema }),
  z.looseObject({ type: z.literal('alert'), alert: alertSchema, announcedAt: orNull }),
  z.looseObject({ type: z.literal('sent'), announcement: announcementSchema }),
  z.looseObject({ type: z.literal('intent'), announcement: announcementSchema }),
  z.looseObject({ type: z.literal('shown'), id: z.string() }),
  z.looseObject({ type: z.literal('dropped'), id: z.string() }),
  z.looseObject({ type: z.literal('clicked'), id: z.string(), at: z.number() }),
  z.looseObject({ type: z.literal('due'), alerts: z.array(alertSchema) }),
  z.looseObject({ type: z.literal('withdrawn'), keys: z.array(z.string()) }),
  z.looseObject({ type: z.literal('digested'), at: z.number() }),
]);

/** Null where this version does not know what the record says. */
export function readLedgerRecord(body: Buffer): LedgerRecord | null {
  const content = parseObject(body);
  const record = recordSchema.safeParse(content).data;
  if (!record) return null;
  if (record.type !== 'sent') return record;
  const clicked = clickedAt.safeParse(content).data?.announcement.clickedAt ?? null;
  return { ...record, announcement: { ...record.announcement, clickedAt: clicked } };
}

export function encodeLedgerRecord(record: LedgerRecord): Body {
  return JSON.stringify(record);
}
