import type { Page } from '@playwright/test';
import { expect, openConnected, test, type RunningApp } from '../shared-app';
import { rowCount, rows, searchBox, served } from '../steps';

/** Does something and waits for the app to be gone; then starts it again over the same folder. */
async function startAgainAfter(app: RunningApp, leave: () => Promise<unknown>): Promise<Page> {
  const gone = app.electron?.waitForEvent('close');
  // the connection ends with the app, before or after it has answered
  await leave().catch(() => undefined);
  await gone;
  return app.restart();
}

const quit = ({ electron }: RunningApp) => electron!.evaluate(({ app }) => app.quit());
const terminate = ({ electron }: RunningApp) => Promise.resolve(electron!.process().kill('SIGTERM'));
const closeWindow = ({ electron }: RunningApp) =>
  electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** Opens the first number of the list; the field for its note. */
async function openNote(page: Page, formatted: string) {
  await rows(page).filter({ hasText: formatted }).click();
  return page.getByRole('complementary', { name: `Details of ${formatted}` }).getByRole('textbox', { name: 'Note' });
}

/** Has the window close completely, and not to the tray. */
const withoutTray = (page: Page) =>
  page.evaluate(() => window.talkover?.request('settings.update', { closeToTray: false }));

const WAYS = {
  'when it is quit': quit,
  // only on Linux does closing the window end the app, and does a signal reach it
  ...(process.platform === 'linux' && { 'when a signal ends it': terminate, 'when its window is closed': closeWindow }),
};

test('what was asked and noted last is kept, however the app ends at once', async ({ app, sandbox }) => {
  test.slow(); // three starts
  const number = served(sandbox)[0]!;
  await openConnected(app, sandbox);
  await withoutTray(app.page);
  for (const [how, leave] of Object.entries(WAYS)) {
    await test.step(how, async () => {
      const note = await openNote(app.page, number.formatted_number);
      await searchBox(app.page).fill('status:active');
      await note.fill(`Ask Ms Doe ${how}`);
      const page = await startAgainAfter(app, () => leave(app));
      await expect(searchBox(page)).toHaveValue('status:active');
      await searchBox(page).fill('');
      await expect.poll(() => rowCount(page)).toBe(200);
      await expect(await openNote(page, number.formatted_number)).toHaveValue(`Ask Ms Doe ${how}`);
    });
  }
});

test('a note and a form that are half typed survive the page being killed and loaded again', async ({
  app,
  sandbox,
}) => {
  const number = served(sandbox)[0]!;
  await openConnected(app, sandbox);
  const crash = async () => {
    const gone = app.page.waitForEvent('crash');
    await app.electron!.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await gone;
  };
  const note = await openNote(app.page, number.formatted_number);
  await note.fill('Ask Ms Doe');
  await crash();
  const page = await startAgainAfter(app, () => quit(app));
  await expect(await openNote(page, number.formatted_number)).toHaveValue('Ask Ms Doe');
  expect(JSON.stringify(await app.settings())).not.toContain('Ask Ms Doe'); // saved, and no draft any more

  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Add environment' }).click();
  await page.getByLabel('Name').fill('Half a na');
  await page.getByLabel('Token', { exact: true }).fill('talq_never_on_disk');
  await page.reload();
  await page.keyboard.press('Control+4');
  await expect(page.getByLabel('Name')).toHaveValue('Half a na');
  await page.getByLabel('Token', { exact: true }).fill('talq_never_on_disk');
  // as Windows says that the user signs out
  await app.electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('session-end'));
  await expect.poll(() => app.filesWith('Half a na')).not.toEqual([]);
  await crash();
  const again = await startAgainAfter(app, () => terminate(app));
  await again.keyboard.press('Control+4');
  await expect(again.getByLabel('Name')).toHaveValue('Half a na');
  await expect(again.getByLabel('Token', { exact: true })).toHaveValue('');
  expect(await app.filesWith('talq_never_on_disk')).toEqual([]);
  await again.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => app.filesWith('Half a na')).toEqual([]);
});

test('a page that hangs holds up neither quitting nor closing', async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  await withoutTray(app.page);
  const hang = (page: Page) =>
    page.evaluate(() => {
      setTimeout(() => {
        for (;;); // for ever
      });
    });
  await hang(app.page);
  await hang(await startAgainAfter(app, () => quit(app)));
  await startAgainAfter(app, () => (process.platform === 'darwin' ? quit(app) : closeWindow(app)));
});
