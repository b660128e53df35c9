import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { expect, test } from '../app';
import { fillBaseUrl, grid, rows, rowCount } from '../steps';

/** Days from today until the first of two numbers lapses. */
const SOON = 2;

/** All numbers renew, except for two that lapse. */
function withTwoThatLapse(numbers: readonly PhoneNumber[]): PhoneNumber[] {
  const lapsing = new Map([
    [20, SOON],
    [3, SOON + 9],
  ]);
  return numbers.map((number, at) => {
    const days = lapsing.get(at) ?? 25;
    const day = new Date();
    day.setDate(day.getDate() + days);
    return {
      ...number,
      current_status: 'active',
      auto_renewal: !lapsing.has(at),
      renewal_date: [day.getFullYear(), day.getMonth() + 1, day.getDate()]
        .map((part) => `${part}`.padStart(2, '0'))
        .join('-'),
      days_until_monthly_renewal: days,
    };
  });
}

// docs/first-minute.md tells the same
test('a stranger with a token learns within a minute what lapses first, and that it will be announced', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  let first = '';
  sandbox.change((numbers) => {
    first = numbers[20]!.formatted_number;
    return withTwoThatLapse(numbers);
  });

  // the token, and nothing else (the base URL only because this Talkover is on this computer)
  await expect(page.getByRole('heading', { name: 'Keep watch over your numbers' })).toBeVisible();
  await expect(page.getByLabel('Token', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Production');
  await page.keyboard.type(sandbox.token);
  await fillBaseUrl(page, sandbox.url);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Connected. 200 numbers found.')).toBeVisible();
  await expect(grid(page)).toBeVisible();
  expect(await rowCount(page)).toBe(200);
  await expect(rows(page).first()).toContainText(first);

  // what lapses first, and when that will be announced
  const steps = page.getByRole('region', { name: /^First steps/ });
  await expect(steps).toContainText(`${first} lapses in ${SOON} days`);
  await steps.getByRole('button', { name: 'See what you can do' }).click();
  const details = page.getByRole('complementary', { name: `Details of ${first}` });
  await expect(details).toContainText(`Lapses in ${SOON} days`);
  await expect(details.getByRole('button', { name: 'Open in Talkover' })).toBeVisible();
  await expect(details.getByRole('region', { name: 'Reminders' })).toContainText(/Next.*before/s);
  await expect(steps).toContainText('1 of 2 done');

  // that it will be seen
  await steps.getByRole('button', { name: 'Send test notification' }).click();
  await steps.getByRole('button', { name: 'Yes, I saw it' }).click();
  await expect(page.getByText('First steps done.')).toBeVisible();
  await expect(steps).toHaveCount(0);
  const again = await app.restart();
  await expect(grid(again)).toBeVisible();
  await expect(again.getByRole('region', { name: /^First steps/ })).toHaveCount(0);
});
