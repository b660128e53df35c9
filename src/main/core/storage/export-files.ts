import { randomUUID } from 'node:crypto';
import { access, open, readFile, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { AppError } from '../../../shared/app-error';
import { createSerial } from '../../../shared/async/serial';
import { userFileError, writeAtomically } from './disk';
import { parseObject } from './journal-lines';

/**
 * Files that the user keeps, where the user wants them, written piece by piece: to a file next to the place, which takes
 * its name when all is written. One that is cancelled or fails leaves nothing behind, and what was there stays.
 */
export interface ExportFiles {
  /** Begins a file; one that was begun before and is not finished is cancelled. @throws {AppError} as `append` */
  begin(path: string): Promise<{ fileId: string; name: string }>;
  /** @throws {AppError} file_full, file_denied, file_failed, file_gone; the file is cancelled then */
  append(fileId: string, text: string | Uint8Array): Promise<void>;
  /** Resolves with the name of the file, which is there now. @throws {AppError} as `append` */
  finish(fileId: string): Promise<string>;
  /** Where the file is that was finished last (absolute path). @throws {AppError} file_gone for any other */
  finished(fileId: string): string;
  /** Leaves nothing of a file; an entry that was already removed is fine. */
  cancel(fileId: string): Promise<void>;
  /** Cancels what is unfinished: the app ends. */
  stop(): Promise<void>;
}

/** Where it is noted what is unfinished, so that the next start can remove what a kill leaves behind. */
const NOTES = ['unfinished-export.json', 'unfinished-kept-file.json'] as const;

/** Where those of the notes are listed that could not be removed: their disk was not there, or refused. */
const LEFT = 'left-exports.json';

/** A folder that was deleted must not make the list grow forever. */
const MOST_LEFT = 20;

/** What a file is called until it is finished. */
const PART = /^\..*\.[0-9a-f]{8}\.part$/;

/**
 * Removes what is left of a file that was being written when the app was killed. Where that can't be done, each later start
 * tries again. Never rejects.
 */
export async function removeUnfinishedExport(dataDir: string): Promise<void> {
  const notes = NOTES.map((name) => join(dataDir, name));
  const isListed = await changeLeft(dataDir, async (listed) => {
    const left: string[] = [];
    for (const part of [...listed, ...(await Promise.all(notes.map(partsIn))).flat()])
      if (!(await isRemoved(part))) left.push(part);
    return left;
  });
  // where the disk refuses the list, the notes stay in its place
  if (isListed) await Promise.all(notes.map(forget));
}

/** An export and a file that is kept up to date may both lose their disk at once, and have one list. */
const inTurn = createSerial();

/** Changes the list of what is left; resolves with whether the disk took it. */
function changeLeft(dataDir: string, change: (listed: string[]) => Promise<string[]>): Promise<boolean> {
  return inTurn(async () => {
    const path = join(dataDir, LEFT);
    const parts = await change(await partsIn(path));
    if (parts.length > 0) return succeeds(writeAtomically(path, JSON.stringify({ parts: parts.slice(-MOST_LEFT) }), 'export')); // prettier-ignore
    await forget(path);
    return true;
  });
}

/** What a note, or the list, says is unfinished, and nothing else: a wrong path must never be removed. */
async function partsIn(path: string): Promise<string[]> {
  const { part, parts } = parseObject(await readFile(path).catch(() => '')) ?? {};
  return [part, ...(Array.isArray(parts) ? (parts as unknown[]) : [])].filter(
    (one): one is string => typeof one === 'string' && isAbsolute(one) && PART.test(basename(one)),
  );
}

/** Whether a file is certainly gone. If its folder is missing, too, its disk may only be unplugged. */
async function isRemoved(part: string): Promise<boolean> {
  return (await succeeds(rm(part, { force: true }))) && (await succeeds(access(dirname(part))));
}

function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

async function forget(note: string): Promise<void> {
  await rm(note).catch(() => undefined); // where it stays, the next start finds nothing to remove
}

interface Unfinished {
  id: string;
  path: string;
  part: string;
  handle: FileHandle;
}

/** @param name of the note in the data folder: one for each that writes at the same time */
export function createExportFiles(dataDir: string, name: (typeof NOTES)[number] = NOTES[0]): ExportFiles {
  const note = join(dataDir, name);
  let unfinished: Unfinished | null = null;
  let last: Pick<Unfinished, 'id' | 'path'> | null = null;
  /** One piece after the other; what ends a file waits for the pieces before it. */
  const serial = createSerial();

  async function drop(): Promise<void> {
    if (!unfinished) return;
    const { handle, part } = unfinished;
    unfinished = null;
    await handle.close().catch(() => undefined); // closed already, or past help: it is removed next
    // of the note, the next file takes the place
    const isNoted = (await isRemoved(part)) || (await changeLeft(dataDir, (listed) => Promise.resolve([...listed, part]))); // prettier-ignore
    if (isNoted) await forget(note);
  }

  /** Does something to a file in its turn; where it fails, the file is abandoned. */
  function work<T>(fileId: string, step: (file: Unfinished) => Promise<T>): Promise<T> {
    return serial(async () => {
      if (unfinished?.id !== fileId) throw new AppError('file_gone');
      const { path } = unfinished;
      try {
        return await step(unfinished);
      } catch (error) {
        await drop();
        throw userFileError(error, path);
      }
    });
  }

  async function begin(path: string): Promise<Unfinished> {
    // a link stays one, and what it leads to is written
    const target = await realpath(path).catch(() => path);
    const part = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.part`);
    try {
      // a disk that refuses the note must not keep the file from another one
      await writeAtomically(note, JSON.stringify({ part }), 'export').catch(() => undefined);
      const handle = await open(part, 'wx', 0o600);
      return { id: randomUUID(), path: target, part, handle };
    } catch (error) {
      await forget(note); // there is nothing to remove
      throw userFileError(error, path);
    }
  }

  return {
    begin: (path) =>
      serial(async () => {
        await drop();
        unfinished = await begin(path);
        return { fileId: unfinished.id, name: basename(path) };
      }),
    append: (fileId, text) => work(fileId, ({ handle }) => handle.appendFile(text)),
    finish: (fileId) =>
      work(fileId, async (file) => {
        await file.handle.datasync();
        // with the rights of the file that it takes the place of; a new one gets those that the system gives
        const before = await stat(file.path).catch(() => null);
        await file.handle.chmod(before?.mode ?? 0o666 & ~process.umask());
        await file.handle.close();
        await rename(file.part, file.path);
        unfinished = null;
        last = file;
        await forget(note);
        return basename(file.path);
      }),
    finished(fileId) {
      if (last?.id !== fileId) throw new AppError('file_gone');
      return last.path;
    },
    cancel: (fileId) => serial(() => (unfinished?.id === fileId ? drop() : undefined)),
    stop: () => serial(drop),
  };
}
