import type { PhoneNumber } from '../numbers/phone-number';
import type { Before, ChangeKind } from './changes';

/** Why the comparison of numbers starts over: none of them changed. */
export const START_REASONS = ['first', 'again', 'token', 'scope', 'server', 'sample'] as const;
export type StartReason = (typeof START_REASONS)[number];

/** How many numbers each kind of change was found of; `became` counts the statuses that numbers got into. */
export interface ChangeCounts {
  kinds: Partial<Record<ChangeKind, number>>;
  became: Record<string, number>;
}

/** One fetch that found something, or from which on numbers are compared. Instants are epoch ms. */
export type ActivitySync =
  | {
      type: 'sync';
      /** When the list was fetched that it was compared with. */
      from: number;
      at: number;
      isRead: boolean;
      /** Ids of the numbers whose entries were read one by one. */
      seen: readonly string[];
      /** Numbers that changed so many at once that only the first of them were kept. */
      omitted: number;
    }
  /** `before`: numbers in the list that this one took the place of; null where that is not known. */
  | { type: 'start'; at: number; reason: StartReason; count: number; before: number | null };

/** A large loss, as far as its numbers are still missing. */
export interface NumbersLost {
  /** When it was found (epoch ms). */
  at: number;
  /** Numbers that are still missing. */
  lost: number;
  /** Numbers that the list had before. */
  before: number;
  /** The user has read which numbers they are. */
  isRead: boolean;
  /** The user has dismissed what the app said about it. */
  isDismissed: boolean;
}

/** What was found of one number at one fetch. */
export interface ActivityEntry {
  kinds: ChangeKind[];
  /** Null where the number came or went. */
  before: Before | null;
  /** As it was after the change; one that is gone, as it was last. */
  number: PhoneNumber;
}

/** Entries on their way to a page. */
export interface PackedActivity {
  /** JSON of {@link PackedEntry}s. */
  entries: string;
  /** Their numbers in the same order; see number-chunk.ts. */
  numbers: string;
}

/** `[index into the fetches, kinds, before]` */
export type PackedEntry = [number, ChangeKind[], Before | null];

/** The record of an environment, newest first. */
export interface ActivityList {
  syncs: ActivitySync[];
  chunks: PackedActivity[];
}

/** Numbers that changed in a way that is news. */
export interface ChangeMarks {
  /** By number id: when the last change was found (epoch ms). */
  changedAt: Record<string, number>;
  /** Ids of those with changes that were not read yet. */
  unread: string[];
}

/** What one number went through, newest first. */
export type NumberHistory = ({ at: number } & ActivityEntry)[];
