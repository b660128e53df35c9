import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** Whoever holds the folder, as told to another start. The address is without its secret. */
const holderSchema = z.object({ shell: z.enum(['desktop', 'browser']), address: z.string().optional() });
export type Holder = z.infer<typeof holderSchema>;

const SHOW = 'show';

/** Unix sockets must have short paths. */
const LONGEST_SOCKET_PATH = 100;

export type DataDirLock =
  | { kind: 'held'; release(): Promise<void> }
  /** `showFirst` asks the holder to come forward. */
  | { kind: 'taken'; by: Holder; showFirst(): Promise<void> };

/**
 * Claims a data folder for this process: one at a time, whichever shell. A local socket is lock and telephone at once;
 * the system closes it when its process dies, so nothing needs to be cleaned up after a crash.
 *
 * @throws what the file system or the socket says, where it is not that somebody holds the folder
 */
export async function lockDataDir(
  dataDir: string,
  options: { onSecondStart: () => void; describe: () => Holder },
): Promise<DataDirLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = socketPath(dataDir);
  // a second round only where a dead process left its socket file behind
  for (let round = 0; ; round++) {
    const server = await listen(path, options);
    if (server) return { kind: 'held', release: () => close(server) };
    const by = await askHolder(path);
    if (by) return { kind: 'taken', by, showFirst: () => say(path, SHOW) };
    if (round > 3) throw new Error(`The lock of ${dataDir} can be neither taken nor asked.`);
    if (process.platform !== 'win32') await rm(path, { force: true });
  }
}

function socketPath(dataDir: string): string {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\talkover-numbers-${hash}`;
  const inside = join(dataDir, 'running.sock');
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `talkover-${hash}.sock`);
}

/** Takes the lock; null where the path is in use. */
function listen(
  path: string,
  { onSecondStart, describe }: { onSecondStart: () => void; describe: () => Holder },
): Promise<Server | null> {
  const server = createServer((socket) => {
    // a caller that went away has nothing left to be told
    socket.on('error', () => socket.destroy());
    socket.write(`${JSON.stringify(describe())}\n`);
    createInterface({ input: socket }).on('line', (line) => {
      if (line === SHOW) onSecondStart();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => {
      // the lock alone must not keep the process alive
      server.unref();
      resolve(server);
    });
  });
}

/** Who holds the lock; null where nobody is there any more. */
function askHolder(path: string): Promise<Holder | null> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('error', () => resolve(null));
    createInterface({ input: socket })
      .once('line', (line) => {
        socket.destroy();
        resolve(readHolder(line));
      })
      .once('close', () => resolve(null));
  });
}

function readHolder(line: string): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null; // whoever listens there is not this app
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

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
