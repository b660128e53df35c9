import { constants } from 'node:fs';
import { access, copyFile, link, open, readFile, realpath, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError, type ErrorCode } from '../../../shared/app-error';
import type { Clock } from '../ports/ports';
import { diskError, isAbsent, unreadableError, writeAtomically, type FileContent } from './disk';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Brings a file one version further. @throws where nothing of the file can be read */
type Migration = (bytes: Buffer) => Migrated;

export interface Migrated {
  bytes: Buffer;
  /** Not all of the original could be read. */
  isDamaged: boolean;
}

/** How the version of a file is recognized, and what the file is called in sentences. */
export interface FileFormat {
  /** Such as `the list of numbers`. */
  what: FileContent;
  /** The version that this app writes. */
  version: number;
  /** The version of a file as it was found. @throws where it cannot be read */
  versionOf(bytes: Buffer): number;
  /** By the version that each begins with. */
  migrations: Readonly<Record<number, Migration>>;
  damaged: ErrorCode;
}

/** What a file held; null where there is no file, or none that can be used: then `problem` says why. */
export interface StoredFile<T> {
  content: T | null;
  problem: AppError | null;
}

/** What could be made of the bytes of a file. */
export interface Parsed<T> {
  content: T;
  /** Something in the file could not be read; the content is what could. */
  isDamaged: boolean;
}

/**
 * One file of the data folder. There are four outcomes in addition to a good file, and they are never confused:
 * - missing: no content, no problem;
 * - damaged: set aside and reported, with what could be read of it as content;
 * - older: brought up to date step by step, with the original kept under another name;
 * - newer, or not readable at all: reported, not touched, and never written over.
 */
export interface DataFile {
  /** Never rejects. @param parse throws where nothing can be made of the bytes */
  read<T>(parse: (bytes: Buffer) => Parsed<T> | Promise<Parsed<T>>): Promise<StoredFile<T>>;
  /** The bytes as they are now; null where there is no file. @throws {AppError} disk_unreadable */
  bytes(): Promise<Buffer | null>;
  /**
   * Replaces the content, atomically.
   * @throws {AppError} disk_full, disk_denied, disk_failed; file_newer or disk_unreadable where it must not be replaced
   */
  replace(content: string | Buffer | Readable): Promise<void>;
  /**
   * Adds bytes, which are on the disk when this resolves, then overwrites some earlier ones. Resolves with false, and
   * without having written, where the file no longer ends at `at`.
   * @throws {AppError} as `replace`; some of the bytes may be in the file then
   */
  append(bytes: Buffer, at: number, overwrite: { at: number; bytes: Buffer }): Promise<boolean>;
}

/** @param path absolute; the file need not exist */
export function createDataFile(path: string, format: FileFormat, clock: Clock): DataFile {
  const { what } = format;
  /** Why the file must not be written over. */
  let blocked: AppError | null = null;
  /** What must be done before anything is written, because the disk refused it so far. */
  let pending: (() => Promise<void>) | null = null;
  /** What a migration made of the file, as long as the disk does not have it. */
  let migrated: Buffer | null = null;

  async function setAside(keepsName: boolean): Promise<AppError> {
    const name = `${path}.damaged-${stamp(clock.now())}`;
    // a second name takes no space; the first one goes to what could be read
    await (keepsName ? addName(path, name) : rename(path, name));
    return new AppError(format.damaged, { values: { file: basename(name) } });
  }

  /** Keeps the original of a file that was migrated, then writes what became of it. */
  async function update(version: number, bytes: Buffer): Promise<AppError | null> {
    migrated = bytes;
    pending = async () => {
      await addName(path, originalName(path, version)).catch((error: unknown) => {
        throw diskError(error, path, what);
      });
      await writeAtomically(path, bytes, what);
    };
    return prepare().then(
      () => null,
      (error: unknown) => error as AppError,
    );
  }

  async function prepare(): Promise<void> {
    if (blocked && (await exists(path))) throw blocked;
    blocked = null;
    await pending?.();
    pending = migrated = null;
  }

  async function find(): Promise<Buffer | null> {
    try {
      return withoutMark(await readFile(path));
    } catch (error) {
      if (isAbsent(error)) return null;
      throw unreadableError(error, path, what);
    }
  }

  return {
    async read(parse) {
      const block = (problem: AppError) => ({ content: null, problem: (blocked = problem) });
      let found: Buffer | null;
      try {
        found = await find();
      } catch (error) {
        return block(error as AppError);
      }
      if (!found) return { content: null, problem: null };
      try {
        const { version, bytes, isDamaged } = upToDate(found, format);
        if (version > format.version) return block(new AppError('file_newer', { values: { what, file: basename(path) } })); // prettier-ignore
        const parsed = await parse(bytes);
        if (parsed.isDamaged || isDamaged) {
          if (version < format.version) {
            migrated = bytes;
            pending = () => writeAtomically(path, bytes, what);
          }
          const problem = await setAside(true).catch((error: unknown) => block(unreadableError(error, path, what)).problem); // prettier-ignore
          return { content: parsed.content, problem };
        }
        return { content: parsed.content, problem: version < format.version ? await update(version, bytes) : null };
      } catch {
        const problem = await setAside(false).catch((error: unknown) => block(unreadableError(error, path, what)).problem); // prettier-ignore
        return { content: null, problem };
      }
    },
    bytes: () => (migrated ? Promise.resolve(migrated) : find()),
    async replace(content) {
      await prepare();
      await writeAtomically(path, content, what);
    },
    async append(bytes, at, overwrite) {
      await prepare();
      try {
        return await appendAt(path, bytes, at, overwrite);
      } catch (error) {
        throw diskError(error, path, what);
      }
    },
  };
}

/** The bytes of a file as this version has them; those of a newer one as they are. @throws where they cannot be read */
function upToDate(found: Buffer, format: FileFormat): { version: number } & Migrated {
  const version = format.versionOf(found);
  let result: Migrated = { bytes: found, isDamaged: false };
  for (let from = version; from < format.version; from++) {
    const step = format.migrations[from];
    if (!step) throw new Error(`Nothing reads version ${from}.`);
    const { bytes, isDamaged } = step(result.bytes);
    result = { bytes, isDamaged: result.isDamaged || isDamaged };
  }
  return { version, ...result };
}

/** Some editors put a byte order mark before a text. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

/** Where the original of a file that was migrated stays until the next successful start. */
function originalName(path: string, version: number): string {
  return `${path}.version-${version}`;
}

function stamp(now: number): string {
  return new Date(now).toISOString().replace(/[:.]/g, '-');
}

/** Gives a file a second name, under which it stays when another takes the first. */
async function addName(path: string, name: string): Promise<void> {
  await rm(name, { force: true });
  // of a symbolic link, it would be another name, and lead to what is written next; not every file system has links
  const real = await realpath(path).catch(() => path); // some drives of Windows know none
  await link(real, name).catch(() => copyFile(path, name, constants.COPYFILE_FICLONE));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => !isAbsent(error),
  );
}

async function appendAt(
  path: string,
  bytes: Buffer,
  at: number,
  overwrite: { at: number; bytes: Buffer },
): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDWR);
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
  try {
    if ((await file.stat()).size !== at) return false;
    await writeAll(file, bytes, at);
    await file.datasync();
    // it reaches the disk after what it speaks of, and may be lost: it is a help for finding damage, and no content
    await writeAll(file, overwrite.bytes, overwrite.at);
    return true;
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}
