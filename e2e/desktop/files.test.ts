import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from '../app';
import { answerSaveDialog, connectEnvironment } from '../steps';

test('a file that can’t be written is reported', async ({ app, sandbox }) => {
  const { page } = app;
  await connectEnvironment(page, sandbox);
  await page.keyboard.press('Control+2');
  const path = join(app.dataDir, 'taken.ics');
  await mkdir(path);
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Export calendar' }).click();
  await expect(page.getByText('taken.ics was not saved')).toBeVisible();
});

test('a file is kept up to date after each sync, until it is stopped', async ({ app, sandbox }, info) => {
  const { page } = app;
  await connectEnvironment(page, sandbox);
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
});

test('the dialog begins where such a file was kept last, after a restart as well', async ({ app, sandbox }, info) => {
  await connectEnvironment(app.page, sandbox);
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
