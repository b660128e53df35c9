import type { Locator } from '@playwright/test';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, test, type RunningApp } from '../app';
import { isInKeychain } from '../keychain';
import {
  checkingLoss,
  clipboardText,
  connectByForm,
  connectEnvironment,
  grid,
  rowCount,
  rows,
  runByPalette,
  savedViewEntry,
  searchBox,
  served,
  showEnvironment,
  watchOpened,
} from '../steps';

/**
 * One walk through everything in real Electron: its page has another origin, CSP, clipboard, bridge and menu than browser
 * mode. What each view does in detail is tested in e2e/page.
 */
test('everything works in the desktop app, and is there again after a restart and a crash', async ({
  app,
  sandbox,
}) => {
  const second = await startSandbox({ numbers: 50, seed: 5 });
  const number = served(sandbox)[5];
  if (!number) throw new Error('The sandbox serves too few numbers.');
  await test.step('connect', () => connect(app, sandbox));
  await test.step('query', () => query(app, sandbox));
  await test.step('details, label and note', () => labelAndNote(app, number, sandbox));
  await test.step('selection', () => select(app, sandbox));
  await test.step('saved view', () => saveView(app));
  await test.step('renewals', () => renewals(app, sandbox));
  await test.step('activity', () => activity(app, sandbox));
  await test.step('settings', () => settings(app));
  await test.step('restart', async () => {
    await app.restart();
    await expectKept(app, sandbox, number);
  });
  await test.step('crash', async () => {
    await app.kill();
    await app.restart();
    await expectKept(app, sandbox, number);
  });
  await test.step('all environments', () => allEnvironments(app, second));
  await test.step('large loss', () => lose(app, sandbox));
  await test.step('remove', () => remove(app, sandbox));
  await second.close();
});

const details = ({ page }: RunningApp) => page.getByRole('complementary', { name: /^Details of/ });
const bar = ({ page }: RunningApp) => page.getByRole('region', { name: 'Selected numbers' });

async function connect(app: RunningApp, sandbox: Sandbox): Promise<void> {
  const { page } = app;
  await connectEnvironment(page, sandbox);
  await expect.poll(() => rowCount(page)).toBe(200);
  expect(await isInKeychain(sandbox.token)).toBe(true);
  expect(await app.filesWith(sandbox.token)).toEqual([]);
  expect(await page.content()).not.toContain(sandbox.token);
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(stored).not.toContain(sandbox.token);
}

async function query({ page }: RunningApp, sandbox: Sandbox): Promise<void> {
  const pending = served(sandbox).filter(({ current_status }) => current_status === 'pending').length;
  await page.keyboard.press('/');
  await page.keyboard.type('statu');
  await page.keyboard.press('Tab');
  await expect(searchBox(page)).toHaveValue('status:');
  await page.keyboard.type('pe');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('status:pending');
  await expect.poll(() => rowCount(page)).toBe(pending);
  // the Edit menu has these keys too
  await page.keyboard.press('ControlOrMeta+z');
  await expect(searchBox(page)).not.toHaveValue('status:pending');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(searchBox(page)).toHaveValue('status:pending');
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect.poll(() => rowCount(page)).toBe(200);
}

async function labelAndNote(app: RunningApp, number: PhoneNumber, sandbox: Sandbox): Promise<void> {
  const { page } = app;
  await searchBox(page).fill(number.id);
  await expect.poll(() => rowCount(page)).toBe(1);
  await rows(page).first().click();
  await details(app).getByRole('button', { name: 'Copy as JSON' }).click();
  await expect.poll(async () => JSON.parse((await clipboardText(app)) || 'null') as unknown).toEqual(number);
  await expectOpened(app, sandbox, () => details(app).getByRole('button', { name: 'Open in Talkover' }).click());
  await expectOpened(app, sandbox, () => runByPalette(page, 'Open in Talkover'));
  await details(app).getByRole('button', { name: 'Add label' }).click();
  await page.getByRole('textbox', { name: 'Find or create a label' }).fill('Support');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(details(app).getByText('Support', { exact: true })).toBeVisible();
  await details(app).getByRole('textbox', { name: 'Note' }).fill('Ask Ada about it');
  await expect(details(app).getByText('Saved', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await searchBox(page).fill('');
  await expect.poll(() => rowCount(page)).toBe(200);
}

/** Something has the system open the environment in Talkover, once. */
async function expectOpened(app: RunningApp, sandbox: Sandbox, press: () => Promise<void>): Promise<void> {
  const opened = await watchOpened(app);
  await press();
  await expect.poll(opened).toEqual([`${sandbox.url}/`]);
}

/** The same by a button, by mouse and by keyboard. */
async function expectOpenedBy(app: RunningApp, sandbox: Sandbox, within: Locator): Promise<void> {
  const button = within.getByRole('button', { name: 'Open in Talkover' });
  await expectOpened(app, sandbox, () => button.click());
  await expectOpened(app, sandbox, () => button.press('Enter'));
}

async function select(app: RunningApp, sandbox: Sandbox): Promise<void> {
  const { page } = app;
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(app)).toContainText('200 selected');
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(async () => (await clipboardText(app)).split('\n')).toHaveLength(200);
  await expectOpenedBy(app, sandbox, bar(app));
  await page.keyboard.press('Escape');
  await expect(bar(app)).toHaveCount(0);
}

async function saveView({ page }: RunningApp): Promise<void> {
  await searchBox(page).fill('type:voice');
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByRole('textbox', { name: 'View name' }).fill('Voices');
  await page.keyboard.press('Enter');
  await expect(savedViewEntry(page, 'Voices')).toBeVisible();
}

async function renewals(app: RunningApp, sandbox: Sandbox): Promise<void> {
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+2');
  await expect(page.getByRole('heading', { name: 'Renewals', level: 1 })).toBeVisible();
  for (const name of ['Agenda', 'Month', 'Costs', 'Reminders']) {
    await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole('tabpanel', { name: new RegExp(`^${name}`) })).not.toBeEmpty();
    if (name === 'Costs') await expect(page.getByRole('region', { name: 'Costs' }).getByRole('table')).toBeVisible();
  }
  await page.getByRole('tab', { name: /^Agenda/ }).click();
  await expectOpenedBy(app, sandbox, page.getByRole('tabpanel', { name: /^Agenda/ }));
}

