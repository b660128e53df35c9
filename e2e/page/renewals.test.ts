import { isoFromDay } from '../../src/shared/calendar/calendar-day';
import { nextRenewal } from '../../src/shared/renewals/renewal';
import { arranged, openRenewals, panel, tab, today } from '../renewals-steps';
import { expect, openConnected, test } from '../shared-app';
import { grid, rowCount, rowsOf, searchBox, served } from '../steps';

test('the tabs are walked by keyboard, and the open one is found again', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+2');
  await expect(tab(page, 'Agenda')).toHaveAttribute('aria-selected', 'true');
  await tab(page, 'Agenda').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Month')).toBeFocused();
  await expect(panel(page, 'Month').getByRole('grid').first()).toBeVisible();
  await page.keyboard.press('End');
  await expect(tab(page, 'Reminders')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Agenda')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'Costs')).toBeFocused();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await expect(tab(page, 'Costs')).toHaveAttribute('aria-selected', 'true');
});

test('a reminder in the inbox leads to just its numbers', async ({ app, sandbox }) => {
  const { page } = app;
  sandbox.change(arranged(5, 4, today() + 20));
  await openConnected(app, sandbox);
  const inbox = await openRenewals(page, 'Reminders');
  // once it is listed as sent, it is the last: upcoming ones come first
  await expect(inbox.getByText('kept for 60 days')).toBeVisible();
  await inbox
    .getByRole('button', { name: /^5 numbers will lapse/ })
    .last()
    .click();

  const agenda = panel(page, 'Agenda');
  await expect(agenda.getByText(/^5 numbers from the reminder of /)).toBeVisible();
  await expect(agenda.getByText('5 numbers will be lost unless you turn on auto-renewal.')).toBeVisible();
  const list = agenda.getByRole('grid', { name: 'Renewals by day' });
  await expect(list.getByRole('rowheader', { name: /^Tomorrow, / })).toBeVisible();
  await expect(rowsOf(list).filter({ hasText: 'Lapses' })).toHaveCount(5);
  await expect(rowsOf(list)).toHaveCount(5);
  await agenda.getByRole('button', { name: 'Show all renewals' }).click();
  await expect(rowsOf(list).filter({ hasText: 'Renews' })).toHaveCount(4);
  // what the header says is what is listed, and only what renews is charged
  await expect(page.getByText(/^5 will lapse · 4 renew in the next 30 days · /)).toBeVisible();

  // it also ends with its tab or view, here by keyboard
  await page.keyboard.press('Alt+ArrowLeft');
  await inbox
    .getByRole('button', { name: /^5 numbers will lapse/ })
    .last()
    .focus();
  await page.keyboard.press('Enter');
  await expect(agenda.getByText(/^5 numbers from the reminder of /)).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await expect(rowsOf(list)).toHaveCount(9);
  await expect(agenda.getByText(/^5 numbers from the reminder of /)).toBeHidden();
});

test('a wide window has the calendar next to the agenda, and details in its place', async ({ app, sandbox }) => {
  const { page } = app;
  sandbox.change(arranged(1, 1, today() + 20));
  await page.setViewportSize({ width: 1600, height: 900 });
  await openConnected(app, sandbox);
  await openRenewals(page, 'Agenda');
  const calendar = page.locator('.docked');
  await expect(calendar).toBeVisible();
  await page.setViewportSize({ width: 1390, height: 900 });
  await expect(calendar).toBeHidden();
  await page.setViewportSize({ width: 1600, height: 900 });
  await rowsOf(page.getByRole('grid', { name: 'Renewals by day' }))
    .first()
    .click();
  await expect(page.getByRole('complementary', { name: /^Details of/ })).toBeVisible();
  await expect(calendar).toBeHidden();
});

