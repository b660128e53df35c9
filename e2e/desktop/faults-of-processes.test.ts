import type { ElectronApplication } from '@playwright/test';
import { test as fresh } from '../app';
import { expect, openConnected, openWindowAgain, test, type RunningApp } from '../shared-app';
import { connectByBridge, grid, rowCount } from '../steps';

/** What dies or hangs in addition to the main process: the page, Chromium's helpers. */

function electronOf({ electron }: RunningApp): ElectronApplication {
  if (!electron) throw new Error('These tests need the desktop shell.');
  return electron;
}

/** Plays the user who answers every question of the app with one button; what was asked is kept. */
async function answerQuestions(electron: ElectronApplication, response: number): Promise<void> {
  await electron.evaluate(({ dialog }, button) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (...args: unknown[]) => {
      asked.push((args.at(-1) as { message: string }).message);
      return Promise.resolve({ response: button, checkboxChecked: false });
    };
  }, response);
}

const questions = (electron: ElectronApplication) =>
  electron.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

/** Whether the page of the window shows the app; asked of main, since Playwright gives a page up that crashed. */
const textOfPage = (electron: ElectronApplication) =>
  electron.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return '';
    return (await contents.executeJavaScript('document.body.innerText')) as string;
  });

const crash = (electron: ElectronApplication) =>
  electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('render-process-gone', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );

/** Ends helper processes of Chromium as the system would that runs out of memory; resolves when the app has noticed. */
const killHelper = (electron: ElectronApplication, kind: { type: string; serviceName?: string }) =>
  electron.evaluate(
    ({ app }, wanted) =>
      new Promise<string>((resolve) => {
        app.once('child-process-gone', (_, { type }) => resolve(type));
        for (const { type, serviceName, pid } of app.getAppMetrics()) {
          if (type === wanted.type && (wanted.serviceName ?? serviceName) === serviceName) process.kill(pid, 'SIGKILL');
        }
      }),
    kind,
  );

test('a page that crashes is loaded again at the same place, three times a minute, and then the user is asked', async ({
  app,
  sandbox,
}) => {
  await openConnected(app, sandbox);
  await app.page.getByRole('button', { name: 'Activity' }).click();
  await expect.poll(async () => JSON.stringify(await app.settings())).toContain('"activity"');
  const electron = electronOf(app);
  await answerQuestions(electron, -1);
  // however slow the machine is, all of it happens within one minute
  await electron.evaluate(() => {
    const [realNow, now] = [Date.now, Date.now()];
    Object.assign(globalThis, { realNow });
    Date.now = () => now;
  });
  for (let times = 0; times < 3; times++) {
    await crash(electron);
    await expect.poll(() => textOfPage(electron)).toContain('No changes yet');
  }
  expect(await questions(electron)).toEqual([]);
  await crash(electron);
  await expect.poll(() => questions(electron)).toEqual(['The Talkover Numbers window keeps crashing']);
  // a user who opens the window again wants to see it
  await electron.evaluate(({ app: electronApp }) => electronApp.emit('second-instance'));
  await expect.poll(() => textOfPage(electron)).toContain('No changes yet');

  await electron.evaluate(() => {
    Date.now = (globalThis as unknown as { realNow: () => number }).realNow;
  });
  await openWindowAgain(app);
});

test('a page that hangs can be loaded again', async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  const electron = electronOf(app);
  await answerQuestions(electron, 1);
  void app.page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined); // it ends with its page
  await electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('render-process-gone', () => resolve());
        window?.emit('unresponsive');
      }),
  );
  await expect.poll(() => textOfPage(electron)).toContain('200 numbers');
  expect(await questions(electron)).toEqual(['Talkover Numbers isn’t responding']);
  await openWindowAgain(app);
});

// Chromium ends an app whose graphics process has died too often
fresh(
  'the app goes on after the network service and the graphics process have died, in a window of any size',
  async ({ app, sandbox }) => {
    await connectByBridge(app, sandbox, 'Production');
    await expect.poll(() => rowCount(app.page)).toBe(200);
    const electron = electronOf(app);
    await killHelper(electron, { type: 'Utility', serviceName: 'network.mojom.NetworkService' });
    sandbox.change((numbers) => numbers.slice(0, 195));
    await app.page.getByRole('button', { name: /Sync now/ }).click();
    await expect.poll(() => rowCount(app.page)).toBe(195);
    await expect(app.page.getByText('Updated just now')).toBeVisible();

    await killHelper(electron, { type: 'GPU' });
    await app.page.getByRole('button', { name: 'Activity' }).click();
    await app.page.getByRole('button', { name: /^Numbers/ }).click();
    await expect(grid(app.page)).toBeVisible();

    // a size is taken as it is, also while the window closes
    await electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(1, 1);
      window?.setSize(300, 700);
      window?.close();
    });
    await expect.poll(async () => JSON.stringify(await app.settings())).toContain('"height":700');
    const isVisible = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(isVisible).toBe(false);
  },
);
