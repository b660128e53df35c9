import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolder } from '../../src/shared/testing/in-folder';
import { expect, test as base } from '../app';

/** The autostart entry, in a folder of settings of the test's own. */
const test = base.extend<{ config: string; entry: string }>({
  config: async ({}, use) => inFolder(use),
  variables: async ({ config }, use) => use({ XDG_CONFIG_HOME: config }),
  entry: async ({ config }, use) => use(join(config, 'autostart/ai.talkover.numbers.desktop')),
});

test.skip(process.platform !== 'linux', 'elsewhere the system keeps what starts at sign-in');

test('the switch shows whether the app starts at sign-in, and a start corrects where the app is', async ({
  app,
  entry,
}) => {
  const openSettings = () => app.page.getByRole('button', { name: 'Settings', exact: true }).click();
  const theSwitch = () => app.page.getByRole('switch', { name: 'Start when I sign in' });
  await app.page.getByRole('button', { name: 'Explore sample data' }).click();
  await openSettings();
  await theSwitch().click();
  await expect(theSwitch()).toBeChecked();
  const written = await readFile(entry, 'utf8');

  await writeFile(entry, written.replace(/^Exec=\S+/m, 'Exec=/apps/gone.AppImage'));
  await app.restart();
  await expect.poll(() => readFile(entry, 'utf8')).toBe(written);

  await openSettings();
  await writeFile(entry, `${written}Hidden=true\n`);
  await app.electron?.evaluate(({ app: electronApp }) => electronApp.emit('browser-window-focus'));
  await expect(theSwitch()).not.toBeChecked();

  await rm(entry);
  await theSwitch().click();
  await expect(async () => expect(await readFile(entry, 'utf8')).toBe(written)).toPass();
});
