import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import electronLog from 'electron-log/node';

/** The app's log, newest file first: `app.log`, `app.1.log` … */
export const LOG_FILES = ['app.log', 'app.1.log', 'app.2.log', 'app.3.log', 'app.4.log'] as const;
/** A file that has grown past this is the next older one, in bytes. */
const LARGEST_LOG_FILE = 1024 * 1024;

/** Text that is appended to a file at once, so that the last lines before a crash are in it. */
export interface RotatingFile {
  /** @throws what the file system said */
  append(text: string): void;
}

// the library would print what the disk refuses; the log counts it instead
electronLog.transports.console.writeFn = () => undefined;

/**
 * Keeps five files of 1 MB in a folder, readable by the user only. electron-log does it because it runs without
 * Electron too, and writes synchronously; pino's rotation writes in a thread, which a crash takes with it.
 *
 * @param largest bytes of a file; only tests give another
 */
export function createRotatingFile(folder: string, largest = LARGEST_LOG_FILE): RotatingFile {
  const newest = join(folder, LOG_FILES[0]);
  const logger = electronLog.create({ logId: newest });
  for (const transport of Object.values(logger.transports)) if (transport) transport.level = false;
  const { file } = logger.transports;
  let failure: Error | null = null;
  let isOpen = false;

  Object.assign(file, {
    level: 'silly',
    sync: true,
    maxSize: largest,
    writeOptions: { flag: 'a', mode: 0o600, encoding: 'utf8' },
    resolvePathFn: () => newest,
    archiveLogFn: () => rotate(folder),
    format: ({ data }: { data: unknown[] }) => data,
  });

  /** Before the library does, which would otherwise give up permanently where the folder is not there. */
  function open(): void {
    mkdirSync(dirname(newest), { recursive: true, mode: 0o700 });
    writeFileSync(newest, '', { flag: 'a', mode: 0o600 });
    chmodSync(newest, 0o600); // it may be left from a backup
    if (isOpen) return;
    file.getFile().on('error', (error) => (failure = error));
    isOpen = true;
  }

  return {
    append(text) {
      if (!isOpen || failure) open();
      failure = null;
      logger.info(text);
      // set by the listener meanwhile
      if (failure !== null) throw failure as Error;
    },
  };
}

function rotate(folder: string): void {
  for (let index = LOG_FILES.length - 1; index > 0; index--) {
    const [from, to] = [LOG_FILES[index - 1]!, LOG_FILES[index]!];
    try {
      renameSync(join(folder, from), join(folder, to));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
