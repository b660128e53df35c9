import { inFolder } from '../src/shared/testing/in-folder';
import { DEFAULT_SETTINGS, lastViewSchema } from '../src/shared/settings';
import { startSandbox, type Sandbox, type SandboxOptions } from '../src/sandbox/server';
import { expect, test as base } from './app';
import { openBridge, type BridgeClient } from './bridge-client';
import { launchBrowserMode, WINDOW } from './launch';
import { runApp, type FollowedApp, type RunningApp } from './running-app';
import { environmentInput, rowCount, served } from './steps';

/**
 * For tests that need no fresh app. They share one in browser mode, because launching it takes most of a short test's
 * time. Before each test, everything the previous one created or chose is removed; {@link openConnected} opens the page.
 * The options of the app that is launched for each test don't apply.
 */
export const test = base.extend<object, { shared: FollowedApp }>({
  shared: [
    async ({ openBrowser }, use) => {
      await inFolder(async (dataDir) => {
        const followed = await runApp('browser', dataDir, async () =>
          launchBrowserMode(await openBrowser(), dataDir, [], []),
        );
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

/** Opens the page, and connects an environment without the form. */
export async function openConnected(app: RunningApp, sandbox: Sandbox, name = 'Production'): Promise<void> {
  // before the page, because notifications go to the page that was opened last
  const bridge = await openBridge(app);
  await app.page.goto(new URL('/', app.address!).href);
  await bridge.request('environment.add', environmentInput(sandbox, name, { keep: 'keychain' }));
  await expect.poll(() => rowCount(app.page)).toBe(served(sandbox).length);
  bridge.close();
}

/**
 * Leaves the page, which saves its pending changes, and resets its routes, listeners and size. What is opened instead has
 * the same origin: the next page gets the same process, which knows the compiled script.
 */
async function leavePage({ page, address }: RunningApp): Promise<void> {
  await page.goto(new URL('/no-such-page', address!).href);
  await page.unrouteAll();
  page.removeAllListeners('filechooser');
  await page.setViewportSize(WINDOW);
}

/** Removes all that the user made or chose, through the app itself. */
async function forgetAll({ request }: BridgeClient): Promise<void> {
  const { environments, savedViews, channels, settings } = await request('state.get', null);
  const { rates } = settings.exchangeRates;
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
