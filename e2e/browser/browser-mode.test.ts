import { spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import { inFolder } from '../../src/shared/testing/in-folder';
import { expect, test } from '../app';
import { connectByBridge, grid, served } from '../steps';

const BROWSER_MODE = join(import.meta.dirname, '../../out/main/browser.js');

/** Runs browser mode until it ends. */
function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('node', [BROWSER_MODE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (part: Buffer) => (output += part.toString()));
    child.stderr.on('data', (part: Buffer) => (output += part.toString()));
    child.once('close', (code) => resolve({ code, output }));
  });
}

test('the printed address is needed to get in', async ({ app }) => {
  const { origin } = new URL(app.page.url());
  const stranger = await fetch(origin);
  expect(stranger.status).toBe(403);
  expect(await stranger.text()).toContain('Open the address that the app printed');
  expect((await fetch(`${origin}/enter?secret=guess`)).headers.get('set-cookie')).toBeNull();
  await expect(app.page).toHaveURL(`${origin}/`); // the secret is gone from the address
});

test('a second start on the same folder says so', async ({ app }) => {
  const { code, output } = await run('--data-dir', app.dataDir, '--no-open');
  expect(code).toBe(1);
  expect(output).toContain(`is already running with this data folder (${new URL(app.page.url()).origin})`);
  expect(output).not.toContain('secret');
});

test('an unknown flag gets a clear error', async () => {
  expect(await run('--bogus')).toEqual({ code: 2, output: 'Unknown option --bogus. Use --help to see the options.\n' }); // prettier-ignore
  expect((await run('--help')).output).toContain('--data-dir DIR');
});

test('a start that fails says why, and ends with 1', async ({ app }) => {
  const { port } = new URL(app.page.url());
  await inFolder(async (dataDir) => {
    const taken = await run('--data-dir', dataDir, '--no-open', '--port', port);
    expect(taken).toMatchObject({ code: 1, output: expect.stringContaining(`Port ${port} cannot be used`) });
    await rm(join(dataDir, 'settings.json'), { force: true });
    await mkdir(join(dataDir, 'settings.json'));
    expect(await run('--data-dir', dataDir, '--no-open')).toMatchObject({ code: 1, output: expect.stringContaining('EISDIR') }); // prettier-ignore
  });
  const file = join(import.meta.dirname, 'browser-mode.test.ts', 'x'); // below a file there are no folders, on any system
  expect(await run('--data-dir', file, '--no-open')).toMatchObject({ code: 1, output: expect.stringContaining(`The data folder ${file} cannot be used`) }); // prettier-ignore
});

test('a tab without the key of the bridge cannot use the app, whatever its cookies', async ({ app, sandbox }) => {
  await connectByBridge(app, sandbox, 'Production');
  const tab = await app.page.context().newPage();
  await tab.goto(app.page.url());
  await expect(tab.getByRole('alert')).toContainText('Open the address that the app printed');
  await tab.close();
  await app.page.reload();
  await expect(grid(app.page)).toBeVisible();
});

test('the page shows what the tray would, and reminders through the browser, once', async ({ app, sandbox }) => {
  sandbox.change((numbers) =>
    numbers.slice(0, 1).map((number) => ({
      ...number,
      current_status: 'active',
      auto_renewal: false,
      renewal_date: isoFromDay(localDay(Date.now()) + 1),
    })),
  );
  const [lapsing] = served(sandbox);
  const headline = `${lapsing?.formatted_number} lapses tomorrow`;
  await app.page.evaluate(() => {
    const shown: Notification[] = [];
    Object.assign(window, { shown });
    window.Notification = new Proxy(window.Notification, {
      construct(target, args: [string, NotificationOptions]) {
        const notification = new target(...args);
        shown.push(notification);
        return notification;
      },
    });
  });
  await connectByBridge(app, sandbox, 'Production');
  await expect(app.page.getByText('1 renewal in the next 7 days · 1 lapses tomorrow')).toBeVisible();
  const shown = () =>
    app.page.evaluate(() => (window as unknown as { shown: Notification[] }).shown.map(({ title }) => title));
  await expect.poll(shown).toEqual([headline]);
  await expect.poll(() => app.filesWith('"type":"shown"')).toHaveLength(1);
  await app.page.getByRole('button', { name: /Sync now/ }).click();
  await expect(app.page.getByText('Updated just now')).toBeVisible();
  expect(await shown()).toEqual([headline]);

  await app.page.evaluate(() => {
    (window as unknown as { shown: Notification[] }).shown[0]?.dispatchEvent(new Event('click'));
  });
  const details = { name: `Details of ${lapsing?.formatted_number}` };
  await expect(app.page.getByRole('complementary', details)).toBeVisible();
  await expect.poll(() => app.filesWith('"type":"clicked"')).toHaveLength(1);
});
