import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, test as base, type Browser, type ElectronApplication, type Page } from '@playwright/test';
import { chromiumOptions } from '../build/chromium.mjs';
import { startSandbox, type Sandbox } from '../src/sandbox/server';
import type { Settings } from '../src/shared/settings';
import { inFolder } from '../src/shared/testing/in-folder';
import { launchBrowserMode, launchDesktop } from './launch';

/** The app as a person has it: a running process, its page, and its folder on disk. */
export interface RunningApp {
  readonly shell: 'desktop' | 'browser';
  readonly dataDir: string;
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

interface Fixtures {
  sandbox: Sandbox;
  app: RunningApp;
  extraArguments: string[];
  /** What the settings file holds before the app starts for the first time. */
  settings: Partial<Settings>;
  /** Variables that the desktop app has in addition to those of the tests. */
  variables: Record<string, string>;
  /** What is run instead of Electron, and runs it. */
  program: string | undefined;
  /** Modules of this folder that browser mode loads before the app. */
  loaded: string[];
  /** The test has the page fail, which fails any other. */
  hasPageFail: boolean;
}

interface WorkerFixtures {
  /** One browser for all tests of a worker; not Playwright's own, which would be launched for Electron's tests too. */
  openBrowser: () => Promise<Browser>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  extraArguments: [[], { option: true }],
  settings: [{}, { option: true }],
  variables: [{}, { option: true }],
  program: [undefined, { option: true }],
  loaded: [[], { option: true }],
  hasPageFail: [false, { option: true }],

  openBrowser: [
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= chromium.launch(chromiumOptions())));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],

  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ numbers: 200, seed: 11 });
    await use(sandbox);
    await sandbox.close();
  },

  app: async ({ openBrowser, extraArguments, settings, variables, program, loaded, hasPageFail }, use, testInfo) => {
    const shell = testInfo.project.name === 'electron' ? 'desktop' : 'browser';
    await inFolder(async (dataDir) => {
      if (Object.keys(settings).length > 0)
        await writeFile(join(dataDir, 'settings.json'), JSON.stringify({ settings }));
      const launch = async () =>
        shell === 'desktop'
          ? launchDesktop(dataDir, extraArguments, variables, program)
          : launchBrowserMode(await openBrowser(), dataDir, extraArguments, loaded);
      const faults: string[] = [];
      /** What the page has under way fails when the app ends, as it must. */
      let isEnding = false;
      const follow = (page: Page): void => {
        isEnding = false;
        page.on('pageerror', ({ stack, message }) => {
          if (!isEnding && !message.startsWith('The connection to the app was lost')) faults.push(stack ?? message);
        });
      };
      let launched = await launch();
      follow(launched.page);
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
          follow(launched.page);
          app.page = launched.page;
          app.electron = launched.electron;
          app.address = launched.address;
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
          JSON.parse(await readFile(join(dataDir, 'settings.json'), 'utf8')) as Awaited<
            ReturnType<RunningApp['settings']>
          >,
      };
      await use(app);
      isEnding = true;
      await launched.quit();
      if (!hasPageFail) expect(faults, 'what nothing in the page caught').toEqual([]);
    });
  },
});

export { expect };

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