test('the agenda is worked as the list of numbers is, and Back leads to where the user was', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await searchBox(page).fill('type:voice');
  await grid(page).evaluate((table) => (table.scrollTop = 400));
  const agenda = await openRenewals(page, 'Agenda');
  const list = agenda.getByRole('grid', { name: 'Renewals by day' });
  await list.focus();
  await page.keyboard.press('End');
  const cursor = list.locator('.cursor');
  const last = Number(await cursor.getAttribute('data-index'));
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowUp');
  await expect(cursor).not.toHaveAttribute('data-index', String(last));

  // details open next to the list, and go along
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: /^Details of/ });
  await expect(details).toBeVisible();
  const before = await details.getAttribute('aria-label');
  await page.keyboard.press('ArrowDown');
  await expect(details).not.toHaveAttribute('aria-label', before!);
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(list).toBeFocused();
  await cursor.click();
  await expect(details).toBeVisible();
  await page.keyboard.press('Escape');

  // selected with Shift, all of it with Ctrl+A
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowUp');
  const bar = page.getByRole('region', { name: 'Selected numbers' });
  await expect(bar.getByText('2 selected')).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(bar.getByText(`${last + 1} selected`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();

  await page.keyboard.press('Enter');
  const [scrolled, index] = [await list.evaluate((table) => table.scrollTop), await cursor.getAttribute('data-index')];
  expect(scrolled).toBeGreaterThan(0);
  await tab(page, 'Costs').click();
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(tab(page, 'Costs')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(details).toBeVisible();
  await expect(cursor).toHaveAttribute('data-index', index!);
  await expect.poll(() => list.evaluate((table) => table.scrollTop)).toBe(scrolled);
  // Playwright's mouse has no such button
  await list.dispatchEvent('mouseup', { button: 3, bubbles: true });
  await expect(searchBox(page)).toHaveValue('type:voice');
  await expect.poll(() => grid(page).evaluate((table) => table.scrollTop)).toBe(400);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(details).toBeVisible();
});

test('a row of the costs has the right figures and leads to its numbers, and Back leads to it again', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  // some of them are charged later than the others, so that months differ
  sandbox.change((numbers) =>
    numbers.map((number, index) =>
      index % 7 > 0
        ? number
        : { ...number, current_status: 'active', auto_renewal: true, renewal_date: isoFromDay(today() + 70) },
    ),
  );
  await openConnected(app, sandbox);
  const costs = await openRenewals(page, 'Costs');
  const line = costs.getByRole('row', { name: /^USD / });
  const dollars = served(sandbox).filter(({ currency }) => currency === 'USD');
  const cents = (kind: string) =>
    dollars
      .map((number) => ({ number, renewal: nextRenewal(number, today(), today()) }))
      .filter(({ renewal }) => renewal?.kind === kind && (kind === 'renews' || renewal.daysLeft >= 0))
      .reduce((sum, { number }) => sum + Math.round((number.monthly_renewal_cost ?? 0) * 100), 0);
  const cells = async () => (await line.getByRole('cell').allTextContents()).map((text) => text.replace(/[^\d.]/g, ''));
  const [monthly, , atRisk, count] = await cells();
  expect([Math.round(Number(monthly) * 100), Math.round(Number(atRisk) * 100)]).toEqual([cents('renews'), cents('lapses')]); // prettier-ignore
  expect(Number(count)).toBe(dollars.length);
  await expect(costs.getByRole('img', { name: /^Chart of upcoming costs in EUR/ }).locator('svg path')).not.toHaveCount(
    0,
  );
  await page.getByRole('combobox', { name: 'Currency of the totals' }).selectOption('USD');
  await expect(costs.getByText('Next 30 days').locator('..')).toContainText('$');

  await costs.getByRole('radio', { name: 'Country' }).press('Space');
  const first = costs.getByRole('table').getByRole('button').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  const reached = costs.getByRole('table').getByRole('button').nth(1);
  await expect(reached).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue(/^country:[A-Z]{2}$/);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(costs.getByRole('radio', { name: 'Country' })).toBeChecked();
  await expect(reached).toBeFocused();
  await costs.getByRole('radio', { name: 'Currency' }).press('Space');
  await line.getByRole('cell').last().click();
  await expect(searchBox(page)).toHaveValue('currency:USD');
  await expect.poll(() => rowCount(page)).toBe(dollars.length);

  // at the user's own rates there is one total, here and at the foot of the list
  await page.keyboard.press('Alt+ArrowLeft');
  await costs.getByRole('button', { name: 'Exchange rates…' }).click();
  await page.getByLabel('Convert totals to').selectOption({ label: 'USD US Dollar' });
  const rate = page.getByLabel('Rate of EUR in USD');
  await rate.fill('1,10');
  await rate.press('Enter');
  await expect(rate).toHaveValue('1.1');
  await openRenewals(page, 'Costs');
  await page.getByRole('combobox', { name: 'Currency of the totals' }).selectOption('Total in USD');
  await expect(costs.getByText(/^Converted to USD at your rates of .* have no rate and are left out\.$/)).toBeVisible();
  await expect(costs.getByText('Next 12 months').locator('..')).toContainText(/≈ \$[\d,]+\.\d\d/);
  await page.keyboard.press('Control+1');
  await searchBox(page).fill('');
  await expect(page.getByRole('status').getByText(/^≈ \$[\d,]+\.\d\d a month$/)).toBeVisible();
});
