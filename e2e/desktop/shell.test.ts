import { destroyWindow, expect, openConnected, openPage, test } from '../shared-app';

test.skip(process.platform !== 'linux', 'windows are closed and shown as on Linux');

test('closing the window leaves the app in the tray, and a second start brings it back', async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
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
  await openPage(app);
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
  await openConnected(app, sandbox);
  const opened = app.electron!.waitForEvent('window');
  await destroyWindow(app);
  await app.electron!.evaluate(({ Menu }) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    entries?.find(({ label }) => label === 'Settings')?.click();
  });
  const page = await opened;
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});
