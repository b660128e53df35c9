import { expect, openConnected, openPage, test } from '../shared-app';
import { connectByForm, connectEnvironment, fillBaseUrl, grid, rowCount, served } from '../steps';

test.beforeEach(({ app }) => openPage(app));

test('the page never holds the token', async ({ app, sandbox }) => {
  await connectEnvironment(app.page, sandbox);
  const { token } = sandbox;
  expect(await app.page.content()).not.toContain(token);
  const everything = await app.page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(everything).not.toContain(token);
});

test('a refused token is not saved, and nothing typed is lost', async ({ app, sandbox }) => {
  const { page } = app;
  await connectByForm(page, { ...sandbox, token: 'talq_wrong' }, 'Production');
  await expect(page.getByText('Talkover rejected this token')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Production');
  await expect(page.getByLabel('Base URL')).toHaveValue(sandbox.url);
  await page.reload();
  await expect(page.getByLabel('Base URL')).toHaveValue(sandbox.url);
  await expect(page.getByLabel('Token', { exact: true })).toHaveValue('');
});

test('an address of the API and a token with its header are understood as they are pasted', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await fillBaseUrl(page, `${sandbox.url}/api/v1/phone-numbers?type=voice `);
  await expect(page.getByText(`This will be saved as ${sandbox.url}.`)).toBeVisible();
  await page.getByLabel('Token', { exact: true }).fill(`Authorization: Bearer "${sandbox.token}\u200B"`);
  await expect(page.getByText('Only the token itself is used')).toBeVisible();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(() => rowCount(page)).toBe(200);
});

test('an address where no Talkover is gets a clear error', async ({ app, sandbox }) => {
  const { page } = app;
  await connectByForm(page, { ...sandbox, url: 'http://numbers.example' }, 'Production');
  await expect(page.getByText('must start with https://')).toBeVisible();
  await page.getByLabel('Base URL').fill(`${sandbox.url}/elsewhere`);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('There is no Talkover API at this address')).toBeVisible();
});

test('sample data can be explored without an environment', async ({ app }) => {
  await app.page.getByRole('button', { name: 'Explore sample data' }).press('Enter');
  await expect(grid(app.page)).toBeVisible();
  await expect.poll(() => rowCount(app.page)).toBe(250);
});

test('sample data is never taken for real, and is offered for removal once something real is there', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Explore sample data' }).click();
  const strip = page.getByRole('complementary', { name: 'Sample data' });
  await expect(strip).toContainText('Nothing here is real');
  await expect(page.getByRole('region', { name: 'Next renewals' })).not.toContainText('Sample');
  await strip.getByRole('button', { name: 'Connect your environment' }).press('Enter');
  await connectByForm(page, sandbox, 'Production');
  const switcher = page.getByRole('button', { name: /Switch environment/ });
  await expect(switcher).toHaveAccessibleName(/Production/);
  await expect(strip).toHaveCount(0);

  await switcher.click();
  await expect(page.getByText('Sample data', { exact: true }).last()).toBeVisible();
  await expect(page.getByText('All environments', { exact: true })).toHaveCount(0);
  await expect(page.getByRole('menuitem', { name: 'Remove sample data' })).toBeVisible();
  await page.getByText('Sample data', { exact: true }).last().click();
  await strip.getByRole('button', { name: 'Remove sample data' }).click();
  await expect(strip).toHaveCount(0);
  await expect(switcher).toHaveAccessibleName(/Production/);
});

test('a list that changed at Talkover is shown after a sync', async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  sandbox.change((numbers) => numbers.slice(0, 195));
  await app.page.getByRole('button', { name: /Sync now/ }).click();
  await expect.poll(() => rowCount(app.page)).toBe(195);
  expect(served(sandbox)).toHaveLength(195);
});

test('an environment without numbers says so in every view', async ({ app, sandbox }) => {
  const { page } = app;
  sandbox.change(() => []);
  await connectByForm(page, sandbox, 'Production');
  await expect(page.getByText('This environment has no phone numbers')).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { name: 'Renewals', level: 1 })).toBeVisible();
  await expect(page.getByText('This environment has no phone numbers')).toBeVisible();
});
