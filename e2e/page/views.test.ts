import type { Locator, Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { grid, rowCount, savedViewEntry as entry, saveView, searchBox, served } from '../steps';

const views = (page: Page): Locator => page.getByRole('region', { name: 'Views' });
async function choose(page: Page, name: string, what: string): Promise<void> {
  await views(page)
    .getByRole('button', { name: `More actions for ${name}` })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: what, exact: true }).click();
}

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
});

test('a view is saved, chosen, changed, updated, and made to open at startup', async ({ app, sandbox }) => {
  const { page } = app;
  const count = (type: string) => served(sandbox).filter((number) => number.type === type).length;
  await expect(page.getByRole('button', { name: 'Save view' })).toBeDisabled();
  await saveView(page, 'type:voice', 'Voices');
  await expect(entry(page, 'Voices')).toHaveAttribute('aria-current', 'page');
  await expect(entry(page, 'Voices')).toContainText(String(count('voice')));

  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Numbers/ })
    .click();
  await expect(searchBox(page)).toHaveValue('');
  await entry(page, 'Voices').click();
  await expect(searchBox(page)).toHaveValue('type:voice');
  await expect.poll(() => rowCount(page)).toBe(count('voice'));

  // changes are discarded, by mouse and by keyboard
  for (const isByKey of [false, true]) {
    await searchBox(page).fill('type:fax');
    await page.getByRole('button', { name: 'Changes to this view' }).press('Enter');
    const discard = page.getByRole('menuitem', { name: 'Discard changes' });
    await (isByKey ? discard.press('Enter') : discard.click());
    await expect(searchBox(page)).toHaveValue('type:voice');
    await expect(page.getByRole('button', { name: 'Changes to this view' })).toBeDisabled();
  }

  await searchBox(page).fill('type:sms');
  await expect(page.getByRole('button', { name: 'Update view' })).toBeEnabled();
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('button', { name: 'Update view' })).toBeDisabled();
  await expect(entry(page, 'Voices')).toContainText(String(count('sms')));

  await expect.poll(async () => JSON.stringify((await app.settings()).session)).toMatch(/type:sms.*"savedViewId":"/);

  await page.getByRole('button', { name: 'More actions for Voices' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Open at startup' }).click();
  await expect(entry(page, 'Voices').getByRole('img', { name: 'opens at startup' })).toBeVisible();
});

test('a view keeps its own columns and sort', async ({ app }) => {
  const { page } = app;
  const heads = grid(page).getByRole('columnheader');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('checkbox', { name: 'Created', exact: true }).click();
  await page.keyboard.press('Escape');
  await grid(page).getByRole('columnheader', { name: 'Created' }).getByRole('button').click();
  await saveView(page, 'has:sms', 'Newest');
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Numbers/ })
    .click();
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(heads).toHaveCount(7);
  await entry(page, 'Newest').click();
  await expect(heads).toHaveCount(8);
  await expect(grid(page).getByRole('columnheader', { name: 'Created' })).toHaveAttribute('aria-sort', 'ascending');
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Numbers/ })
    .click();
  await expect(heads).toHaveCount(7);
});

test('views are pinned, renamed, put in order, and deleted with a way back', async ({ app }) => {
  const { page } = app;
  for (const name of ['One', 'Two', 'Three']) await saveView(page, name === 'One' ? 'type:voice' : `${name} x`, name);
  const names = views(page).locator('.entry .name');
  await expect(names).toHaveText(['One', 'Two', 'Three']);
  await choose(page, 'Three', 'Pin');
  await expect(names).toHaveText(['Three', 'One', 'Two']);
  await entry(page, 'Two').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(names).toHaveText(['Three', 'Two', 'One']);
  await entry(page, 'One').dragTo(entry(page, 'Two'), { targetPosition: { x: 40, y: 3 } });
  await expect(names).toHaveText(['Three', 'One', 'Two']);
  await entry(page, 'One').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Uno');
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['Three', 'Uno', 'Two']);
  await expect(entry(page, 'Uno')).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(names).toHaveText(['Three', 'Two']);
  await expect(entry(page, 'Two')).toBeFocused();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(names).toHaveText(['Three', 'Uno', 'Two']);
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(names).toHaveText(['Three', 'Two']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(names).toHaveText(['Three', 'Uno', 'Two']);
});

