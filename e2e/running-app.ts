import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { LaunchedApp } from './launch';

/** The app as a person has it: a running process, its page, and its folder on disk. */
export interface RunningApp {
  readonly shell: 'desktop' | 'browser';
  readonly dataDir: string;
  /** In the desktop shell that of the window that was opened last. */
  page: Page;
  /** Only in the desktop shell. */
  electron: ElectronApplication | null;
  /** What browser mode prints for the user to open; null in the desktop shell. */
  address: string | null;
  /** Quits and starts again over the same folder. */
  restart(): Promise<Page>;
  quit(): Promise<void>;
  /** Ends the waits of a minute that the app is in. */
  skipMinutes(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** The files under the data folder that hold a text. */
  filesWith(text: string): Promise<string[]>;
  /** What the settings file holds now. */
  settings(): Promise<{ session?: { lastView?: { query?: string } } }>;
}

/** An app that a test has, and what became of its page. */
export interface FollowedApp {
  app: RunningApp;
  /** What nothing in the page caught since this was asked last. */
  takeFaults: () => string[];
}

/** Launches the app, and follows it through all its starts. */
export async function runApp(
  shell: RunningApp['shell'],
  dataDir: string,
  launch: () => Promise<LaunchedApp>,
): Promise<FollowedApp> {
  const faults: string[] = [];
  /** What the page has under way fails when the app ends, as it must. */
  let isEnding = false;
  let launched = await launch();
  const app: RunningApp = {
    shell,
    dataDir,
    page: launched.page,
    electron: launched.electron,
    address: launched.address,
    async restart() {
      isEnding = true;
      await launched.quit();
      launched = await launch();
      app.electron = launched.electron;
      app.address = launched.address;
      followWindows();
      return app.page;
    },
    quit() {
      isEnding = true;
      return launched.quit();
    },
    skipMinutes: () => launched.skipMinutes(),
    kill() {
      isEnding = true;
      return launched.kill();
    },
    filesWith: (text) => filesWith(dataDir, text),
    settings: async () =>
      JSON.parse(await readFile(join(dataDir, 'settings.json'), 'utf8')) as Awaited<ReturnType<RunningApp['settings']>>,
  };
  function followWindows(): void {
    isEnding = false;
    follow(launched.page);
    launched.electron?.on('window', follow);
  }
  function follow(page: Page): void {
    app.page = page;
    page.on('pageerror', ({ stack, message }) => {
      if (!isEnding && !message.startsWith('The connection to the app was lost')) faults.push(stack ?? message);
    });
  }
  followWindows();
  return { app, takeFaults: () => faults.splice(0) };
}

/** The app writes meanwhile, so files and folders come and go: one that is gone when it is read holds nothing. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = (await ifThere(() => readdir(folder, { withFileTypes: true }))) ?? [];
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesWith(path, text);
    if (!entry.isFile()) return [];
    return (await ifThere(() => readFile(path)))?.includes(text) ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

async function ifThere<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
