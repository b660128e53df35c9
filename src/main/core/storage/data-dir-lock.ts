import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, realpath, rm, stat } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/app-error';
import { dataDirError } from './disk';
import { openDataFolder, privateTemporaryFolder } from './folders';

/** The holder of the folder, as reported to another start. The address is without its secret. */
const holderSchema = z.object({ shell: z.enum(['desktop', 'browser']), address: z.string().optional() });
type Holder = z.infer<typeof holderSchema>;

const SHOW = 'show';

/** Unix sockets must have short paths. */
const LONGEST_SOCKET_PATH = 100;

/** How long (ms) a holder may take to say who it is. */
const PATIENCE_MS = 3_000;

/** How old (ms) the mark of a claim must be to count as left behind; claiming takes less than PATIENCE_MS. */
const LEFT_OVER_MS = 10_000;

const LONGEST_LINE = 4_096;

interface LockOptions {
  onSecondStart: () => void;
  describe: () => Holder;
  /** Only tests give another. */
  patienceMs?: number;
}

export type DataDirLock =
  | { kind: 'held'; release(): Promise<void> }
  /** `showFirst` asks the holder to come forward. */
  | { kind: 'taken'; by: Holder; showFirst(): Promise<void> };

/**
 * Claims a data folder for this process: one at a time, whichever shell. A local socket is lock and telephone at once;
 * the system closes it when its process dies, so nothing needs to be cleaned up after a crash.
 *
 * @throws {AppError} data_dir_in_use where a process holds the folder but does not identify itself; data_dir_unusable where it
 * cannot be made or written to
 */
export async function lockDataDir(dataDir: string, options: LockOptions): Promise<DataDirLock> {
  try {
    openDataFolder(dataDir);
    // one folder may have several spellings: links, and on Windows letter case; some drives there know no real one
    const path = socketPath(await realpath(dataDir).catch(() => dataDir));
    return await oneAtATime(path, () => claim(path, options));
  } catch (error) {
    throw error instanceof AppError ? error : dataDirError(error, dataDir);
  }
}

async function claim(path: string, options: LockOptions): Promise<DataDirLock> {
  const held = await listen(path, options);
  if (held) return { kind: 'held', release: held };
  const by = await askHolder(path, options.patienceMs ?? PATIENCE_MS);
  if (by !== 'gone') return { kind: 'taken', by, showFirst: () => say(path, SHOW) };
  // a process that died left its socket file behind
  if (process.platform !== 'win32') await rm(path, { force: true });
  const replaced = await listen(path, options);
  if (!replaced) throw heldByUnknown();
  return { kind: 'held', release: replaced };
}

/**
 * Lets one process after the other look at the socket. Otherwise two that find a dead one's file would each remove it,
 * the slower one removing what the faster has just put there, and both would hold the folder.
 */
async function oneAtATime<T>(path: string, work: () => Promise<T>): Promise<T> {
  if (process.platform === 'win32') return work(); // a pipe ends with its process: there is nothing to remove
  const guard = `${path}.claim`;
  while (!(await create(guard))) await setTimeout(20);
  try {
    return await work();
  } finally {
    await rm(guard, { force: true });
  }
}

/** Creates an empty file; false where it is there already and is not left over from a process that died. */
async function create(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx', 0o600)).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const found = await stat(path).catch(() => null); // released in the meantime
    if (found && Math.abs(Date.now() - found.mtimeMs) > LEFT_OVER_MS) await rm(path, { force: true });
    return false;
  }
}

function socketPath(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\talkover-numbers-${hash}`;
  const inside = join(dataDir, 'running.sock');
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH ? inside : join(privateTemporaryFolder(), `${hash}.sock`);
}

/** Takes the lock and resolves with how to give it back; null where the path is in use. */
function listen(
  path: string,
  { onSecondStart, describe, patienceMs = PATIENCE_MS }: LockOptions,
): Promise<(() => Promise<void>) | null> {
  const callers = new Set<Socket>();
  const server = createServer((socket) => {
    callers.add(socket);
    socket.once('close', () => callers.delete(socket));
    // a caller that says nothing must not hold a descriptor
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.write(`${JSON.stringify(describe())}\n`);
    void firstLine(socket).then((line) => line === SHOW && onSecondStart());
  });
  const release = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      // a caller that stays on the line must not keep the app from quitting
      callers.forEach((socket) => socket.destroy());
    });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => {
      // the lock alone must not keep the process alive
      server.unref();
      resolve(release);
    });
  });
}

/**
 * Who holds the lock; `gone` where nothing listens any more.
 * @throws {AppError} data_dir_in_use where a process does, but does not identify itself in time
 */
async function askHolder(path: string, patienceMs: number): Promise<Holder | 'gone'> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
  } catch (error) {
    if (['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'gone';
    throw error;
  }
  socket.setTimeout(patienceMs, () => socket.destroy());
  const holder = readHolder(await firstLine(socket));
  socket.destroy();
  if (!holder) throw heldByUnknown();
  return holder;
}

/** A process holds the folder, and does not say where its window is. */
function heldByUnknown(): AppError {
  return new AppError('data_dir_in_use', { values: { where: '' } });
}

/** The first line that comes; null where the connection ends, fails or brings too much before there is one. */
function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > LONGEST_LINE) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.once('close', () => resolve(null));
  });
}

function readHolder(line: string | null): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(line ?? '')).data ?? null;
  } catch {
    return null; // the process that listens there is not this app
  }
}

function say(path: string, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = createConnection(path, () => socket.end(`${word}\n`));
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.resume();
  });
}
