import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron, chromium, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { chromiumOptions } from '../build/chromium.mjs';
import { findElectron } from '../build/electron-runtime.mjs';
import { startSandbox, type Sandbox } from '../src/sandbox/server';

/** The app as a person has it: a running process, its page, and its folder on disk. */
export interface RunningApp {
  readonly shell: 'desktop' | 'browser';
  readonly dataDir: string;
  page: Page;
  /** Only in the desktop shell. */
  electron: ElectronApplication | null;
  /** Quits and starts again over the same folder. */
  restart(): Promise<Page>;
  quit(): Promise<void>;
  /** Ends it as a power cut would; only in the desktop shell. */
  kill(): Promise<void>;
  /** The files under the data folder that hold a text. */
  filesWith(text: string): Promise<string[]>;
  /** What the settings file holds now. */
  settings(): Promise<{ session?: { lastView?: { query?: string } } }>;
}

interface Started {
  page: Page;
  electron: ElectronApplication | null;
  quit(): Promise<void>;
  kill(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

interface Fixtures {
  sandbox: Sandbox;
  app: RunningApp;
  extraArguments: string[];
  /** Variables that the desktop app has beside those of the tests. */
  environment: Record<string, string>;
}

export const test = base.extend<Fixtures>({
  extraArguments: [[], { option: true }],
  environment: [{}, { option: true }],

  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ numbers: 200, seed: 11 });
    await use(sandbox);
    await sandbox.close();
  },

  app: async ({ extraArguments, environment }, use, testInfo) => {
    const shell = testInfo.project.name === 'electron' ? 'desktop' : 'browser';
    const dataDir = await mkdtemp(join(tmpdir(), 'talkover-e2e-'));
    const start = () =>
      shell === 'desktop' ? startDesktop(dataDir, extraArguments, environment) : startBrowser(dataDir, extraArguments);
    let started = await start();
    const app: RunningApp = {
      shell,
      dataDir,
      page: started.page,
      electron: started.electron,
      async restart() {
        await started.quit();
        started = await start();
        app.page = started.page;
        app.electron = started.electron;
        return app.page;
      },
      quit: () => started.quit(),
      kill: () => started.kill(),
      filesWith: (text) => filesWith(dataDir, text),
      settings: async () =>
        JSON.parse(await readFile(join(dataDir, 'settings.json'), 'utf8')) as Awaited<
          ReturnType<RunningApp['settings']>
        >,
    };
    await use(app);
    await started.quit();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  },
});

export { expect } from '@playwright/test';

/** Arguments that a runtime needs on this machine: Chromium's sandbox refuses to work for root. */
export const RUNTIME_ARGUMENTS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

async function startDesktop(dataDir: string, extra: string[], environment: Record<string, string>): Promise<Started> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('There is no Electron runtime.');
  const electron = await _electron.launch({
    executablePath,
    args: [...RUNTIME_ARGUMENTS, ROOT, '--data-dir', dataDir, ...extra],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), ...environment },
  });
  let isGone = false;
  return {
    page: await electron.firstWindow(),
    electron,
    async quit() {
      if (isGone) return;
      isGone = true;
      await electron.close();
    },
    async kill() {
      isGone = true;
      const closed = electron.waitForEvent('close');
      electron.process().kill('SIGKILL');
      await closed;
    },
  };
}

async function startBrowser(dataDir: string, extra: string[]): Promise<Started> {
  const process = spawn(
    'node',
    [join(ROOT, 'out/main/browser.js'), '--data-dir', dataDir, '--port', '0', '--no-open', ...extra],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await printedAddress(process);
  // launched here and not by Playwright's own fixture, which would want a browser for the tests in Electron too
  const browser = await chromium.launch(chromiumOptions());
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write', 'notifications'],
    viewport: { width: 1280, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForURL(`${new URL(address).origin}/`); // the entry goes on to the app by itself
  return {
    page,
    electron: null,
    async quit() {
      // the page is open while the app ends, as it is for a person
      await ended(process);
      await browser.close();
    },
    kill: () => Promise.reject(new Error('there is no test that kills browser mode')),
  };
}

/** The address that browser mode prints on its first line. */
async function printedAddress(process: ChildProcess): Promise<string> {
  if (!process.stdout) throw new Error('Browser mode has no output to read.');
  for await (const line of createInterface({ input: process.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('Browser mode ended without printing its address.');
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGTERM');
  await exit;
}

/** The app writes meanwhile, so files come and go: one that is gone when it is read holds nothing. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (file) => (await readIfThere(file))?.includes(text)));
  return files.filter((_, index) => found[index]);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
