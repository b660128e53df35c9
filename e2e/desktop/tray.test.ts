import { expect, test, testWithPanel } from '../private-desktop';
import { arranged, today } from '../renewals-steps';
import { openConnected, type RunningApp } from '../shared-app';
import { clipboardText, served } from '../steps';
import { watchTray, type TrayWatch } from '../status-notifier-watcher';

test.skip(process.platform !== 'linux', 'these look at the session bus');

const isVisible = ({ electron }: RunningApp) =>
  electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
/** Closes the window as the user does, who sees it. */
async function close(app: RunningApp): Promise<void> {
  await expect.poll(() => isVisible(app)).toBe(true);
  await app.electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

/** Waits for the icon; one that Electron made while the panel came is replaced, maybe while it is read. */
const expectIcon = (tray: TrayWatch, tooltip = 'in the next 7 days') =>
  expect(async () => expect((await tray.item()).tooltip).toContain(tooltip)).toPass();

async function chooseLanguage({ page }: RunningApp, field: string, language: string): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.getByLabel(field, { exact: true }).selectOption(language);
}

const firstRenewal = ({ page }: RunningApp) =>
  page.evaluate(async () => {
    const answer = await window.talkover!.request('state.get', undefined);
    return answer.ok ? answer.value.tray.next[0] : undefined;
  });

test('the icon appears when the panel does, deals with a renewal in the language that is chosen, and the window outlives the panel', async ({
  bus,
  daemon,
  app,
  sandbox,
}) => {
  await openConnected(app, sandbox, 'Production', 'session');
  const first = await watchTray(bus.address); // later than the app
  await expectIcon(first);
  await first.close();
  const second = await watchTray(bus.address);
  await expectIcon(second);
  await second.click('Copy number');
  expect(await clipboardText(app)).toBe((await firstRenewal(app))?.number);
  await second.click('Handled');
  await expect.poll(async () => (await firstRenewal(app))?.isHandled).toBe(true);
  await chooseLanguage(app, 'Language', 'Deutsch');
  await expectIcon(second, 'in den nächsten 7 Tagen');
  await close(app);
  await expect.poll(() => isVisible(app)).toBe(false);
  await second.click('Talkover Numbers öffnen');
  await expect.poll(() => isVisible(app)).toBe(true);
  await chooseLanguage(app, 'Sprache', 'English');
  await expectIcon(second);
  await close(app);
  await expect.poll(() => isVisible(app)).toBe(false);
  await second.close();
  // nothing minimises windows here, so the user is told how the window comes back
  await daemon.waitFor(({ title, body }) => title === 'Talkover Numbers keeps running' && body.includes('no tray'));
});

test('without a tray, closing says how the window comes back, and a second start brings it', async ({
  daemon,
  app,
}) => {
  await close(app);
  const { body } = await daemon.waitFor(({ title }) => title === 'Talkover Numbers keeps running');
  expect(body).toContain('To open the window again, start the app again.'); // nothing minimises windows here
  expect(await isVisible(app)).toBe(false);
  await app.electron!.evaluate(({ app: electronApp }) => electronApp.emit('second-instance'));
  await expect.poll(() => isVisible(app)).toBe(true);
  await close(app);
  await expect.poll(() => daemon.received.length).toBe(2); // it left no trace this time either
});

testWithPanel('the tray says what is ahead, and its menu leads there', async ({ tray, app, sandbox }) => {
  sandbox.change(arranged(1, 1, today() + 90));
  const [lapsing] = served(sandbox);
  await openConnected(app, sandbox, 'Production', 'session');
  await expect
    .poll(async () => (await tray.item()).tooltip)
    .toContain('1 renewal in the next 7 days · 1 lapses tomorrow');
  const entry = `${lapsing?.formatted_number} lapses tomorrow`;
  const labels = (await tray.menu()).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining([entry, 'Sync now', 'Quit']));
  await tray.click('Open'); // of the first
  await expect(app.page.getByRole('complementary', { name: `Details of ${lapsing?.formatted_number}` })).toBeVisible();
});
