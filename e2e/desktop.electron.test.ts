import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isoFromDay, localDay } from '../src/shared/calendar-day';
import type { PhoneNumber } from '../src/shared/phone-number';
import { expect, test } from './app';
import { watchNotifications } from './notification-monitor';
import { watchTray } from './status-notifier-watcher';
import { connectAccount, served } from './steps';

test.skip(process.platform !== 'linux', 'these look at the session bus');

/** Tells the notification daemon what a person would do. */
const dunst = (what: 'action' | 'close-all') => promisify(execFile)('dunstctl', [what]);

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

test('a renewal is announced once on the notification bus, and not again after a restart', async ({ app, sandbox }) => {
  const notifications = await watchNotifications();
  await dunst('close-all'); // what earlier tests left on the screen
  sandbox.change(oneLapsesTomorrow);
  const [lapsing] = served(sandbox);
  await connectAccount(app.page, sandbox);
  const heard = await notifications.waitFor(({ title }) => title.endsWith('lapses tomorrow'));
  expect(heard.title).toBe(`${lapsing?.formatted_number} lapses tomorrow`);
  expect(heard.body).toContain('Auto-renewal is off');
  expect(heard.urgency).toBe(2);
  await dunst('action'); // what a click on the only one that is shown does
  await expect(app.page.getByRole('complementary', { name: `Details of ${lapsing?.formatted_number}` })).toBeVisible();

  const fetches = sandbox.requests.length;
  await app.restart();
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(fetches);
  // the test notification comes after whatever the start had to say
  await app.page.evaluate(() => window.talkover?.request('reminders.test', undefined));
  await notifications.waitFor(({ title }) => title === 'This is a test notification');
  expect(notifications.received.filter(({ title }) => title.endsWith('lapses tomorrow'))).toHaveLength(1);
  await notifications.close();
});

test('many renewals at once come as one digest', async ({ app, sandbox }) => {
  const notifications = await watchNotifications();
  sandbox.change((numbers) =>
    numbers.slice(0, 6).map((number, index) => ({
      ...number,
      current_status: 'active',
      auto_renewal: index > 1,
      // due whatever the hour: a renewal is announced from nine in the morning of the day before
      renewal_date: isoFromDay(today()),
    })),
  );
  await connectAccount(app.page, sandbox);
  const digest = await notifications.waitFor(({ title }) => title.includes('will lapse'));
  expect(digest.title).toBe('2 numbers will lapse, 4 numbers renew');
  expect(notifications.received).toHaveLength(1);
  await notifications.close();
});

test('the tray says what is ahead, and its menu leads there', async ({ app, sandbox }) => {
  const tray = await watchTray();
  sandbox.change(oneLapsesTomorrow);
  const [lapsing] = served(sandbox);
  await app.restart();
  await connectAccount(app.page, sandbox);
  await expect.poll(async () => (await tray.item()).tooltip).toContain('1 renewal this week · 1 lapses tomorrow');
  const entry = `${lapsing?.formatted_number} lapses tomorrow`;
  const labels = (await tray.menu()).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([entry, 'Sync now', 'Quit']));
  await tray.click(entry);
  await expect(app.page.getByRole('complementary', { name: `Details of ${lapsing?.formatted_number}` })).toBeVisible();
  await tray.close();
});

test('closing the window leaves the app in the tray, and a second start brings it back', async ({ app, sandbox }) => {
  await connectAccount(app.page, sandbox);
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
