import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import { createSerial } from '../../../shared/async/serial';
import type { SettingsDocument } from '../ports/ports';
import { createDataFile, type DataFile, type StoredFile } from './data-file';
import { DATA_FOLDER, openDataFile, type DataFolder } from './data-folder';
import { parseObject } from './journal-lines';

/** The content that was written last, for when `settings.json` is damaged or gone. */
const COPY = 'settings.last-good.json';

/** How the file is opened: electron-store calls `name` what its base, conf, calls `configName`. */
interface SettingsFileOptions {
  cwd: string;
  name: string;
  configName: string;
  configFileMode: number;
}

/**
 * Opens `settings.json` for reading and writing, with the library of the shell; the two write the same. Its content must
 * have been looked at by {@link prepareSettingsFile} before.
 * @param Library electron-store in the desktop shell, and its base `conf` in browser mode
 */
export function openSettingsDocument(
  Library: new (options: SettingsFileOptions) => SettingsDocument,
  dataDir: string,
): SettingsDocument {
  const name = basename(DATA_FOLDER.settings.file, '.json');
  return new Library({ cwd: dataDir, name, configName: name, configFileMode: 0o600 });
}

/** What was found of the settings file. */
export interface PreparedSettings {
  /** What was wrong with the file or with its copy; empty if nothing was. */
  problems: AppError[];
  /** The file was there, can be read and lists environments, so that it names every one there is. */
  hasSettings: boolean;
}

/**
 * Makes sure that `settings.json` can be opened by the library that writes it, which would refuse to start on a damaged
 * file, or wipe it: migrates an older file, and replaces one that is damaged or missing by the last good copy. If a newer
 * version of the app wrote the copy, the settings are newer too, so the app starts without them and changes nothing until
 * it is updated. Must run before the store is created.
 *
 * @throws {AppError} disk_unreadable, disk_denied, disk_full, disk_failed if the file can't be used at all
 */
export async function prepareSettingsFile(folder: DataFolder): Promise<PreparedSettings> {
  const file = openDataFile(folder, 'settings');
  const { content, problem } = await read(file);
  if (problem?.code === 'disk_unreadable') throw problem;
  if (problem?.code === 'file_newer') return { problems: [problem], hasSettings: false };
  // it was migrated and the disk refused the result: the library would read the old file, which has no environments
  if (content && problem) throw problem;
  const copyFile = openCopy(folder, content ? 'settings_copy_damaged' : 'settings_damaged');
  const copy = await read(copyFile);
  if (content) {
    await removeByteOrderMark(file, folder.dataDir);
    return { problems: present([copy.problem]), hasSettings: Array.isArray(parseObject(content)?.environments) };
  }
  const isNewer = copy.problem?.code === 'file_newer';
  const replacement = isNewer ? await copyFile.bytes() : copy.content;
  if (!replacement) return { problems: present([problem, copy.problem]), hasSettings: false };
  await file.replace(isNewer ? replacement : withoutNotes(replacement));
  if (isNewer) return { problems: present([problem, (await read(file)).problem]), hasSettings: false };
  return {
    problems: present([new AppError('settings_restored', { cause: problem }), copy.problem]),
    hasSettings: false,
  };
}

/** What a copy notes as being added may long be in use, since the copy may be older than what was lost; it would be deleted. */
function withoutNotes(copy: Buffer): string {
  const content = parseObject(copy) ?? {};
  delete content.looseTokens;
  return JSON.stringify(content);
}

function openCopy({ dataDir, clock }: DataFolder, damaged: ErrorCode): DataFile {
  return createDataFile(join(dataDir, COPY), { ...DATA_FOLDER.settings, damaged }, clock);
}

function present(problems: readonly (AppError | null)[]): AppError[] {
  return problems.filter((problem) => problem !== null);
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

export function createSettingsCopy(folder: DataFolder): SettingsCopy {
  const file = openCopy(folder, 'settings_copy_damaged');
  let looked: Promise<unknown> | null = null;
  let next: Record<string, unknown> | null = null;
  const serial = createSerial();
  const write = async () => {
    if (!next) return;
    const text = JSON.stringify(next);
    next = null;
    // once read, the file refuses to replace a newer copy
    await (looked ??= read(file));
    await file.replace(text).catch(() => undefined);
  };
  return {
    keep(content) {
      next = content;
      void serial(write);
    },
    settled: () => serial(write),
  };
}
