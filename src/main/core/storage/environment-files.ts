import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DATA_FOLDER, pathOf, type DataFileName } from './data-folder';
import { diskError, isAbsent } from './disk';

/** The files of which each environment has one, and those of which each channel has one. */
export const FILES_OF = {
  environment: ['snapshot', 'activity'],
  channel: ['channelLedger'],
} as const satisfies Record<string, readonly DataFileName[]>;
type OwnedFile = (typeof FILES_OF)[keyof typeof FILES_OF][number];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/**
 * Removes all files of one kind that belong to an environment or a channel, by whose id their names begin: damaged ones
 * that were set aside too.
 * @throws {AppError} disk_denied, disk_failed
 */
export async function removeFilesOf(dataDir: string, name: OwnedFile, id: string): Promise<void> {
  const path = pathOf(dataDir, name, id);
  try {
    const names = await namesIn(dirname(path));
    const own = names.filter((one) => one.startsWith(id));
    await Promise.all(own.map((one) => rm(join(dirname(path), one), { force: true, recursive: true })));
  } catch (error) {
    throw diskError(error, path, 'removal');
  }
}

/** The files of some environments or channels, as paths within the data folder; damaged files that were set aside don't count. */
export async function filesOf(dataDir: string, kind: keyof typeof FILES_OF, ids: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const name of FILES_OF[kind]) {
    const { file } = DATA_FOLDER[name];
    const names = new Set(await namesIn(dirname(join(dataDir, file))));
    for (const one of ids.map((id) => file.replace('*', id))) if (names.has(basename(one))) files.push(one);
  }
  return files;
}

/** Ids of the environments or channels that have files; damaged files that were set aside don't count. */
export async function ownersWithFiles(dataDir: string, kind: keyof typeof FILES_OF): Promise<string[]> {
  const ids = new Set<string>();
  for (const name of FILES_OF[kind]) {
    const folder = dirname(join(dataDir, DATA_FOLDER[name].file));
    const ending = basename(DATA_FOLDER[name].file).replace('*', '');
    for (const one of await namesIn(folder)) {
      const id = UUID.exec(one)?.[0];
      if (id !== undefined && one === id + ending) ids.add(id);
    }
  }
  return [...ids];
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
