import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../app';

test('a damaged settings file is reported, and nothing of it is lost', async ({ app }) => {
  const damaged = '{"environments":[{"name":"Production"';
  await app.quit();
  await writeFile(join(app.dataDir, 'settings.json'), damaged);
  await writeFile(join(app.dataDir, 'settings.last-good.json'), '{"version":2,"settings":{"appearance":"dark"}}');
  const page = await app.restart();
  await expect(page.getByRole('heading', { name: 'Keep watch over your numbers' })).toBeVisible();
  await expect(
    page.getByText('The settings file was missing or damaged, so the last good copy is used.'),
  ).toBeVisible();
  expect(await app.settings()).toMatchObject({ settings: { appearance: 'dark' } });
  expect(await app.filesWith(damaged)).toHaveLength(1);
});
