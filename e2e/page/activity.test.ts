import type { Locator, Page } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/server';
import { isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, openConnected, test } from '../shared-app';
import { activityEntry, grid, rows, searchBox, served } from '../steps';

const today = () => localDay(Date.now());

const changes = (page: Page) => page.getByRole('region', { name: 'Changes, newest first' });
const change = (page: Page, number: PhoneNumber): Locator =>
  changes(page).getByRole('button').filter({ hasText: number.formatted_number });

/** Few enough numbers to know each, all of them with nothing special. */
function makeCalm(sandbox: Sandbox): PhoneNumber[] {
  sandbox.change((numbers) =>
    numbers.slice(0, 12).map((number) => ({
      ...number,
      current_status: 'active',
      auto_renewal: true,
      current_price: 1,
      monthly_renewal_cost: 1,
      currency: 'USD',
      renewal_date: isoFromDay(today() + 20),
    })),
  );
  return served(sandbox);
}

/** Changes some numbers at Talkover, each in its own way, by its place in the list. */
function changeAt(sandbox: Sandbox, fields: Record<number, Partial<PhoneNumber>>): void {
  sandbox.change((numbers) => numbers.map((number, index) => ({ ...number, ...fields[index] })));
}

async function sync(page: Page, sandbox: Sandbox): Promise<void> {
  // what was found is shown before its sync has ended, and another one would only join that
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeEnabled();
  const before = sandbox.requests.length;
  await page.keyboard.press('Control+R');
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(before);
}

