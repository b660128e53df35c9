import { spawn, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, expect, test, type Page } from '@playwright/test';
import { createFolder, removeFolder } from '../../src/shared/testing/in-folder';
import { RUNTIME_ARGUMENTS } from '../launch';
import { packApp } from '../pack';
import { rows } from '../steps';

const LARGEST_ASAR_BYTES = 10 * 2 ** 20;

test.skip(process.platform !== 'linux', 'the unpacked app has another layout elsewhere');
// packing copies the whole runtime
test.setTimeout(180_000);

let output: string;
let program: string;
let resources: string;

test.beforeAll(async () => {
  output = createFolder();
  ({ program, resources } = await packApp(output));
});
test.afterAll(() => removeFolder(output));

/**
 * Starts the packed program. Its fuses refuse `--inspect`, which Playwright's own launcher needs, so the page is reached
 * through Chromium's debugging port.
 */
async function startPackaged(
  dataDir: string,
): Promise<{ child: ChildProcess; page: Page; detach: () => Promise<void> }> {
  const child = spawn(program, [...RUNTIME_ARGUMENTS, '--data-dir', dataDir, '--remote-debugging-port=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await debuggingAddress(child);
  // Playwright may wait for ever for a page that is being made while it connects
  await expect.poll(() => pageAddresses(address)).toContainEqual(expect.stringMatching(/^app:/));
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  if (!context) throw new Error('the packed app has no page');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  return { child, page, detach: () => browser.close() };
}

/** The addresses of the pages that are there. */
async function pageAddresses(debuggingUrl: string): Promise<string[]> {
  const response = await fetch(`http://${new URL(debuggingUrl).host}/json/list`);
  const targets = (await response.json()) as { type: string; url: string }[];
  return targets.filter(({ type }) => type === 'page').map(({ url }) => url);
}

async function debuggingAddress({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the packed app has no output to read');
  const said: string[] = [];
  const lines = createInterface({ input: stderr });
  return new Promise((resolve, reject) => {
    // reads on to the end, so that the app never waits for a reader
    lines.on('line', (line) => {
      said.push(line);
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    lines.on('close', () => reject(new Error(`the packed app ended: ${said.join('\n')}`)));
  });
}

test('the packed app finds its page, its bridge and the keychain, and ends when asked', async () => {
  const dataDir = createFolder();
  const { child, page, detach } = await startPackaged(dataDir);
  const exit = new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('exit', (code, signal) => resolve([code, signal])),
  );
  try {
    await expect(page).toHaveURL(/^app:\/\/numbers\//);
    await expect(page.getByRole('button', { name: 'Explore sample data' })).toBeVisible();
    const answer = await page.evaluate(() => window.talkover?.request('state.get', undefined));
    expect(JSON.stringify(answer)).toContain('"keychain":{"available":true');
    await page.getByRole('button', { name: 'Explore sample data' }).click();
    await expect(rows(page).first()).toBeVisible();
    await detach();
  } finally {
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    removeFolder(dataDir);
  }
});

test('only what runs on this platform is packed', async () => {
  expect(statSync(join(resources, 'app.asar')).size).toBeLessThan(LARGEST_ASAR_BYTES);
  const unpacked = join(resources, 'app.asar.unpacked');
  const addons = (await readdir(unpacked, { recursive: true })).filter((file) => file.endsWith('.node'));
  expect(addons).toContain(`node_modules/keytar/prebuilds/linux-${process.arch}/keytar.node`);
  expect(addons.filter((file) => !file.startsWith('node_modules/keytar/prebuilds/linux-'))).toEqual([]);
});
