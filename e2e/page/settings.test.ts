import { status } from '../../src/sandbox/faults';
import { expect, openConnected, test } from '../shared-app';
import { grid, rowCount, savedFile } from '../steps';

test('an environment is renamed, and its scope narrows what is synced', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Edit Production' }).click();
  await page.getByLabel('Name').fill('Support');
  await page.getByLabel('Type').selectOption({ label: 'SMS' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit Support' })).toBeVisible();
  expect(sandbox.requests.at(-1)?.query).toEqual({ type: 'sms' });
  await page.keyboard.press('Control+1');
  await expect(grid(page)).toBeVisible();
  expect(await rowCount(page)).toBeLessThan(200);
});

test('a refused token is reported, and a new one brings the environment back', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  sandbox.faults.always(status(401, { success: false, message: 'Unauthorized' }));
  await page.getByRole('button', { name: /Sync now/ }).click();
  await expect(page.getByText('Talkover rejected this token').first()).toBeVisible();
  sandbox.faults.clear();
  await page.getByRole('button', { name: 'Enter token' }).click();
  await page.getByLabel('Token', { exact: true }).fill(sandbox.token);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.keyboard.press('Control+1');
  await expect(page.getByText('Talkover rejected this token')).toHaveCount(0);
  await expect(page.getByText('Updated just now')).toBeVisible();
});

test('sections of the settings are led to and named, and settings are changed in them', async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
  await app.page.keyboard.press('Control+4');
  const sections = app.page.getByRole('navigation', { name: 'Settings sections' });
  await expect(sections.locator('[aria-current=true]')).toHaveText('Environments');
  await sections.getByRole('link', { name: 'About' }).click();
  await expect(sections.locator('[aria-current=true]')).toHaveText('About');
  await app.page.getByRole('button', { name: 'Third-party licenses' }).click();
  await expect(app.page.getByRole('dialog').getByText('naive-ui')).toBeVisible();
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('heading', { name: 'Sync', exact: true }).scrollIntoViewIfNeeded();
  await expect(sections.locator('[aria-current=true]')).not.toHaveText('About');
  await app.page.getByLabel('Sync every').selectOption({ label: '1 hour' });
  await app.page.getByText('Compact', { exact: true }).click();
  await expect(app.page.getByRole('radio', { name: 'Compact' })).toBeChecked();
  await expect(app.page.getByLabel('Sync every').locator('option:checked')).toHaveText('1 hour');
});

test('another language is chosen, which the views and a file of numbers have at once', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+4');
  await page.getByLabel('Language', { exact: true }).press('D'); // as a list of choices takes it
  const views = page.getByRole('navigation', { name: 'Ansichten' });
  await expect(views.getByRole('button').first()).toHaveText(/^Nummern/);
  await expect(page.locator('html')).toHaveAttribute('lang', /^de/);

  await page.keyboard.press('Control+1');
  await page.getByRole('grid', { name: 'Telefonnummern' }).press('e');
  const exporting = page.getByRole('dialog', { name: 'Nummern exportieren' });
  await exporting.getByText('CSV', { exact: true }).click();
  const file = await savedFile(app, 'nummern.csv', () =>
    exporting.getByRole('button', { name: 'Exportieren', exact: true }).click(),
  );
  expect(file.text.split('\r\n')[0]).toContain('Nummer');
  await expect(exporting).toBeHidden();

  await page.keyboard.press('Control+4');
  await page.getByLabel('Sprache', { exact: true }).selectOption('English');
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
});

test('what fails is said, and the list stays', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  sandbox.faults.always(status(403, { success: false, message: 'Forbidden' }));
  await page.getByRole('button', { name: /Sync now/ }).click();
  await expect(page.getByText('isn’t allowed to list phone numbers').first()).toBeVisible();
  expect(await rowCount(page)).toBe(200);
});
