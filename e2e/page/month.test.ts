import { addMonths, monthOf } from '../../src/shared/calendar/calendar-month';
import { expect, openConnected, test } from '../shared-app';
import { arranged, openRenewals, tab, today } from '../renewals-steps';
import { rowsOf, served, switcher } from '../steps';

test('the calendar is worked by keyboard, and its numbers lead to their details', async ({ app, sandbox }) => {
  const { page } = app;
  const renewsOn = today() + 40;
  sandbox.change(arranged(1, 3, renewsOn));
  const numbers = served(sandbox);
  await openConnected(app, sandbox);
  const month = await openRenewals(page, 'Month');
  const press = async (key: string, times: number) => {
    for (let left = times; left > 0; left--) await page.keyboard.press(key);
  };

  await month.locator('[aria-current="date"]').click();
  const months = monthOf(renewsOn) - monthOf(today());
  await press('PageDown', months);
  await press('ArrowDown', 2);
  await press('ArrowUp', 2);
  const left = renewsOn - addMonths(today(), months);
  await press(left < 0 ? 'ArrowLeft' : 'ArrowRight', Math.abs(left));
  await expect(month.getByRole('gridcell', { name: /, 3 renew$/ })).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(month.getByRole('gridcell', { selected: true })).toBeFocused();
  const listed = rowsOf(month.getByRole('grid').last());
  await expect(listed).toHaveCount(3);
  const wanted = numbers[1]?.formatted_number;
  await listed.filter({ hasText: wanted }).click();
  await expect(page.getByRole('complementary', { name: `Details of ${wanted}` })).toBeVisible();
  await expect(tab(page, 'Month')).toHaveAttribute('aria-selected', 'true');
});

test('the days of a month have room, whatever the list of a day and details leave', async ({ app, sandbox }) => {
  const { page } = app;
  sandbox.change(arranged(1, 3, today() + 1));
  await openConnected(app, sandbox);
  const month = await openRenewals(page, 'Month');
  const calendar = month.getByRole('region', { name: 'Calendar' });
  // found where it is hidden, too
  const list = month.locator('[role=grid]').last();
  const details = page.getByRole('complementary', { name: /^Details of/ });
  const size = async () => {
    const { width, height } = (await calendar.getByRole('gridcell').first().boundingBox())!;
    return { isWide: width >= 88, isHigh: height >= 72 };
  };
  const room = { isWide: true, isHigh: true };

  await page.setViewportSize({ width: 1280, height: 800 });
  await expect.poll(size).toEqual(room);
  // they are next to each other, and details take the place of the list, also with the keyboard
  await rowsOf(list).first().click();
  await expect(details).toBeVisible();
  await expect(list).toBeHidden();
  await expect.poll(size).toEqual(room);
  await expect(details.getByRole('button', { name: 'Close details' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
  // another day is asked for by its list
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await calendar.locator('[aria-current="date"]').click();
  await expect(details).toBeHidden();
  await expect(month.getByText('No renewals on this day.')).toBeVisible();
  await calendar.getByRole('gridcell', { name: /, 1 lapses, 3 renew$/ }).click();

  for (const width of [1100, 960]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(size).toEqual(room);
    const [above, below] = [await calendar.boundingBox(), await list.boundingBox()];
    expect(below!.y).toBeGreaterThanOrEqual(above!.y + above!.height);
    expect(below!.width).toBe(above!.width);
    await rowsOf(list).first().click();
    await expect(details).toBeVisible();
    await expect(list).toBeVisible();
    await expect.poll(size).toEqual(room);
    await page.keyboard.press('Escape');
    await expect(details).toBeHidden();
  }
});

test('the month that was paged to is found again, next to the agenda as well', async ({ app, sandbox }) => {
  const { page } = app;
  sandbox.change(arranged(1, 3, today() + 1));
  await page.setViewportSize({ width: 1600, height: 900 });
  await openConnected(app, sandbox);
  for (const name of ['Month', 'Agenda']) {
    await openRenewals(page, name);
    const calendar = page.getByRole('region', { name: 'Calendar' });
    const title = calendar.getByRole('heading');
    const first = await title.innerText();
    await calendar.getByRole('button', { name: 'Next month' }).click();
    await expect(title).not.toHaveText(first);
    const paged = await title.innerText();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(title).toHaveText(paged);
    await rowsOf(page.getByRole('tabpanel').getByRole('grid').last()).first().click();
    await page.keyboard.press('Escape');
    await expect(title).toHaveText(paged);
  }
});

test('in a low window, weekdays and what leads to other months stay in sight, and so does the sync button', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  sandbox.change(arranged(1, 3, today() + 1));
  await page.setViewportSize({ width: 960, height: 400 });
  await openConnected(app, sandbox);
  await openRenewals(page, 'Month');
  const calendar = page.getByRole('region', { name: 'Calendar' });
  const last = calendar.getByRole('gridcell').last();
  await last.scrollIntoViewIfNeeded();
  for (const inSight of [
    last,
    calendar.getByRole('columnheader').first(),
    calendar.getByRole('button', { name: 'Next month' }),
    page.getByRole('button', { name: /Sync now/ }),
    switcher(page),
  ])
    await expect(inSight).toBeInViewport({ ratio: 0.9 });
});
