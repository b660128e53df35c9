import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../app';
import { answerSaveDialog, connectEnvironment } from '../steps';

test('a file that cannot be written is told of', async ({ app, sandbox }) => {
  const { page } = app;
  await connectEnvironment(page, sandbox);
  await page.keyboard.press('Control+2');
  const path = join(app.dataDir, 'taken.ics');
  await mkdir(path);
  await answerSaveDialog(app, path);
  await page.getByRole('button', { name: 'Export calendar' }).click();
  await expect(page.getByText('taken.ics was not saved')).toBeVisible();
});
