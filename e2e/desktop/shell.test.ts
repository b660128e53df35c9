import { isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, test } from '../app';
import { watchTray } from '../status-notifier-watcher';
import { connectEnvironment, served } from '../steps';

test.skip(process.platform !== 'linux', 'these look at the session bus');

const today = () => localDay(Date.now());

/** Leaves one number that lapses tomorrow and one that renews far ahead. */
function oneLapsesTomorrow(numbers: PhoneNumber[]): PhoneNumber[] {
  return numbers.slice(0, 2).map((number, index) => ({
    ...number,
    current_status: 'active',
    auto_renewal: index === 1,
    renewal_date: isoFromDay(today() + (index === 0 ? 1 : 90)),
  }));
}

test('the tray says what is ahead, and its menu leads there', async ({ app, sandbox }) => {
  const tray = await watchTray();
  sandbox.change(oneLapsesTomorrow);
  const [lapsing] = served(sandbox);
  await app.restart();
  await connectEnvironment(app.page, sandbox);
  await expect
    .poll(async () => (await tray.item()).tooltip)
    .toContain('1 renewal in the next 7 days · 1 lapses tomorrow');
  const entry = `${lapsing?.formatted_number} lapses tomorrow`;
  const labels = (await tray.menu()).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([entry, 'Sync now', 'Quit']));
  await tray.click('Open'); // of the first
  await expect(app.page.getByRole('complementary', { name: `Details of ${lapsing?.formatted_number}` })).toBeVisible();
  await tray.close();
});

test('closing the window leaves the app in the tray, and a second start brings it back', async ({ app, sandbox }) => {
  await connectEnvironment(app.page, sandbox);
  const visible = () => app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(visible).toBe(false);
  const fetches = sandbox.requests.length;
  await app.electron?.evaluate(({ app: electronApp }) => electronApp.emit('second-instance'));
  await expect.poll(visible).toBe(true);
  expect(sandbox.requests.length).toBe(fetches);
});

test('the page is sandboxed: no Node, no navigation, no new windows, only the bridge', async ({ app }) => {
  const { page } = app;
  const found = await page.evaluate(() => ({
    origin: location.origin,
    node:
      typeof (globalThis as Record<string, unknown>).process + typeof (globalThis as Record<string, unknown>).require,
    bridge: Object.keys(window.talkover ?? {}).sort(),
  }));
  expect(found).toEqual({ origin: 'app://numbers', node: 'undefinedundefined', bridge: ['onEvent', 'request'] });
  await page.evaluate(() => window.open('https://example.com'));
  await page.evaluate(() => (location.href = 'https://example.com'));
  expect(page.url()).toMatch(/^app:\/\/numbers\//);
  expect(app.electron?.windows()).toHaveLength(1);
});

test('an entry of the menu does what it says where it has to open a window first', async ({ app, sandbox }) => {
  await connectEnvironment(app.page, sandbox);
  const opened = app.electron!.waitForEvent('window');
  await app.electron!.evaluate(({ app: electronApp, BrowserWindow, Menu }) => {
    // the app stays without a window, as on macOS
    electronApp.removeAllListeners('window-all-closed').on('window-all-closed', () => undefined);
    BrowserWindow.getAllWindows()[0]?.destroy();
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    entries?.find(({ label }) => label === 'Settings')?.click();
  });
  const page = await opened;
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});
