import { lstat, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DATA_FOLDER } from './data-folder';

/** What {@link writeAtomically} and conf write to before it takes its name. */
const UNFINISHED = /\.tmp-[0-9a-f]+$/;

/** The file through which browser mode opens its page. Its secret ends with the process that wrote it. */
export const PAGE_TO_OPEN = 'open.html';

/** The original of a file that was brought to a newer version. */
const ORIGINAL = /\.version-\d+$/;

/** Cleaning up what earlier runs left in the data folder. */
export interface Tidying {
  /** The app has started, and every file could be read: originals that earlier starts kept are no longer needed. */
  startSucceeded(): Promise<void>;
}

/**
 * Removes files that were being written when the app was killed, or that only that run needed. To be called once the data folder is locked, and before
 * its files are read. What cannot be removed stays, and does no harm.
 */
export async function tidyDataFolder(dataDir: string): Promise<Tidying> {
  const found = await filesIn(dataDir);
  await removeAll([...found.filter((path) => UNFINISHED.test(path)), join(dataDir, PAGE_TO_OPEN)]);
  const originals = await withState(found.filter((path) => ORIGINAL.test(path)));
  return {
    // an update that the disk refused at an earlier start may have been repeated at this one
    async startSucceeded() {
      const now = await withState([...originals.keys()]);
      await removeAll([...originals.keys()].filter((path) => now.get(path) === originals.get(path)));
    },
  };
}

/** What differs for each file that is there once another has taken its place, or it is no longer linked with the new one. */
async function withState(paths: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    paths.map(async (path): Promise<[string, string][]> => {
      const state = await lstat(path).catch(() => null); // gone in the meantime
      return state ? [[path, `${state.ino} ${state.nlink} ${state.ctimeMs}`]] : [];
    }),
  );
  return new Map(found.flat());
}

async function filesIn(dataDir: string): Promise<string[]> {
  const folders = new Set(Object.values(DATA_FOLDER).map(({ file }) => dirname(join(dataDir, file))));
  const found = await Promise.all(
    [...folders].map(async (folder) => {
      const names = await readdir(folder).catch(() => []); // not there yet
      return names.map((name) => join(folder, name));
    }),
  );
  return found.flat();
}

async function removeAll(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => rm(path).catch(() => undefined)));
}
