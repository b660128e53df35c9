import type { Page } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/server';
import { isoFromDay, localDay } from '../../src/shared/calendar/calendar-day';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { handledMark as mark } from '../reminders-steps';
import { expect, openConnected, test } from '../shared-app';
import { activityEntry, grid, leaveLapsing, openReminders, rowCount, rows, searchBox, syncNow } from '../steps';

/** Changes one of the sandbox's numbers and has the app sync it. */
async function syncWith(page: Page, sandbox: Sandbox, formatted: string, fields: Partial<PhoneNumber>): Promise<void> {
  sandbox.change((numbers) =>
    numbers.map((number) => (number.formatted_number === formatted ? { ...number, ...fields } : number)),
  );
  await syncNow(page, sandbox);
}

const rowOf = (page: Page, number: string) => rows(page).filter({ hasText: number });

test('a renewal is handled by key, taken back, and found by a query', async ({ app, sandbox }) => {
  const [first, second] = leaveLapsing(sandbox, 5, 9, 12);
  await openConnected(app, sandbox);
  const toDo = app.page.getByRole('group', { name: 'Quick filters' }).getByRole('button', { name: /^To do/ });
  await expect(toDo).toHaveText('To do 3');

  await grid(app.page).press('ArrowDown');
  await app.page.keyboard.press('h');
  await expect(mark(app.page, first!)).toBeVisible();
  await expect(toDo).toHaveText('To do 2');
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(mark(app.page, first!)).toHaveCount(0);
  await expect(toDo).toHaveText('To do 3');

  // of what is selected, all are handled; a second time, none
  await grid(app.page).press('ControlOrMeta+a');
  await app.page.keyboard.press('h');
  await expect(app.page.getByText('3 renewals marked as handled')).toBeVisible();
  await expect(toDo).toHaveCount(0); // a quick filter that finds nothing is not offered
  await app.page.keyboard.press('ControlOrMeta+z');
  await expect(toDo).toHaveText('To do 3');
  await app.page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(toDo).toHaveCount(0);
  await grid(app.page).press('h');
  await expect(toDo).toHaveText('To do 3');
  await app.page.keyboard.press('Escape');

  await rowOf(app.page, second!).click();
  await app.page.keyboard.press('h');
  await expect(mark(app.page, second!)).toBeVisible();
  await searchBox(app.page).fill('handled:yes');
  await expect.poll(() => rowCount(app.page)).toBe(1);
  await expect(rows(app.page)).toContainText(second!);
  await toDo.click();
  await expect(searchBox(app.page)).toHaveValue('lapses:<=30d handled:no');
  await expect.poll(() => rowCount(app.page)).toBe(2);
});

test('a renewal that is handled in its details is confirmed by the next sync', async ({ app, sandbox }) => {
  const [number] = leaveLapsing(sandbox, 5, 9);
  await openConnected(app, sandbox);
  const details = await openReminders(app.page, number!);
  await details.getByRole('button', { name: 'Handled', exact: true }).click();
  await expect(details.getByText('If it still lapses')).toBeVisible();
  await expect(details.getByText(/^1 day before, on /)).toBeVisible();
  await expect(mark(app.page, number!)).toBeVisible();

  await syncWith(app.page, sandbox, number!, { auto_renewal: true });
  await expect((await openReminders(app.page, number!)).getByText(/^by you on .*, confirmed$/)).toBeVisible();
  await activityEntry(app.page).click();
  await expect(app.page.getByText(/Handled by you on .*, confirmed: auto-renewal on/)).toBeVisible();
});

test('a handled renewal is open again once something gets worse', async ({ app, sandbox }) => {
  const [number] = leaveLapsing(sandbox, 9, 12);
  await openConnected(app, sandbox);
  const details = await openReminders(app.page, number!);
  await details.getByRole('button', { name: 'Handled', exact: true }).click();
  await expect(mark(app.page, number!)).toBeVisible();

  await syncWith(app.page, sandbox, number!, { renewal_date: isoFromDay(localDay(Date.now()) + 6) });
  await expect(mark(app.page, number!)).toHaveCount(0);
  await expect(details.getByRole('button', { name: 'Handled', exact: true })).toBeVisible();
  await activityEntry(app.page).click();
  await expect(app.page.getByText(/Handled by you on .*, reopened: renewal date moved nearer/)).toBeVisible();
});

test('a renewal is handled where its reminder is, in Renewals', async ({ app, sandbox }) => {
  const [number] = leaveLapsing(sandbox, 1);
  await openConnected(app, sandbox);
  await app.page.getByRole('navigation').getByRole('button', { name: /^Renewals/ }).click(); // prettier-ignore
  await app.page.getByRole('tab', { name: 'Reminders' }).click();
  const handle = app.page.getByRole('button', { name: `Mark as handled: ${number} lapses tomorrow` });
  await handle.last().click();
  await expect(handle).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Undo' }).click();
  await expect(handle.last()).toBeVisible();
});

test('daily reminders, and the last one of what is handled, are settings', async ({ app, sandbox }) => {
  const [number] = leaveLapsing(sandbox, 20);
  await openConnected(app, sandbox);
  const details = await openReminders(app.page, number!);
  await details.getByRole('button', { name: 'Handled', exact: true }).click();
  await expect(details.getByText('If it still lapses')).toBeVisible();
  await app.page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  const settings = app.page.getByRole('region', { name: 'Reminders' });
  await settings.getByRole('switch', { name: 'Remind me daily until handled' }).click();
  await settings.getByLabel('Start daily reminders').selectOption({ label: 'From 5 days before' });
  await settings.getByRole('switch', { name: 'Remind me once more if it still lapses' }).click();
  await expect(
    (await openReminders(app.page, number!)).getByText('None: you marked this renewal as handled.'),
  ).toBeVisible();
  await details.getByRole('button', { name: 'Not handled' }).click();
  await expect(details.getByText(/^14 days before, on /)).toBeVisible();
});
