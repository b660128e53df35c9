import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app';
import { chooseFile, connectByBridge, rowCount, rows, runByPalette, savedFile, searchBox } from '../steps';

const SECRET = 'T024BE7LH-very-secret';

const importing = (page: Page): Locator => page.getByRole('dialog', { name: 'Import from another computer' });

const moving = (text: string) => ({ name: 'Talkover Numbers.json', mimeType: 'application/json', text });

// the file has all notes, and those of other tests outlive their environments, so the app is a fresh one
test('what was set and typed is taken to another computer in one file, by mouse and by keyboard', async ({ app, sandbox }) => {
  await connectByBridge(app, sandbox, 'Production', 'keychain');
  const details = app.page.getByRole('complementary', { name: /^Details of/ });
  await rows(app.page).first().click();
  await details.getByRole('button', { name: 'Add label' }).click();
  await app.page.getByRole('textbox', { name: 'Find or create a label' }).fill('vip');
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Escape');
  await details.getByRole('textbox', { name: 'Note' }).fill('Ask Ada');
  await expect(details.getByText('Saved', { exact: true })).toBeVisible();
  await app.page.getByRole('navigation').getByText('Settings').first().click();
  await app.page.getByText('Compact', { exact: true }).click();
  await app.page.getByRole('button', { name: 'Add channel' }).click();
  await app.page.getByRole('menuitem', { name: 'Slack' }).click();
  await app.page.getByLabel('URL', { exact: true }).fill(`http://127.0.0.1:9/${SECRET}`);
  await app.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(app.page.getByText('Slack · 127.0.0.1:9')).toBeVisible();
  const file = await savedFile(app, 'moving.json', () => app.page.getByRole('button', { name: 'Save file…' }).click());
  expect(file.name).toMatch(/^Talkover Numbers \d{4}-\d\d-\d\d\.json$/);
  for (const secret of [sandbox.token, SECRET]) expect(file.text).not.toContain(secret);
  // on another computer the keychain has no token for the environment
  const { environments } = JSON.parse(file.text) as { environments: { id: string }[] };
  const text = file.text.replaceAll(environments[0]!.id, '0f8fad5b-d9cb-469f-a165-70867728950e');

  await app.quit();
  for (const name of await readdir(app.dataDir)) await rm(join(app.dataDir, name), { recursive: true, force: true });
  const page = await app.restart();
  await page.getByRole('button', { name: 'Import file…' }).click();
  const choose = importing(page).getByRole('button', { name: /Choose a(nother)? file…/ });
  await expect(choose).toBeFocused();
  await chooseFile(page, moving(text.slice(0, -5)), () => choose.click());
  await expect(importing(page).getByRole('alert')).toContainText('The file is damaged, so nothing was imported.');
  await chooseFile(page, moving(text), () => choose.click());
  const row = (name: string) => importing(page).getByRole('row').filter({ hasText: name });
  await expect(row('Environments')).toContainText('1 added');
  await expect(row('Environments')).toContainText('Production (127.0.0.1');
  await expect(row('Labels and notes')).toContainText('2 added');
  await expect(row('Settings')).toContainText('1 changed');
  await expect(row('Settings')).toContainText('Rows');
  await expect(importing(page).getByText('New environments have no token yet.')).toBeVisible();
  await expect(importing(page).getByText('New channels are off.')).toBeVisible();
  await importing(page).getByRole('button', { name: 'Import', exact: true }).click();

  await expect(importing(page)).toBeHidden();

  // with its token, the environment has what was noted
  await expect(page.getByText('No token on this computer')).toBeVisible();
  await page.getByRole('button', { name: 'Enter token' }).first().click();
  await page.getByLabel('Token', { exact: true }).fill(sandbox.token);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('navigation').getByText('Numbers').first().click();
  await expect.poll(() => rowCount(page)).toBe(200);
  await searchBox(page).fill('label:vip ada');
  await expect.poll(() => rowCount(page)).toBe(1);

  // once more, by keyboard: all is there already, and a part can be left out
  await runByPalette(page, 'Import a file from another computer');
  await expect(choose).toBeFocused();
  await chooseFile(page, moving(text), () => page.keyboard.press('Enter'));
  await expect(row('Labels and notes')).toContainText('2 kept as is');
  await expect(row('Channels')).toContainText('1 kept as is');
  await importing(page).getByLabel('What to do with Labels and notes').selectOption('Don’t import');
  await expect(row('Labels and notes')).toContainText('Nothing changes');
  await importing(page).getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await expect(page.getByText('Import finished')).toBeVisible();
  await expect.poll(() => rowCount(page)).toBe(1);
}); // prettier-ignore