test('a saved view has a menu of its own, by mouse and by keyboard, in a narrow window as well', async ({ app }) => {
  const { page } = app;
  await saveView(page, 'type:voice', 'One');
  await saveView(page, 'type:sms', 'Two');
  const names = views(page).locator('.entry .name');
  const menu = page.getByRole('menu', { name: 'More actions for Two' });
  await entry(page, 'Two').click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Move up' }).click();
  await expect(names).toHaveText(['Two', 'One']);
  await entry(page, 'Two').focus();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Move down' }).focus();
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['One', 'Two']);

  await page.setViewportSize({ width: 800, height: 700 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Two');
  const all = page.getByRole('button', { name: 'Switch saved view, current: Two' });
  await all.click();
  await page.getByRole('menuitemradio', { name: 'Two' }).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rename “Two”' });
  await expect(dialog.getByRole('textbox', { name: 'View name' })).toBeFocused();
  await page.keyboard.type('Dos');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('ControlOrMeta+z');
  await all.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitemradio', { name: 'Two' })).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: 'Delete' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('View “Two” deleted')).toBeVisible();
});

test('reminders are limited to a view once asked, which is shown, lifted and undone everywhere', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  const all = served(sandbox).length;
  const voices = served(sandbox).filter(({ type }) => type === 'voice').length;
  await saveView(page, 'type:voice', 'Voices');
  const dialog = page.getByRole('dialog', { name: 'Only remind me about “Voices”?' });
  await choose(page, 'Voices', 'Only remind me about this view…');
  await expect(dialog).toContainText(`${all} numbers → ${voices}. The other ${all - voices}`);
  await page.keyboard.press('Escape');
  await expect(entry(page, 'Voices').getByRole('img', { name: 'limits reminders' })).toHaveCount(0);
  await choose(page, 'Voices', 'Only remind me about this view…');
  await dialog.getByRole('button', { name: 'Limit reminders' }).click();
  await expect(entry(page, 'Voices').getByRole('img', { name: 'limits reminders' })).toBeVisible();
  await expect(dialog).toBeHidden(); // the page hears of the view before the answer that closes it

  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: /^Reminders/ }).click();
  const status = page.getByRole('region', { name: 'Reminder status' });
  await expect(status).toContainText(`Reminders cover only “Voices”. ${all - voices} other numbers aren’t announced`);
  await expect(status).toContainText(`${voices} of ${all} numbers`);
  await status.getByRole('button', { name: 'Change' }).click();
  const settings = page.getByRole('region', { name: 'Reminders' });
  await settings.getByRole('button', { name: 'Remind me about all numbers' }).click();
  await expect(settings.getByText('Reminders cover only “Voices”')).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(settings.getByText('Reminders cover only “Voices”')).toBeVisible();

  await page.keyboard.press('Control+1');
  await searchBox(page).fill('-type:voice');
  await grid(page).getByRole('row').nth(1).click();
  const details = page.getByRole('complementary').getByRole('region', { name: 'Reminders' });
  await expect(details).toContainText('Reminders are limited to “Voices”, which doesn’t include this number.');
  await details.getByRole('button', { name: 'Remind me about all numbers' }).click();
  await expect(details.getByText('Reminders are limited')).toBeHidden();
  await choose(page, 'Voices', 'Only remind me about this view…');
  await dialog.getByRole('button', { name: 'Limit reminders' }).click();
  await expect(dialog).toBeHidden(); // the side bar behind it takes no keys
  await choose(page, 'Voices', 'Delete');
  await expect(details.getByText('Reminders are limited')).toBeHidden();
});
