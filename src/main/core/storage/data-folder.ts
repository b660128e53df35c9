import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../ports/ports';
import { createDataFile, type DataFile, type FileFormat } from './data-file';
import { createJournal, type Journal } from './journal';
import { journalVersion, parseObject } from './journal-lines';
import { splitSnapshot } from './formats/snapshot-format';
import { activity1to2 } from './migrations/activity-1-to-2';
import { labelsAndNotes1to2 } from './migrations/labels-and-notes-1-to-2';
import { ledger2to3 } from './migrations/ledger-2-to-3';
import { preferences1to2 } from './migrations/preferences-1-to-2';
import { settings1to2 } from './migrations/settings-1-to-2';
import { snapshot3to4 } from './migrations/snapshot-3-to-4';

/** One row of the table. docs/data-folder.md says the same in more words. */
export interface DataFolderRow extends FileFormat {
  /** Within the data folder; `*` is the id of an environment, or of a channel. */
  file: string;
  /** Who reads and writes it, within main/core. */
  owner: string;
  /** Whether the user typed or chose what it holds, so that it cannot be had again from Talkover. */
  isTyped: boolean;
  /** What the app goes on with where the file is missing. */
  whenMissing: string;
  /** What is left where it is damaged, in addition to the file itself, which is set aside. */
  whenDamaged: string;
  /** What the app does without it where it is newer, in addition to not touching it. */
  whenNewer: string;
}

/** Every file of the data folder that has a format of the app's own. */
export const DATA_FOLDER = {
  settings: {
    file: 'settings.json',
    what: 'settings',
    version: 2,
    owner: 'settings/settings-store.ts',
    isTyped: true,
    whenMissing: 'settings.last-good.json, else the defaults; environments are found again by their lists',
    whenDamaged: 'settings.last-good.json; of single values that cannot be read, the default',
    whenNewer: 'the app starts with defaults and without environments, and refuses changes',
    versionOf: (bytes) => versionIn(objectIn(bytes), 1),
    migrations: { 1: settings1to2 },
    damaged: 'settings_damaged',
  },
  preferences: {
    file: 'reminder-preferences.json',
    what: 'preferences',
    version: 2,
    owner: 'reminders/preferences.ts',
    isTyped: true,
    whenMissing: 'all numbers follow the general settings',
    whenDamaged: 'all entries that can be read',
    whenNewer: 'all numbers follow the general settings, and changes are refused',
    versionOf: (bytes) => versionIn(objectIn(bytes)),
    migrations: { 1: preferences1to2 },
    damaged: 'preferences_damaged',
  },
  labelsAndNotes: {
    file: 'labels-and-notes.jsonl',
    what: 'labels',
    version: 2,
    owner: 'labels/labels-and-notes.ts',
    isTyped: true,
    whenMissing: 'no labels and notes',
    whenDamaged: 'all labels and notes whose lines can be read',
    whenNewer: 'no labels and notes, and changes are refused',
    versionOf: (bytes) => journalVersion(bytes, 'labels-and-notes') ?? (startsWith(bytes, '{') ? 1 : 2),
    migrations: { 1: labelsAndNotes1to2 },
    damaged: 'labels_damaged',
  },
  ledger: {
    file: 'ledger.jsonl',
    what: 'ledger',
    version: 3,
    owner: 'reminders/ledger/ledger.ts',
    isTyped: false,
    whenMissing: 'nothing was announced yet',
    whenDamaged: 'all entries that can be read; what was due until now counts as announced',
    whenNewer: 'what was due until now counts as announced; what is announced is remembered until the app quits',
    versionOf: (bytes) => journalVersion(bytes, 'ledger') ?? (startsWith(bytes, '{') ? 2 : 3),
    migrations: { 2: ledger2to3 },
    damaged: 'ledger_damaged',
  },
  channelLedger: {
    file: 'channels/*.jsonl',
    what: 'channel',
    version: 1,
    owner: 'channels/channels.ts',
    isTyped: false,
    whenMissing: 'nothing was sent yet',
    whenDamaged: 'all entries that can be read; what was due until now counts as sent',
    whenNewer: 'what was due until now counts as sent; what is sent is remembered until the app quits',
    versionOf: (bytes) => journalVersion(bytes, 'channel') ?? 1,
    migrations: {},
    damaged: 'ledger_damaged',
  },
  activity: {
    file: 'activity/*.log',
    what: 'activity',
    version: 2,
    owner: 'activity/activity-log.ts',
    isTyped: false,
    whenMissing: 'nothing changed yet',
    whenDamaged: 'all entries that can be read',
    whenNewer: 'what changes is remembered until the app quits',
    versionOf: (bytes) => journalVersion(bytes, 'activity') ?? (isActivity1(bytes) ? 1 : 2),
    migrations: { 1: activity1to2 },
    damaged: 'activity_damaged',
  },
  snapshot: {
    file: 'snapshots/*.jsonl',
    what: 'list',
    version: 4,
    owner: 'lists/snapshots.ts',
    isTyped: false,
    whenMissing: 'the list is synced',
    whenDamaged: 'nothing; the list is synced again',
    whenNewer: 'the list is synced, and remembered until the app quits',
    versionOf: (bytes) => versionIn(splitSnapshot(bytes).head as Record<string, unknown>),
    migrations: { 3: snapshot3to4 },
    damaged: 'snapshot_damaged',
  },
} as const satisfies Record<string, DataFolderRow>;

export type DataFileName = keyof typeof DATA_FOLDER;
type JournalName = 'ledger' | 'channelLedger' | 'labelsAndNotes' | 'activity';

/** What the first line of a journal calls it. */
const JOURNAL_NAMES: Record<JournalName, string> = {
  ledger: 'ledger',
  channelLedger: 'channel',
  labelsAndNotes: 'labels-and-notes',
  activity: 'activity',
};

/** The data folder, as the owners of its files get it. */
export interface DataFolder {
  /** Absolute path. */
  dataDir: string;
  clock: Clock;
}

/** @param id of files of which each environment, or each channel, has one */
export function openDataFile({ dataDir, clock }: DataFolder, name: DataFileName, id = ''): DataFile {
  return createDataFile(pathOf(dataDir, name, id), DATA_FOLDER[name], clock);
}

/** As {@link openDataFile}, for the files that are journals. */
export function openJournal(folder: DataFolder, name: JournalName, id = ''): Journal {
  return createJournal(openDataFile(folder, name, id), JOURNAL_NAMES[name], DATA_FOLDER[name].version);
}

export function pathOf(dataDir: string, name: DataFileName, id = ''): string {
  const { file } = DATA_FOLDER[name];
  // an id becomes a path here, so it must be one
  return join(dataDir, file.includes('*') ? file.replace('*', z.uuid().parse(id)) : file);
}

function objectIn(bytes: Buffer): Record<string, unknown> {
  const content = parseObject(bytes);
  if (!content) throw new Error('It holds no object.');
  return content;
}

function versionIn(content: Record<string, unknown>, withoutOne?: number): number {
  const version = content.version ?? withoutOne;
  if (typeof version !== 'number') throw new Error('It does not say its version.');
  return version;
}

function startsWith(bytes: Buffer, sign: string): boolean {
  return bytes.toString('latin1', 0, 1) === sign;
}

/** Its lines begin with a decimal checksum and a tab, where those of a journal have a space or a plus sign. */
function isActivity1(bytes: Buffer): boolean {
  return /^\d{1,10}\t/.test(bytes.toString('latin1', 0, 11));
}
