import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TestInfo } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/server';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, openConnected, test, type RunningApp } from '../shared-app';
import { answerSaveDialog, searchBox, served } from '../steps';

test('a file that can’t be written is reported', async ({ app, sandbox }, info) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+2');
  const path = info.outputPath('taken.ics');
  await mkdir(path, { recursive: true });
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Export calendar' }).click();
  await expect(page.getByText('taken.ics was not saved')).toBeVisible();
});

test('a file is kept up to date after each sync, until it is stopped', async ({ app, sandbox }, info) => {
  const { page } = app;
  await openConnected(app, sandbox);
  const path = info.outputPath('numbers.csv');
  await mkdir(info.outputDir, { recursive: true });
  await answerSaveDialog(app, path);
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Keep a file up to date…' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Choose where…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('Last written')).toBeVisible();
  await page.keyboard.press('Escape');
  const lines = async () => (await readFile(path, 'utf8').catch(() => '')).split('\r\n').length;
  expect(await lines()).toBe(202);

  await rm(path);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(lines).toBe(202);

  const settings = page.getByRole('region', { name: 'Files kept up to date' });
  await settings.getByRole('button', { name: 'Stop keeping numbers.csv up to date' }).click();
  await expect(settings.getByText('No file is kept up to date.')).toBeVisible();
  expect(await lines()).toBe(202);

  await test.step('those of a saved view, from its own menu', () => keepView(app, sandbox, info));
});

const FORMATS = ['CSV', 'JSON', 'Calendar'];

/** A file of each format is kept of a saved view, by mouse, and written again when a sync finds less in the view. */
async function keepView(app: RunningApp, sandbox: Sandbox, info: TestInfo): Promise<void> {
  const { page } = app;
  const inView = () => served(sandbox).filter(({ type }) => type === 'voice');
  await page.keyboard.press('Control+1');
  await searchBox(page).fill('type:voice');
  await page.keyboard.press('Control+s');
  await page.getByRole('textbox', { name: 'View name' }).fill('Voices');
  await page.keyboard.press('Enter');
  await page.locator('button[data-whole="Voices"]').click({ button: 'right' });
  await page.getByRole('menu').getByRole('menuitem', { name: 'Keep a file up to date…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep a file up to date' });
  await expect(dialog.getByLabel('Numbers').locator('option:checked')).toHaveText('Voices');
  for (const format of FORMATS) {
    await answerSaveDialog(app, info.outputPath(`voices ${format}`));
    await dialog.getByText(format, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect(dialog.getByRole('button', { name: `Stop keeping voices ${format} up to date` })).toBeVisible();
  }
  await expect(dialog.getByText('Last written')).toHaveCount(3);
  await page.keyboard.press('Escape');

  const read = (format: string) => readFile(info.outputPath(`voices ${format}`), 'utf8').catch(() => '');
  /** Whether a file has a number, by its id or, in a table, its digits. */
  const has = async (format: string, { id, number }: PhoneNumber) => {
    const unfolded = (await read(format)).replaceAll('\r\n ', '');
    return unfolded.includes(id) || unfolded.includes(number);
  };
  const [gone, kept] = inView().filter(({ renewal_date }) => renewal_date !== null) as [PhoneNumber, PhoneNumber];
  for (const format of FORMATS) expect(await has(format, gone), format).toBe(true);
  sandbox.change((numbers) => numbers.filter(({ id }) => id !== gone.id));
  await page.getByRole('button', { name: 'Sync now' }).click();
  for (const format of FORMATS) {
    await expect.poll(() => has(format, gone), format).toBe(false);
    await expect.poll(() => has(format, kept), format).toBe(true);
  }
  expect((await read('CSV')).split('\r\n')).toHaveLength(inView().length + 2);
  expect(JSON.parse(await read('JSON'))).toHaveLength(inView().length);
}

test('the dialog begins where such a file was kept last, after a restart as well', async ({ app, sandbox }, info) => {
  await openConnected(app, sandbox);
  await mkdir(info.outputDir, { recursive: true });
  await answerSaveDialog(app, info.outputPath('mine.ics'));
  await app.page.keyboard.press('Control+2');
  await app.page.getByRole('button', { name: 'Export calendar' }).click();
  await expect(app.page.getByText('Saved as mine.ics')).toBeVisible();

  const page = await app.restart();
  // in place before the button is pressed; an object, so that its promise is not waited for yet
  const shown = await app.electron!.evaluateHandle(({ dialog }) => ({
    path: new Promise<string | undefined>((resolve) => {
      dialog.showSaveDialog = (_: unknown, { defaultPath }: Electron.SaveDialogOptions = {}) => {
        resolve(defaultPath);
        return Promise.resolve({ canceled: true, filePath: '' });
      };
    }),
  }));
  await page.getByRole('button', { name: 'Export calendar' }).click();
  expect(dirname((await shown.evaluate(({ path }) => path))!)).toBe(info.outputDir);
});
