import type { Sandbox } from '../../src/sandbox/server';
import { mkdir, rm } from 'node:fs/promises';
import { startNotificationDaemon } from '../notification-daemon';
import { expect, testWithPanel as test } from '../private-desktop';
import { openConnected, type RunningApp } from '../shared-app';
import { connectByBridge, leaveLapsing, served, watchOpened } from '../steps';

test.skip(process.platform !== 'linux', 'these look at the session bus');

for (const why of ['a service that refuses', 'do not disturb'] as const) {
  test(`reminders wait in the tray for ${why}, and are sent afterwards`, async ({ daemon, tray, app, sandbox }) => {
    if (why === 'do not disturb') daemon.inhibited = true;
    else daemon.mode = 'refuse';
    await openConnected(app, sandbox, 'Production', 'session'); // the bus has no keychain
    await expect.poll(async () => (await tray.item()).tooltip).toMatch(/ \d+ reminders not shown/);
    const [count] = /\d+(?= reminders not shown)/.exec((await tray.item()).tooltip) ?? [];
    const entry = `${count} reminders could not be shown`;
    expect((await tray.menu())[0]?.label).toBe(entry);
    expect(daemon.received).toEqual([]);
    await tray.click(entry);
    await expect(app.page.getByRole('heading', { name: 'Renewals' })).toBeVisible();
    await expect(app.page.getByText(/^These reminders weren’t shown\./)).toContainText(
      why === 'do not disturb'
        ? 'Do Not Disturb is on.'
        : 'The notification service refused this notification (this service shows nothing).',
    );

    daemon.inhibited = false;
    daemon.mode = 'show';
    await app.electron?.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
    const digest = await daemon.waitFor(({ title }) => title.includes('will lapse'));
    const numbers = digest.title.match(/\d+/g)?.map(Number) ?? [];
    expect(numbers.reduce((sum, part) => sum + part, 0)).toBe(Number(count));
    await expect.poll(async () => (await tray.item()).tooltip).not.toContain('not shown');
    expect((await tray.menu()).map(({ label }) => label)).not.toContain(entry);
    expect(daemon.received).toHaveLength(1);
  });
}

test('the app goes on while the service says nothing of a reminder, and gives it up', async ({
  daemon,
  tray,
  app,
  sandbox,
}) => {
  daemon.mode = 'hold';
  await connectByBridge(app, sandbox, 'Production');
  await daemon.waitFor(({ title }) => title.includes('will lapse'));
  // main answers, whatever the service does
  const state = await app.page.evaluate(() => window.talkover?.request('state.get', undefined));
  expect(state).toMatchObject({ ok: true, value: { tray: { waiting: null } } });
  await expect.poll(async () => (await tray.item()).tooltip).toMatch(/ \d+ reminders not shown/);
  expect(daemon.takenBack).toEqual([]);
  daemon.release();
  await expect.poll(() => daemon.takenBack).toEqual([daemon.received[0]?.title]);
});

test('a service that has started again gets what the one before did not show', async ({
  bus,
  daemon,
  tray,
  app,
  sandbox,
}) => {
  daemon.mode = 'hold';
  await connectByBridge(app, sandbox, 'Production');
  const { title } = await daemon.waitFor((notification) => notification.title.includes('will lapse'));
  await daemon.close();
  await expect.poll(async () => (await tray.item()).tooltip).toMatch(/ \d+ reminders not shown/);
  const next = await startNotificationDaemon(bus.address);
  await next.waitFor((notification) => notification.title === title);
  await expect.poll(async () => (await tray.item()).tooltip).not.toContain('not shown');
  await next.close();
});

test('a reminder of unknown fate is shown once more in the same words', async ({ daemon, tray, app, sandbox }) => {
  test.slow(); // three starts
  daemon.mode = 'hold';
  await connectByBridge(app, sandbox, 'Production');
  const first = await daemon.waitFor(({ title }) => title.includes('will lapse'));
  await app.kill();

  daemon.mode = 'show';
  await app.restart();
  await expect.poll(() => daemon.received.length).toBe(2);
  expect(daemon.received[1]).toEqual(first);

  await app.restart();
  await expect.poll(async () => (await tray.item()).tooltip).toContain('in the next 7 days');
  await app.page.evaluate(() => window.talkover?.request('reminders.test', undefined));
  await daemon.waitFor(({ title }) => title === 'This is a test notification');
  expect(daemon.received).toHaveLength(3);

  // an environment is removed with its token in the keychain, which this bus has not
  await app.quit();
  await rm(app.dataDir, { recursive: true });
  await mkdir(app.dataDir);
  await app.restart();
});

/** Connects an environment with one number that lapses tomorrow. */
function connectLapsing(app: RunningApp, sandbox: Sandbox, name: string): Promise<{ environmentId: string }> {
  leaveLapsing(sandbox, 1);
  return connectByBridge(app, sandbox, name);
}

for (const [reads, capabilities, expected] of [
  ['markup', ['body', 'body-markup'], 'R&amp;D &lt;prod&gt;. Auto-renewal'],
  ['plain text', ['body'], 'R&D <prod>. Auto-renewal'],
] as const) {
  test(`a name with angle brackets is shown as it is by a service that reads ${reads}`, async ({
    daemon,
    app,
    sandbox,
  }) => {
    daemon.capabilities = [...capabilities];
    await connectLapsing(app, sandbox, 'R&D <prod>');
    expect((await daemon.waitFor(({ title }) => title.endsWith('lapses tomorrow'))).body).toContain(expected);
  });
}

test('a button opens the environment in Talkover', async ({ daemon, app, sandbox }) => {
  await connectLapsing(app, sandbox, 'Production');
  const heard = await daemon.waitFor(({ title }) => title.endsWith('lapses tomorrow'));
  const opened = await watchOpened(app);
  daemon.click(heard, 'Open in Talkover');
  await expect.poll(opened).toEqual([`${sandbox.url}/`]);
});

test('a button marks a renewal as handled, the window stays away, and the next sync confirms it', async ({
  daemon,
  app,
  sandbox,
}) => {
  const { environmentId } = await connectLapsing(app, sandbox, 'Production');
  const heard = await daemon.waitFor(({ title }) => title.endsWith('lapses tomorrow'));
  await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  daemon.click(heard, 'Handled');
  const [number] = served(sandbox);
  const id = number?.id ?? '';
  const decided = () =>
    app.page.evaluate((asked) => window.talkover?.request('reminders.preferences', asked), { environmentId });
  await expect.poll(decided).toMatchObject({ ok: true, value: { [id]: { handled: { confirmedAt: null } } } });
  expect(await app.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(
    false,
  );
  sandbox.change((numbers) => numbers.map((one) => ({ ...one, auto_renewal: true })));
  await app.page.evaluate((asked) => window.talkover?.request('sync.now', asked), { environmentId });
  await expect
    .poll(decided)
    .toMatchObject({ ok: true, value: { [id]: { handled: { confirmedAt: expect.any(Number) as unknown } } } });
});
