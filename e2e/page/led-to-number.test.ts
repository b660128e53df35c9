import type { Page } from '@playwright/test';
import { expect, openConnected, test } from '../shared-app';
import { grid, leaveLapsing, rows, searchBox, served } from '../steps';

const details = (page: Page, number: string) => page.getByRole('complementary', { name: `Details of ${number}` });
const rowOf = (page: Page, number: string) => rows(page).filter({ hasText: number });

test('a number that the palette or the tray leads to is seen in the list, and Back leads to the query again', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  const [number] = leaveLapsing(sandbox, 1, 300, 300);
  const digits = served(sandbox)[0]!.number;
  await openConnected(app, sandbox);

  // by keyboard, from the palette
  await searchBox(page).fill('status:suspended');
  await expect(page.getByText('No numbers match')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(digits.slice(1));
  const palette = page.getByRole('dialog', { name: 'Find an action or a number' });
  await expect(palette.getByRole('option').first()).toContainText(digits);
  await page.keyboard.press('Enter');
  await expect(details(page, number!)).toBeVisible();
  await expect(rowOf(page, number!)).toBeVisible();
  await expect(searchBox(page)).toHaveValue('');
  await expect(page.getByText(`Filters cleared to show ${number}`)).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(searchBox(page)).toHaveValue('status:suspended');
  await expect(details(page, number!)).toBeHidden();

  // by mouse, from what the tray lists
  await page.getByRole('region', { name: 'Next renewals' }).getByRole('button', { name: `${number} lapses tomorrow` }).first().click();
  await expect(details(page, number!)).toBeVisible();
  await expect(rowOf(page, number!)).toBeVisible();
  // a query that finds it stays
  await searchBox(page).fill(`number:${digits}`);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(digits.slice(1));
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue(`number:${digits}`);
}); // prettier-ignore

test('a number far down the list is scrolled to, from another view as well', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await grid(page).press('End');
  const [number] = /\+\d+/.exec(await rows(page).last().innerText()) ?? [''];
  await grid(page).press('Home');
  await expect(rowOf(page, number)).toHaveCount(0);
  const lead = async () => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type(number.slice(1));
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(number);
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('Control+4');
  await lead();
  await expect(rowOf(page, number)).toBeInViewport();

  // and again where its details are open, which is no step of Back
  await grid(page).evaluate((table) => table.scrollTo({ top: 0 }));
  await expect(rowOf(page, number)).not.toBeInViewport();
  await lead();
  await expect(rowOf(page, number)).toBeInViewport();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(rowOf(page, number)).toBeInViewport();

  // and where the query hides it, which is said in the view that is led to
  await page.keyboard.press('Escape');
  await grid(page).press('Home');
  await searchBox(page).fill(`-number:${number}`);
  await page.keyboard.press('Control+4');
  await lead();
  await expect(page.getByText(/^Filters cleared to show /)).toBeVisible();
  await expect(rowOf(page, number)).toBeInViewport();
});

test('the number of a reminder is shown next to the reminders, by mouse and by keyboard', async ({ app, sandbox }) => {
  const { page } = app;
  const [number] = leaveLapsing(sandbox, 1);
  await openConnected(app, sandbox);
  await page.keyboard.press('Control+2');
  const tab = page.getByRole('tab', { name: /^Reminders/ });
  await tab.click();
  // the tray lists it as well, and those of environments that were removed stay below
  const panel = page.getByRole('tabpanel', { name: /^Reminders/ });
  const reminder = panel.getByRole('button', { name: new RegExp(`^${number!.replace(/[()]/g, '\\$&')} lapses tomorrow`) });
  await reminder.first().click();
  await expect(details(page, number!)).toBeVisible();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(details(page, number!)).toBeHidden();
  await expect(reminder.first()).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(details(page, number!)).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  await expect(details(page, number!)).toBeVisible();
}); // prettier-ignore