async function activity({ page }: RunningApp, sandbox: Sandbox): Promise<void> {
  sandbox.change(([first, ...others]) => [{ ...first!, type: first!.type === 'fax' ? 'voice' : 'fax' }, ...others]);
  const [changed] = served(sandbox);
  await page.keyboard.press('ControlOrMeta+r');
  await expect(page.getByRole('button', { name: /^Activity.*1 unread change/ })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+3');
  const changes = page.getByRole('region', { name: 'Changes, newest first' });
  await expect(changes.getByRole('button').filter({ hasText: changed!.formatted_number })).toBeVisible();
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByRole('button', { name: /^Activity.*unread/ })).toHaveCount(0);
}

async function settings({ page }: RunningApp): Promise<void> {
  await page.keyboard.press('ControlOrMeta+4');
  await page.getByLabel('Sync every').selectOption({ label: '1 hour' });
  await page.getByText('Compact', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Compact' })).toBeChecked();
}

/** What the steps before have left: list and token, label and note, view, record of changes, settings. */
async function expectKept(app: RunningApp, sandbox: Sandbox, number: PhoneNumber): Promise<void> {
  const { page } = app;
  const fetches = sandbox.requests.length;
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('radio', { name: 'Compact' })).toBeChecked();
  await expect(page.getByLabel('Sync every').locator('option:checked')).toHaveText('1 hour');
  await page.keyboard.press('ControlOrMeta+3');
  await expect(page.getByRole('region', { name: 'Changes, newest first' }).getByRole('button')).toHaveCount(1);
  await runByPalette(page, 'Voices');
  await expect(searchBox(page)).toHaveValue('type:voice');
  await searchBox(page).fill('label:support ada');
  await expect.poll(() => rowCount(page)).toBe(1);
  await expect(rows(page).first()).toContainText(number.number);
  await page.getByRole('button', { name: /Sync now/ }).click();
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(fetches); // with the token from the keychain
}

async function allEnvironments(app: RunningApp, second: Sandbox): Promise<void> {
  const { page } = app;
  await runByPalette(page, 'Add an environment');
  await connectByForm(page, second, 'Staging');
  await expect(page.getByRole('button', { name: /^Switch environment, current: Staging/ })).toBeVisible();
  await showEnvironment(page, 'All environments');
  await page.keyboard.press('ControlOrMeta+1');
  await searchBox(page).fill('');
  await expect.poll(() => rowCount(page)).toBe(250);
  await grid(page).press('ControlOrMeta+a');
  await bar(app).getByRole('button', { name: 'Open in Talkover' }).click();
  await expectOpened(app, second, () => page.getByRole('menuitem', { name: 'Staging' }).press('Enter'));
  await page.keyboard.press('Escape');
}

async function lose(app: RunningApp, sandbox: Sandbox): Promise<void> {
  const { page } = app;
  sandbox.change((numbers) => numbers.slice(0, 100));
  await page.keyboard.press('ControlOrMeta+r');
  await expect(checkingLoss(page, 100)).toBeVisible();
  await app.skipMinutes();
  const banner = page.getByRole('alert').filter({ hasText: '100 of 200 numbers were removed from Production on' });
  await expectOpenedBy(app, sandbox, banner);
}

async function remove(app: RunningApp, sandbox: Sandbox): Promise<void> {
  const { page } = app;
  await page.keyboard.press('ControlOrMeta+4');
  await page.getByRole('button', { name: 'Remove Production' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Remove Production' })).toHaveCount(0);
  await expect.poll(() => isInKeychain(sandbox.token)).toBe(false);
}
