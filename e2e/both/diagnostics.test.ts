import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { clipboardText, runByPalette, savedFile, syncNow } from '../steps';

const diagnostics = (page: Page) => page.getByRole('dialog', { name: 'Diagnostics' });

test('diagnostics are shown as they are copied and saved, and the data folder is shown, or said where it is', async ({
  app,
  sandbox,
}) => {
  const log = () => readFile(join(app.dataDir, 'logs', 'app.log'), 'utf8');
  const { page } = app;
  await openConnected(app, sandbox);
  await syncNow(page, sandbox);
  expect(await log()).toContain('sync finished');
  await runByPalette(page, 'copy diagnostics');
  const text = diagnostics(page).getByRole('textbox', { name: 'Diagnostics text' });
  const shown = await text.inputValue();
  for (const part of [
    '## Versions\napp 0.',
    'syncIntervalMinutes 15',
    ', 200 numbers, 0 set aside',
    'settings.json  ',
    'snapshots/',
    'sync finished',
  ])
    // prettier-ignore
    expect(shown).toContain(part);
  await expect(diagnostics(page).getByRole('button', { name: 'Copy' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(diagnostics(page).getByText('Diagnostics copied')).toBeVisible();
  expect(await clipboardText(app)).toBe(shown);
  const saved = await savedFile(app, 'diagnostics.txt', () => diagnostics(page).getByRole('button', { name: 'Export…' }).click()); // prettier-ignore
  expect(saved.text).toBe(shown);
  await expect(diagnostics(page)).toBeHidden();

  const before = await log();
  await page.keyboard.press('Control+4');
  await page.getByLabel('Log', { exact: true }).selectOption({ label: 'Everything' });
  await expect
    .poll(async () => (await log()).slice(before.length))
    .toContain('debug request answered request=settings.update');
  const settings = page.getByRole('region', { name: 'Data and diagnostics' });
  await settings.getByRole('button', { name: 'Export diagnostics…' }).click();
  await expect(diagnostics(page).getByRole('button', { name: 'Export…' })).toBeFocused();
  await page.keyboard.press('Escape');

  await app.electron?.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: null });
    shell.openPath = (path) => {
      Object.assign(globalThis, { opened: path });
      return Promise.resolve('');
    };
  });
  await settings.getByRole('button', { name: 'Open data folder' }).click();
  if (app.electron) {
    const opened = () => app.electron?.evaluate(() => (globalThis as { opened?: string }).opened);
    await expect.poll(opened).toBe(app.dataDir);
    return;
  }
  await expect(page.getByText(`Data folder: ${app.dataDir}`)).toBeVisible();
  await page.getByRole('button', { name: 'Copy path' }).click();
  await expect.poll(() => clipboardText(app)).toBe(app.dataDir);
});
