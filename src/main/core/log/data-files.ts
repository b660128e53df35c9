import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { idWord } from './entry';

/** A file of the data folder, without what is in it. */
export interface DataFile {
  /** As diagnostics show it: ids as words, no name that is not the app's own. */
  name: string;
  bytes: number;
  /** Epoch ms. */
  changedAt: number;
  /** The version of its format, where it says so at its beginning. */
  version: number | null;
}

/** What Chromium keeps, the size of which says nothing about the app. */
const NOT_OURS = ['chromium'];
const MOST_FILES = 300;
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
/** The app's own file names; the user may have put others next to them. */
const OWN_NAME = /^[a-z-]{1,40}(?:\.\d)?\.(?:json|jsonl|log|html)(?<rest>\..*)?$/;

/**
 * The files of the data folder, one level deep. What cannot be read is left out; `others` counts files that are not
 * the app's.
 */
export async function readDataFiles(dataDir: string): Promise<{ files: DataFile[]; others: number }> {
  const found: DataFile[] = [];
  let others = 0;
  const folders = ['', ...(await foldersIn(dataDir)).filter((name) => !NOT_OURS.includes(name))];
  for (const folder of folders) {
    for (const entry of await entriesIn(join(dataDir, folder))) {
      if (!entry.isFile()) continue;
      const name = shownName(folder, entry.name);
      const file = name === null || found.length >= MOST_FILES ? null : await describeFile(join(dataDir, folder, entry.name), name); // prettier-ignore
      if (file) found.push(file);
      else others++;
    }
  }
  return { files: found.sort((a, b) => a.name.localeCompare(b.name)), others };
}

function shownName(folder: string, name: string): string | null {
  if (folder !== '' && !/^[a-z-]{1,40}$/.test(folder)) return null;
  const shown = name.replace(UUID, idWord);
  const match = OWN_NAME.exec(shown);
  if (!match) return null;
  const rest = match.groups?.rest ?? '';
  const own = shown.slice(0, shown.length - rest.length);
  // a damaged file that was set aside, or what a write left behind: the time in its name is not needed
  const kind = rest === '' ? '' : rest.startsWith('.damaged-') ? ' (damaged)' : ' (left over)';
  return `${folder === '' ? '' : `${folder}/`}${own}${kind}`;
}

async function describeFile(path: string, name: string): Promise<DataFile | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { name, bytes: size, changedAt: Math.round(mtimeMs), version: versionIn(await beginningOf(path)) };
  } catch {
    return null; // removed meanwhile, or not readable: it counts among the others
  }
}

async function beginningOf(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

function versionIn(text: string): number | null {
  const version = /"version":\s*(\d{1,4})\b/.exec(text)?.[1];
  return version === undefined ? null : Number(version);
}

const foldersIn = async (folder: string) =>
  (await entriesIn(folder)).filter((entry) => entry.isDirectory()).map(({ name }) => name);

function entriesIn(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}
