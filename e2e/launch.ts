import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { _electron, type Browser, type ElectronApplication, type Page } from '@playwright/test';
import { findElectron } from '../build/electron-runtime.mjs';
import { endMinutes } from './minutes.mjs';
import { allowNotifications } from './page-notification';

/** A running app and the page it shows. */
export interface LaunchedApp {
  page: Page;
  /** Only in the desktop shell. */
  electron: ElectronApplication | null;
  /** What browser mode prints for the user to open; null in the desktop shell. */
  address: string | null;
  /** Ends the waits of a minute that the app is in. */
  skipMinutes: () => Promise<void>;
  /** Quits as the user would. A second call does nothing. */
  quit(): Promise<void>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '..');

/** Chromium refuses its sandbox to root. Nothing moves, because a test waits until what it presses stands still. */
export const RUNTIME_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--force-prefers-reduced-motion',
];

/** How large the page of browser mode is, in pixels, until a test makes it another size. */
export const WINDOW = { width: 1280, height: 800 };

/** The app's folder for tests: the app under its own name and version, begun by hold.mjs. Returns its path. */
function heldApp(): string {
  const folder = join(ROOT, 'out/test/held');
  const { name, productName, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, productName, version, main: '../../../e2e/hold.mjs' }),
  );
  return folder;
}

/**
 * Launches the desktop app over a data folder.
 * @param variables variables that the app gets in addition to those of the tests
 * @param program what is run instead of Electron, and runs it
 */
export async function launchDesktop(
  dataDir: string,
  extraArguments: string[],
  variables: Record<string, string>,
  program: string | null = findElectron(),
): Promise<LaunchedApp> {
  if (program === null) throw new Error('There is no Electron runtime.');
  const electron = await _electron.launch({
    executablePath: program,
    args: [...RUNTIME_ARGUMENTS, heldApp(), '--data-dir', dataDir, ...extraArguments],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), ...variables },
  });
  const page = await electron.firstWindow();
  await slowDown(page);
  let hasEnded = false;
  return {
    page,
    electron,
    address: null,
    skipMinutes: () => electron.evaluate(endMinutes),
    async quit() {
      if (hasEnded) return;
      hasEnded = true;
      await electron.close();
    },
    async kill() {
      hasEnded = true;
      const closed = electron.waitForEvent('close');
      electron.process().kill('SIGKILL');
      await closed;
    },
  };
}

/**
 * Launches browser mode over a data folder, and opens its page in a browser context of its own.
 * @param modules of this folder, loaded before the app
 */
export async function launchBrowserMode(
  browser: Browser,
  dataDir: string,
  extraArguments: string[],
  modules: string[],
): Promise<LaunchedApp> {
  const loaded = ['skip-minutes.mjs', ...modules].map((name) => pathToFileURL(join(import.meta.dirname, name)).href);
  const process = spawn(
    'node',
    [
      ...loaded.flatMap((url) => ['--import', url]),
      join(ROOT, 'out/main/browser.js'),
      ...['--data-dir', dataDir, '--port', '0', '--no-open', ...extraArguments],
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const address = await printedAddress(process);
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: WINDOW,
    reducedMotion: 'reduce', // as in the desktop app above
  });
  await context.addInitScript(allowNotifications);
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(address);
  await page.waitForURL(`${new URL(address).origin}/`); // the entry goes on to the app by itself
  await page.evaluate(() => document.fonts.ready); // until then a button may move while it is clicked
  return {
    page,
    electron: null,
    address,
    skipMinutes: () => Promise.resolve(void process.send?.('skip')),
    async quit() {
      // the page is open while the app ends, as it is for a person
      await end(process, 'SIGTERM');
      await context.close();
    },
    async kill() {
      await end(process, 'SIGKILL');
      await context.close();
    },
  };
}

/** Slows the page's processor down by the factor in `PAGE_SLOWDOWN`, for tests on a machine slower than this one. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.PAGE_SLOWDOWN ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
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

async function end(process: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = new Promise((resolve) => process.once('exit', resolve));
  process.kill(signal);
  await exit;
}
