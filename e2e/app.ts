import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, expect, test as base, type Browser } from '@playwright/test';
import { chromiumOptions } from '../build/chromium.mjs';
import { startSandbox, type Sandbox } from '../src/sandbox/server';
import type { Settings } from '../src/shared/settings';
import { inFolder } from '../src/shared/testing/in-folder';
import { launchBrowserMode, launchDesktop } from './launch';
import { runApp, type FollowedApp, type RunningApp } from './running-app';

interface Fixtures {
  sandbox: Sandbox;
  app: RunningApp;
  extraArguments: string[];
  /** What the settings file holds before the app starts for the first time. */
  settings: Partial<Settings>;
  /** Files of the data folder before the app starts for the first time, by their names. */
  files: Record<string, string>;
  /** Variables that the desktop app has in addition to those of the tests. */
  variables: Record<string, string>;
  /** What is run instead of Electron, and runs it. */
  program: string | undefined;
  /** Modules of this folder that browser mode loads before the app. */
  loaded: string[];
  /** The test has the page fail, which fails any other. */
  hasPageFail: boolean;
}

interface WorkerFixtures {
  /** One browser for all tests of a worker; not Playwright's own, which would be launched for Electron's tests too. */
  openBrowser: () => Promise<Browser>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  extraArguments: [[], { option: true }],
  settings: [{}, { option: true }],
  files: [{}, { option: true }],
  variables: [{}, { option: true }],
  program: [undefined, { option: true }],
  loaded: [[], { option: true }],
  hasPageFail: [false, { option: true }],

  openBrowser: [
    async ({}, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= launchBrowser()));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],

  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ numbers: 200, seed: 11 });
    await use(sandbox);
    await sandbox.close();
  },

  app: async (
    { openBrowser, settings, files, hasPageFail, extraArguments, variables, program, loaded },
    use,
    { project },
  ) => {
    await inFolder(async (dataDir) => {
      if (Object.keys(settings).length > 0)
        await writeFile(join(dataDir, 'settings.json'), JSON.stringify({ settings }));
      for (const [name, text] of Object.entries(files)) await writeFile(join(dataDir, name), text);
      const options = { extraArguments, variables, program, loaded };
      const { app, takeFaults } = await startApp(project, dataDir, openBrowser, options);
      await use(app);
      await app.quit();
      if (!hasPageFail) expect(takeFaults(), 'what nothing in the page caught').toEqual([]);
    });
  },
});

/** Without V8's optimizing compilers: they take a seventh of the processor time, and most tests end before it pays. */
function launchBrowser(): Promise<Browser> {
  const options = chromiumOptions();
  return chromium.launch({ ...options, args: [...(options.args ?? []), '--js-flags=--no-maglev --no-turbofan'] });
}

type LaunchOptions = Pick<Fixtures, 'extraArguments' | 'variables' | 'program' | 'loaded'>;

/** Starts the app over a data folder in the shell that a project's tests are about, and follows it. */
export function startApp(
  { name }: { name: string },
  dataDir: string,
  openBrowser: WorkerFixtures['openBrowser'],
  { extraArguments = [], variables = {}, program, loaded = [] }: Partial<LaunchOptions> = {},
): Promise<FollowedApp> {
  const shell = name === 'electron' ? 'desktop' : 'browser';
  return runApp(shell, dataDir, async () =>
    shell === 'desktop'
      ? launchDesktop(dataDir, extraArguments, variables, program)
      : launchBrowserMode(await openBrowser(), dataDir, extraArguments, loaded),
  );
}

export { expect };
export type { RunningApp };
