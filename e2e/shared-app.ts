import type { ElectronApplication } from '@playwright/test';
import { inFolder } from '../src/shared/testing/in-folder';
import { DEFAULT_SETTINGS, lastViewSchema } from '../src/shared/settings';
import { startSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/server';
import { expect, startApp, test as base } from './app';
import { openBridge, type BridgeClient } from './bridge-client';
import { WINDOW } from './launch';
import type { FollowedApp, RunningApp } from './running-app';
import { environmentInput, rowCount, served } from './steps';

interface WorkerFixtures {
  shared: FollowedApp;
  /** Variables that the desktop app has in addition to those of the tests. */
  sharedVariables: Record<string, string>;
}

/**
 * For tests that need no fresh app. Those of a worker share one, because launching it takes most of a short test's time.
 * Before each test, everything the previous one created or chose is removed; {@link openConnected} opens the page. The
 * options of the app that is launched for each test don't apply.
 */
export const test = base.extend<object, WorkerFixtures>({
  sharedVariables: [{}, { scope: 'worker', option: true }],

  shared: [
    async ({ openBrowser, sharedVariables }, use, { project }) => {
      await inFolder(async (dataDir) => {
        const followed = await startApp(project, dataDir, openBrowser, { variables: sharedVariables });
        await use(followed);
        await followed.app.quit();
      });
    },
    { scope: 'worker' },
  ],

  sandbox: async ({}, use) => {
    const sandbox = await startNewSandbox({ numbers: 200, seed: 11 });
    await use(sandbox);
    await sandbox.close();
  },

  app: async ({ shared: { app, takeFaults } }, use) => {
    await leavePage(app);
    expect(takeFaults(), 'what nothing caught while the page of the test before was left').toEqual([]);
    const bridge = await openBridge(app);
    await forgetAll(bridge);
    bridge.close();
    await use(app);
    expect(takeFaults(), 'what nothing in the page caught').toEqual([]);
  },
});

export { expect };
export type { RunningApp };

/** The base URLs of the sandboxes that this worker's app has known. */
const known = new Set<string>();

/**
 * Starts a sandbox on a port that none before it had. The system gives the same port again, and what the app has announced
 * belongs to the base URL: it would not announce it once more.
 */
export async function startNewSandbox(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  if (!known.has(sandbox.url)) {
    known.add(sandbox.url);
    return sandbox;
  }
  const another = await startNewSandbox(options);
  await sandbox.close();
  return another;
}

/**
 * Opens the page, and connects an environment without the form. Resolves with what is needed to ask for it.
 * @param keep where its token is kept: without the keychain it is gone after a restart
 */
export async function openConnected(
  app: RunningApp,
  sandbox: Sandbox,
  name = 'Production',
  keep: 'keychain' | 'session' = 'keychain',
): Promise<{ environmentId: string }> {
  // before the page, because notifications go to the page that was opened last
  const bridge = await openBridge(app);
  await openPage(app);
  const added = await bridge.request('environment.add', environmentInput(sandbox, name, { keep }));
  await expect.poll(() => rowCount(app.page)).toBe(served(sandbox).length);
  bridge.close();
  return added;
}

/** Opens the page, which is the first screen as long as there is no environment. */
export async function openPage({ page, address }: RunningApp): Promise<void> {
  await page.goto(new URL('/', address ?? page.url()).href);
}

/**
 * Leaves the page, which saves its pending changes, and resets its routes, listeners and window. What is opened instead
 * has the same origin: the next page gets the same process, which knows the compiled script, and the bridge is there.
 */
async function leavePage({ page, electron }: RunningApp): Promise<void> {
  await page.goto(await page.evaluate(addressOfIcon));
  await page.unrouteAll();
  page.removeAllListeners('filechooser').removeAllListeners('download');
  if (electron) await putBackWindow(electron);
  else await page.setViewportSize(WINDOW);
}

function addressOfIcon(): string {
  return document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? location.href;
}

/** Brings the window forward as a second start does, if the user has closed it. */
async function putBackWindow(electron: ElectronApplication): Promise<void> {
  const isVisible = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  if (!(await isVisible())) await electron.evaluate(({ app }) => app.emit('second-instance'));
  await expect.poll(isVisible).toBe(true);
}

/** Lets the window of the desktop app go. The app stays without one, as on macOS. */
export async function destroyWindow({ electron }: RunningApp): Promise<void> {
  await electron!.evaluate(({ app, BrowserWindow }) => {
    app.removeAllListeners('window-all-closed').on('window-all-closed', () => undefined);
    BrowserWindow.getAllWindows()[0]?.destroy();
  });
}

/** Opens the page in a new window: Playwright gives up the page of one that has crashed. */
export async function openWindowAgain(app: RunningApp): Promise<void> {
  const opened = app.electron!.waitForEvent('window');
  await destroyWindow(app);
  await app.electron!.evaluate(({ app: electronApp }) => electronApp.emit('second-instance'));
  await opened;
}

/** Removes all that the user made or chose, through the app itself. */
async function forgetAll({ request }: BridgeClient): Promise<void> {
  const { environments, savedViews, channels, keptFiles, settings } = await request('state.get', null);
  const { rates } = settings.exchangeRates;
  for (const { id } of keptFiles) await request('keptFiles.remove', { id });
  for (const { id } of savedViews) await request('savedViews.remove', { id });
  for (const { id } of channels) await request('channel.remove', { channelId: id });
  for (const { id } of environments) {
    const { labels } = await request('labels.read', { environmentId: id, since: 0 });
    for (const label of labels) await request('labels.deleteLabel', { labelId: label.id });
    await request('environment.remove', { environmentId: id });
  }
  for (const [base, others] of Object.entries(rates))
    for (const currency of Object.keys(others))
      await request('settings.update', { exchangeRates: { remove: { base, currency } } });
  await request('firstSteps.close', null);
  await request('reminders.pause', { choice: null });
  await request('settings.update', { ...DEFAULT_SETTINGS, launchAtLogin: undefined, exchangeRates: { base: null } });
  await request('drafts.put', { note: null, environment: null, channels: [] });
  await request('session.rememberActions', { recentActions: [] });
  await request('session.rememberView', lastViewSchema.parse({}));
}
