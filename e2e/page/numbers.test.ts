import { expect, openConnected, test } from '../shared-app';
import { clipboardText, grid, rowCount, rows, runByPalette, searchBox, served } from '../steps';

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
});

test('a number is found in any spelling', async ({ app, sandbox }) => {
  const { page } = app;
  const number = served(sandbox)[17];
  if (!number) throw new Error('The sandbox serves too few numbers.');
  const search = searchBox(page);
  for (const spelling of [number.number, number.formatted_number, number.international_number, number.id]) {
    await search.fill(spelling);
    await expect.poll(() => rowCount(page)).toBe(1);
    await expect(rows(page).first()).toContainText(number.number);
  }
  await search.fill('nothing of the kind');
  await expect(page.getByText('No numbers match')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect.poll(() => rowCount(page)).toBe(200);
});

test('filters narrow the list, are shown, and can be removed', async ({ app, sandbox }) => {
  const { page } = app;
  const suspended = served(sandbox).filter((number) => number.current_status === 'suspended').length;
  await page.getByRole('button', { name: /^Suspended/ }).click();
  await expect.poll(() => rowCount(page)).toBe(suspended);
  await page.getByRole('button', { name: /^Remove filter Status/ }).click();
  await expect.poll(() => rowCount(page)).toBe(200);
});

test('every column sorts, both ways', async ({ app }) => {
  const { page } = app;
  for (const column of ['Number', 'Country', 'Type', 'Capabilities', 'Status', 'Renews', 'Monthly cost']) {
    const header = grid(page).getByRole('columnheader', { name: column });
    await header.click();
    const first = await header.getAttribute('aria-sort');
    await header.click();
    const second = await header.getAttribute('aria-sort');
    expect(new Set([first, second])).toEqual(new Set(['ascending', 'descending']));
  }
});

test('the monthly cost sorts by currency, then by amount, by mouse and by keyboard', async ({ app, sandbox }) => {
  const { page } = app;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  /** The costs in the order of the list. */
  async function costs() {
    await page.evaluate(() => navigator.clipboard.writeText(''));
    await grid(page).press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => clipboardText(app)).not.toBe('');
    const order = (await clipboardText(app)).split('\n');
    await page.keyboard.press('Escape');
    const byNumber = new Map(served(sandbox).map((number) => [number.number, number]));
    return order.map((number) => byNumber.get(number)!).filter(({ monthly_renewal_cost: cost }) => cost !== null);
  }
  const isSorted = (listed: Awaited<ReturnType<typeof costs>>, way: 1 | -1) =>
    listed.slice(1).every(({ currency, monthly_renewal_cost: cost }, before) => {
      const { currency: last, monthly_renewal_cost: least } = listed[before]!;
      return currency === last ? way * (cost! - least!) >= 0 : way > 0 ? currency > last : currency < last;
    });

  const header = grid(page).getByRole('columnheader', { name: 'Monthly cost' });
  await header.click();
  const byMouse = await costs();
  expect(new Set(byMouse.map(({ currency }) => currency)).size).toBeGreaterThan(1);
  expect(isSorted(byMouse, 1)).toBe(true);
  await header.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  expect(isSorted(await costs(), -1)).toBe(true);
});

test('what begins with the digits that are typed comes first, and they are marked', async ({ app, sandbox }) => {
  const { page } = app;
  const wanted = served(sandbox).find(({ formatted_number }) => formatted_number.startsWith('('))!;
  const areaCode = wanted.formatted_number.slice(1, 4);
  await page.keyboard.press('/');
  await page.keyboard.type(areaCode);
  const first = rows(page).first();
  await expect(first).toContainText(`(${areaCode})`);
  await expect(first.locator('mark').first()).toHaveText(areaCode);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: new RegExp(`^Details of \\(${areaCode}\\)`) })).toBeVisible();
});

test('all 22 fields of a number are there, as the API sent them', async ({ app, sandbox }) => {
  const { page } = app;
  const number = served(sandbox)[5];
  if (!number) throw new Error('The sandbox serves too few numbers.');
  await searchBox(page).fill(number.id);
  await expect.poll(() => rowCount(page)).toBe(1);
  await rows(page).first().click();
  const details = page.getByRole('complementary', { name: /Details of/ });
  await details.getByText('All fields as the API sent them').click();
  await expect(details.getByText(number.id)).toBeVisible();
  await expect(details.getByRole('button', { name: /^Copy / })).toHaveCount(22 + 2);
  await details.getByRole('button', { name: 'Copy Renewal date' }).click();
  await expect.poll(() => clipboardText(app)).toBe(number.renewal_date ?? '');
  await details.getByRole('button', { name: 'Copy as JSON' }).click();
  await expect.poll(async () => JSON.parse(await clipboardText(app)) as unknown).toEqual(number);
  await runByPalette(page, 'This number: Copy number');
  await expect.poll(() => clipboardText(app)).toBe(number.number);
});

test('the list is worked by keyboard alone', async ({ app }) => {
  const { page } = app;
  await page.keyboard.press('/');
  await page.keyboard.type('+');
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toHaveValue('');
  await grid(page).getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: /Details of/ });
  await expect(details).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
});

test('what was asked last is remembered', async ({ app, sandbox }) => {
  const suspended = served(sandbox).filter((number) => number.current_status === 'suspended').length;
  await app.page.getByRole('button', { name: /^Suspended/ }).click();
  await expect.poll(() => rowCount(app.page)).toBe(suspended);
  await expect.poll(async () => (await app.settings()).session?.lastView?.query).toBe('status:suspended');
});
