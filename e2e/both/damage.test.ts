import { expect, test } from '../app';

const damaged = '{"environments":[{"name":"Production"';

test.use({
  files: {
    'settings.json': damaged,
    'settings.last-good.json': '{"version":2,"settings":{"appearance":"dark"}}',
  },
});

test('a damaged settings file is reported, and nothing of it is lost', async ({ app }) => {
  const { page } = app;
  await expect(page.getByRole('heading', { name: 'Keep watch over your numbers' })).toBeVisible();
  await expect(
    page.getByText('The settings file was missing or damaged, so the last good copy is used.'),
  ).toBeVisible();
  expect(await app.settings()).toMatchObject({ settings: { appearance: 'dark' } });
  expect(await app.filesWith(damaged)).toHaveLength(1);
});
