import { z } from 'zod';

/** What a file for another computer holds, in the order in which the app shows it. */
export const TRANSFER_KINDS = [
  'settings',
  'environments',
  'savedViews',
  'labelsAndNotes',
  'reminders',
  'channels',
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * What an import does with the entries of a kind. `merge` adds what is missing here and keeps what is here, `replace` makes
 * this computer match the file, `skip` changes nothing.
 */
export type TransferMode = 'merge' | 'replace' | 'skip';

/**
 * The choices for each kind, the preset one first. Environments and channels are never replaced, because that would
 * remove tokens and addresses, which no file brings back; single settings have nothing to merge.
 */
export const TRANSFER_MODES = {
  settings: ['replace', 'skip'],
  environments: ['merge', 'skip'],
  savedViews: ['merge', 'replace', 'skip'],
  labelsAndNotes: ['merge', 'replace', 'skip'],
  reminders: ['merge', 'replace', 'skip'],
  channels: ['merge', 'skip'],
} as const satisfies Record<TransferKind, readonly TransferMode[]>;

/** What the user chose for each kind. */
export const transferChoicesSchema = z.strictObject({
  settings: z.enum(TRANSFER_MODES.settings),
  environments: z.enum(TRANSFER_MODES.environments),
  savedViews: z.enum(TRANSFER_MODES.savedViews),
  labelsAndNotes: z.enum(TRANSFER_MODES.labelsAndNotes),
  reminders: z.enum(TRANSFER_MODES.reminders),
  channels: z.enum(TRANSFER_MODES.channels),
});
export type TransferChoices = z.infer<typeof transferChoicesSchema>;

/** What becomes of an entry. Two that are merged count as changed, unless nothing is different afterwards. */
export const TRANSFER_OUTCOMES = ['added', 'changed', 'removed', 'kept'] as const;
export type TransferOutcome = (typeof TRANSFER_OUTCOMES)[number];

/** The names of the first entries are enough to recognize a file by. */
export const MOST_NAMES = 5;

/** How many entries have each outcome, and the names of up to {@link MOST_NAMES} of them. Settings have their keys. */
export type TransferEffect = Record<TransferOutcome, { count: number; names: string[] }>;

/** What the import of a file would do. */
export interface TransferPreview {
  /** Epoch ms. */
  savedAt: number;
  /** By kind and choice; `skip` changes nothing. */
  effects: Record<TransferKind, Record<Exclude<TransferMode, 'skip'>, TransferEffect>>;
  /** Saved views that would limit reminders, by name; null where that does not change. */
  limits: Record<Exclude<TransferMode, 'skip'>, string[] | null>;
  /** Names of files that would no longer be kept up to date, because the view they belong to is removed. */
  endingFiles: Record<Exclude<TransferMode, 'skip'>, string[]>;
  /** Entries that cannot be read, and are left out. */
  unread: number;
}

/** UTF-16 units of a file that is read. Far more than 100,000 numbers with labels and notes need. */
export const LONGEST_TRANSFER = 64 * 1024 * 1024;