test('says where comparing began, then shows what changed, what of it is unread, and leads to each number', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  const [first, second, third, fourth] = makeCalm(sandbox) as [PhoneNumber, PhoneNumber, PhoneNumber, PhoneNumber];
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'No changes yet' })).toBeVisible();
  await expect(page.getByText('First sync: 12 numbers')).toBeVisible();

  changeAt(sandbox, {
    0: { current_status: 'suspended' },
    1: { current_price: 1.5, monthly_renewal_cost: 1.5 },
    2: { auto_renewal: false },
  });
  sandbox.change((numbers) => numbers.filter(({ id }) => id !== fourth.id));
  await sync(page, sandbox);
  await expect(change(page, first)).toContainText('Became suspended (was active)');
  await expect(change(page, second)).toContainText('Price and monthly cost rose from $1.00 to $1.50');
  await expect(change(page, third)).toContainText('Auto-renewal was turned off');
  await expect(change(page, fourth)).toContainText('Removed from the environment');
  await expect(changes(page).getByRole('heading', { name: /^Today/ })).toHaveCount(2);
  await expect(page.getByText('4 changes', { exact: true })).toBeVisible();
  await expect(activityEntry(page)).toContainText('4 unread changes');

  // one that is gone is shown as it was last
  await change(page, fourth).click();
  const known = page.getByRole('complementary', { name: `Last known details of ${fourth.formatted_number}` });
  await expect(known.getByText(/^Not in the environment since/)).toBeVisible();
  await expect(known.getByText('Removed from the environment')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(known).toBeHidden();

  // the others open their details next to the list, with their history
  await change(page, first).click();
  const details = page.getByRole('complementary', { name: `Details of ${first.formatted_number}` });
  await expect(details.getByRole('region', { name: 'History' })).toContainText('Became suspended (was active)');
  await expect(changes(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(activityEntry(page)).toContainText('2 unread changes'); // what was opened is read
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+3');
  await expect(activityEntry(page)).toContainText('2 unread changes');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(activityEntry(page)).not.toContainText('unread');
});

test('is searched with the query language, and narrowed to kinds of change', async ({ app, sandbox }) => {
  const { page } = app;
  const [first, second] = makeCalm(sandbox) as [PhoneNumber, PhoneNumber];
  await openConnected(app, sandbox);
  changeAt(sandbox, { 0: { current_status: 'suspended' }, 1: { current_status: 'pending' }, 2: { type: 'fax' } });
  await sync(page, sandbox);
  await page.keyboard.press('Control+3');
  const entries = changes(page).getByRole('button');
  await expect(entries).toHaveCount(3);

  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search changes' }).fill('status:suspended');
  await expect(entries).toHaveCount(1);
  await expect(change(page, first)).toBeVisible();
  await page.getByRole('combobox', { name: 'Search changes' }).fill('status:suspended|pending changed:today');
  await expect(entries).toHaveCount(2);
  await page.getByRole('combobox', { name: 'Search changes' }).fill('staus:active');
  await expect(page.getByText('There is no filter “staus”.')).toBeVisible();
  await expect(entries).toHaveCount(3);
  await page.getByRole('combobox', { name: 'Search changes' }).fill(second.number);
  await expect(entries).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Search changes' }).fill('cost:>100');
  await expect(page.getByRole('heading', { name: 'No changes match' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByRole('button', { name: /^Status/ }).click();
  await expect(entries).toHaveCount(2);

  // by keyboard alone
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(entries.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(entries.first()).toBeFocused();
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: /^Details of/ });
  await expect(details).toBeVisible();
  await page.keyboard.press('n');
  await expect(details.getByRole('textbox', { name: 'Note' })).toBeFocused();
});

test('changes are selected and acted on as the table’s rows are, by mouse and by keyboard', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  makeCalm(sandbox);
  await openConnected(app, sandbox);
  sandbox.change((numbers) => numbers.map((number) => ({ ...number, type: number.type === 'fax' ? 'voice' : 'fax' })));
  await sync(page, sandbox);
  await page.keyboard.press('Control+3');
  const entries = changes(page).getByRole('button');
  await expect(entries).toHaveCount(12);
  const bar = page.getByRole('region', { name: 'Selected numbers' });
  const box = (index: number) => changes(page).locator('.box-place').nth(index);

  await box(1).click();
  await expect(bar).toContainText('1 selected');
  await box(4).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 selected');
  await expect(changes(page).getByRole('checkbox', { checked: true })).toHaveCount(4);
  await bar.getByRole('button', { name: 'Reminders' }).click();
  await page.getByRole('menuitem', { name: 'Mute' }).click();
  await expect(page.getByText('Reminders muted for 4 numbers')).toBeVisible();
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toHaveCount(0);

  await entries.nth(6).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('2 selected');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Actions for this number' });
  await menu.getByRole('menuitem', { name: 'Mute reminders' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Reminders muted for 2 numbers')).toBeVisible();
  await expect(entries.nth(7)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  // the menu of one that is not selected is about it alone
  await entries.nth(2).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Open details' }).click();
  await expect(page.getByRole('complementary', { name: /^Details of/ })).toBeVisible();
});

test('shows another scope as a start, and a number that came back as such', async ({ app, sandbox }) => {
  const { page } = app;
  const [first] = makeCalm(sandbox) as [PhoneNumber];
  await openConnected(app, sandbox);
  sandbox.change((numbers) => numbers.filter(({ id }) => id !== first.id));
  await sync(page, sandbox);
  await expect(activityEntry(page)).toContainText('1 unread change');
  sandbox.change((numbers) => [...numbers, first]);
  await sync(page, sandbox);
  await page.keyboard.press('Control+3');
  await expect(change(page, first)).toHaveCount(2);
  await expect(change(page, first).first()).toContainText('Back in the environment');

  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: /^Edit/ }).first().click();
  await page.getByLabel('Type').selectOption({ label: 'SMS' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.keyboard.press('Control+3');
  await expect(changes(page).getByText(/^The sync scope was changed/)).toBeVisible();
  await expect(changes(page).getByRole('button')).toHaveCount(2);
});

test('marks what changed in the list, and finds it there', async ({ app, sandbox }) => {
  const { page } = app;
  const [first] = makeCalm(sandbox) as [PhoneNumber];
  await openConnected(app, sandbox);
  changeAt(sandbox, { 0: { current_status: 'suspended' } });
  await sync(page, sandbox);
  await searchBox(page).fill('changed:today');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText(first.number);
  await expect(
    rows(page)
      .first()
      .getByRole('img', { name: /^Changed / }),
  ).toBeVisible();
  await searchBox(page).fill('changed:none');
  await expect(rows(page)).toHaveCount(11);
  await expect(grid(page).getByRole('img', { name: /^Changed / })).toHaveCount(0);
});

test('survives the app being killed, and reports nothing twice', async ({ app, sandbox }) => {
  const [first, second] = makeCalm(sandbox) as [PhoneNumber, PhoneNumber];
  await openConnected(app, sandbox);
  changeAt(sandbox, { 0: { current_status: 'suspended' } });
  await sync(app.page, sandbox);
  await expect(activityEntry(app.page)).toContainText('1 unread change');
  await app.kill();
  changeAt(sandbox, { 1: { current_status: 'pending' } });

  const page = await app.restart();
  await expect(activityEntry(page)).toContainText('2 unread changes');
  await page.keyboard.press('Control+3');
  await expect(changes(page).getByRole('button')).toHaveCount(2);
  await expect(change(page, first)).toHaveCount(1);
  await expect(change(page, second)).toHaveCount(1);
});
