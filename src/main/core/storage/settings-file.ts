import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error';
import { createSerial } from '../async/serial';
import { createDataFile, type DataFile, type StoredFile } from './data-file';
import { DATA_FOLDER, openDataFile, type DataFolder } from './data-folder';
import { writeAtomically } from './disk';
import { parseObject } from './journal-lines';

/** The content that was written last, for when `settings.json` is damaged or gone. */
const COPY = 'settings.last-good.json';

/** What was found of the settings file. */
export interface PreparedSettings {
  /** Null where all is well. */
  problem: AppError | null;
  /** The file was there and can be read, so that it names every environment there is. */
  hasSettings: boolean;
}

/**
 * Makes sure that `settings.json` can be opened by the library that writes it, which would refuse to start on a damaged
 * file, or wipe it: brings an older one up to date, and puts the last good copy in the place of one that is damaged or
 * gone. Must run before the store is made.
 *
 * @throws {AppError} disk_unreadable, disk_denied, disk_full, disk_failed where the file cannot be used at all
 */
export async function prepareSettingsFile(folder: DataFolder): Promise<PreparedSettings> {
  const file = openDataFile(folder, 'settings');
  const { content, problem } = await read(file);
  if (problem?.code === 'disk_unreadable') throw problem;
  if (problem?.code === 'file_newer') return { problem, hasSettings: false };
  if (content) {
    await removeByteOrderMark(file, folder.dataDir);
    return { problem, hasSettings: true };
  }
  const copy = await read(createDataFile(join(folder.dataDir, COPY), DATA_FOLDER.settings, folder.clock));
  if (!copy.content) return { problem, hasSettings: false };
  await file.replace(copy.content);
  return { problem: new AppError('settings_restored', { cause: problem }), hasSettings: false };
}

function read(file: DataFile): Promise<StoredFile<Buffer>> {
  return file.read((bytes) => {
    if (!parseObject(bytes)) throw new Error('It holds no object.');
    return { content: bytes, isDamaged: false };
  });
}

/** It is no damage, but the library does not read a file that has one. */
async function removeByteOrderMark(file: DataFile, dataDir: string): Promise<void> {
  const found = await open(join(dataDir, DATA_FOLDER.settings.file));
  const { buffer } = await found.read({ length: 1 }).finally(() => found.close());
  const content = buffer[0] === 0xef ? await file.bytes() : null;
  if (content) await file.replace(content);
}

/** Keeps the last good copy of the settings. */
export interface SettingsCopy {
  /** Writes it soon; of several contents the last. Never fails: the copy is a help, and the file itself was written. */
  keep(content: Record<string, unknown>): void;
  /** Resolves when it is written. */
  settled(): Promise<void>;
}

export function createSettingsCopy(dataDir: string): SettingsCopy {
  let next: Record<string, unknown> | null = null;
  const serial = createSerial();
  const write = async () => {
    if (!next) return;
    const text = JSON.stringify(next);
    next = null;
    await writeAtomically(join(dataDir, COPY), text, DATA_FOLDER.settings.what).catch(() => undefined);
  };
  return {
    keep(content) {
      next = content;
      void serial(write);
    },
    settled: () => serial(write),
  };
}
