import { records } from '../../src/sandbox/faults';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { KEY_NAMES } from '../../src/shared/query/language/keys';
import { expect, openConnected, test } from '../shared-app';
import { clipboardText, grid, openFilter, rowCount, rows, runByPalette, searchBox, served } from '../steps';

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
});

test('a query is typed with proposals, by keyboard alone', async ({ app, sandbox }) => {
  const { page } = app;
  const pending = served(sandbox).filter((number) => number.current_status === 'pending').length;
  const proposals = page.getByRole('listbox', { name: 'Suggestions' });
  await page.keyboard.press('/');
  await expect(proposals.getByRole('option')).toHaveText(KEY_NAMES.map((name) => new RegExp(`^${name}:`)));
  await page.keyboard.type('statu');
  await page.keyboard.press('Tab');
  await expect(searchBox(page)).toHaveValue('status:');
  await expect(proposals.getByRole('option', { name: /^status:pending/ })).toContainText(`${pending} numbers`);
  await page.keyboard.type('pe');
  await page.keyboard.press('ArrowDown');
  await expect(proposals.getByRole('option', { selected: true })).toContainText('status:pending');
  const chosen = await proposals.getByRole('option', { selected: true }).getAttribute('id');
  await expect(searchBox(page)).toHaveAttribute('aria-activedescendant', chosen ?? '');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('status:pending');
  await expect(proposals).toBeHidden();
  await expect.poll(() => rowCount(page)).toBe(pending);
  await page.keyboard.type(' -has:');
  await expect(proposals).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(proposals).toBeHidden();
  await expect(searchBox(page)).toHaveValue('status:pending -has:');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(proposals).toBeVisible();
  await page.keyboard.type('fax');
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  const without = served(sandbox).filter((number) => number.current_status === 'pending' && !number.has_fax);
  await expect.poll(() => rowCount(page)).toBe(without.length);
});

test('menus, quick filters and chips write the query that is typed, and show it', async ({ app, sandbox }) => {
  const { page } = app;
  const count = (test: (number: PhoneNumber) => boolean) => served(sandbox).filter(test).length;
  const filters = page.getByRole('group', { name: 'Filters', exact: true });

  await openFilter(page, 'Type');
  await page.getByRole('checkbox', { name: /^SMS/ }).click();
  await page.getByRole('checkbox', { name: /^Voice/ }).click();
  await expect(searchBox(page)).toHaveValue('type:sms|voice');
  await page.keyboard.press('Escape');
  await expect(filters.getByRole('button', { name: 'Type: SMS, Voice', exact: true })).toBeVisible();
  await expect.poll(() => rowCount(page)).toBe(count(({ type }) => type === 'sms' || type === 'voice'));

  await searchBox(page).fill('type:VOICE -status:inactive cost:>1usd');
  await expect(filters.getByRole('button', { name: 'Type: VOICE', exact: true })).toBeVisible();
  await filters.getByRole('button', { name: 'Type: VOICE', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: /^Voice/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove filter Monthly cost: >1usd' }).click();
  await expect(searchBox(page)).toHaveValue('type:VOICE -status:inactive');
  await page.getByRole('button', { name: 'Remove filter Type: VOICE' }).click();
  await expect(searchBox(page)).toHaveValue('-status:inactive');
  await expect.poll(() => rowCount(page)).toBe(count(({ current_status }) => current_status !== 'inactive'));

  await page.getByRole('button', { name: /^Suspended/ }).click();
  await expect(searchBox(page)).toHaveValue('status:suspended');
  await searchBox(page).fill('STATUS:suspended ');
  await expect(filters.getByRole('button', { name: /^Status: / })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(searchBox(page)).toHaveValue('');
});

test('what is not understood is underlined and explained, and the rest applies', async ({ app, sandbox }) => {
  const { page } = app;
  const voice = served(sandbox).filter((number) => number.type === 'voice').length;
  await searchBox(page).fill('staus:active type:voice has:fl');
  await expect(page.getByText('There is no filter “staus”.')).toBeVisible();
  await expect(page.getByText('“fl” isn’t a capability')).toHaveCount(0); // it is still being typed
  await expect.poll(() => rowCount(page)).toBe(voice);
  await rows(page).first().focus();
  await expect(page.getByText('“fl” isn’t a capability. Try voice, sms, mms, fax or whatsapp.')).toBeVisible();
  const underlined = page
    .getByRole('search')
    .locator('span')
    .filter({ hasText: /^(staus|fl)$/ });
  for (const part of await underlined.all()) await expect(part).toHaveCSS('text-decoration-style', 'wavy');
  expect(await underlined.count()).toBe(2);
  await expect(searchBox(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(searchBox(page)).toHaveAccessibleDescription(/There is no filter “staus”/);
  await page.getByRole('button', { name: 'Did you mean status?' }).click();
  await expect(searchBox(page)).toHaveValue('status:active type:voice has:fl');
  await expect(searchBox(page)).toBeFocused();
  await searchBox(page).fill('status:actve type:voice');
  await page.getByRole('button', { name: 'Did you mean active?' }).press('Enter');
  await expect(searchBox(page)).toHaveValue('status:active type:voice');
  await expect(page.getByText('There is no filter')).toHaveCount(0);
  await expect(searchBox(page)).toHaveAttribute('aria-invalid', 'false');

  // amounts are never compared across currencies, and a value after a comma is another choice
  await searchBox(page).fill('cost:>5 type:voice');
  await expect(page.getByText(/^Your numbers are charged in several currencies\./)).toBeVisible();
  await searchBox(page).fill('status:active,pending');
  const either = served(sandbox).filter(({ current_status: is }) => is === 'active' || is === 'pending').length;
  await expect.poll(() => rowCount(page)).toBe(either);
});

test('a pasted column of numbers becomes one query, which says what is not in the list', async ({ app, sandbox }) => {
  const { page } = app;
  const [first, second] = served(sandbox) as [PhoneNumber, PhoneNumber];
  const column = ['Number', first.international_number, `tel:${second.number}`, '+999 555 0100', 'n/a'].join('\n');
  await searchBox(page).focus();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, column);
  await expect(searchBox(page)).toHaveValue(`number:${first.number}|${second.number}|+9995550100`);
  await expect.poll(() => rowCount(page)).toBe(2);
  await expect(page.getByText('1 of 3 numbers isn’t in this list.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy missing' }).click();
  expect(await clipboardText(app)).toBe('+9995550100');

  await runByPalette(page, 'Compare with a file');
  const comparing = page.getByRole('dialog', { name: 'Compare with a file' });
  await comparing.getByRole('button', { name: 'Paste numbers' }).click();
  await expect(comparing.getByText('Only in the file (1)')).toBeVisible();
  await expect(comparing.getByRole('row', { name: '+9995550100 Not in the list' })).toBeVisible();
  await comparing.getByText('Only here (200)').click();
  await comparing.getByRole('button', { name: 'Select 200 numbers' }).click();
  await expect(comparing).toBeHidden();
  await expect(page.getByRole('region', { name: 'Selected numbers' })).toContainText('200');
});

test('changes of the query are taken back and made again', async ({ app }) => {
  const { page } = app;
  const box = searchBox(page);
  const before = await page.evaluate(() => history.length);
  await page.keyboard.press('/');
  await page.keyboard.type('type:voice 030');
  await page.keyboard.press('Control+z');
  await expect(box).toHaveValue('type:voice ');
  await page.keyboard.press('Control+z');
  await expect(box).toHaveValue('');
  await page.keyboard.press('Control+Shift+Z');
  await page.keyboard.press('Control+y');
  await expect(box).toHaveValue('type:voice 030');

  await page.getByRole('button', { name: 'Clear filters' }).first().click();
  await page.getByRole('button', { name: /^Will lapse/ }).click();
  await page.getByRole('button', { name: /^Suspended/ }).click();
  await rows(page).first().focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(box).toHaveValue('lapses:<=30d');
  await expect(page.getByRole('button', { name: /^Will lapse/ })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(box).toHaveValue('status:suspended');
  // Playwright's mouse has no such buttons
  await grid(page).dispatchEvent('mouseup', { button: 3, bubbles: true });
  await expect(box).toHaveValue('lapses:<=30d');
  await grid(page).dispatchEvent('mouseup', { button: 4, bubbles: true });
  await expect(box).toHaveValue('status:suspended');
  expect(await page.evaluate(() => history.length)).toBeLessThan(before + 3);
});

test('another field takes its own typing back, and not the query', async ({ app }) => {
  const { page } = app;
  await searchBox(page).fill('type:voice');
  await openFilter(page, 'Country');
  await page.getByRole('textbox', { name: 'Find in Country' }).fill('ger');
  await page.keyboard.press('Control+z');
  await expect(searchBox(page)).toHaveValue('type:voice');
});

test('Talkover is asked the part of a query that it knows, and its answer is marked', async ({ app, sandbox }) => {
  const { page } = app;
  const known = served(sandbox).filter(({ type, has_voice }) => type === 'sms' && !has_voice).length;
  await searchBox(page).fill('type:sms -has:voice status:ported');
  await expect(page.getByText('No numbers match')).toBeVisible();
  await expect(page.getByText('but not for “status:ported”')).toBeVisible();
  await page.getByRole('button', { name: 'Search in Talkover' }).click();
  await expect(page.getByText(/^Talkover found .* for “type:sms -has:voice”/)).toBeVisible();
  expect(sandbox.requests.at(-1)?.query).toEqual({ type: 'sms', has_voice: 'false' });
  if (known > 0) await expect.poll(() => rowCount(page)).toBe(known);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByText('No numbers match')).toBeVisible();
});

test('a filter that Talkover ignores is named, and the app applies it', async ({ app, sandbox }) => {
  const { page } = app;
  const known = served(sandbox).filter(({ type }) => type === 'sms').length;
  await searchBox(page).fill('type:sms status:ported');
  sandbox.faults.once(records(served(sandbox)));
  await page.getByRole('button', { name: 'Search in Talkover' }).click();
  await expect(page.getByText('Talkover ignored the filter type')).toBeVisible();
  await expect.poll(() => rowCount(page)).toBe(known);
});

test('the help shows what can be asked, and asks it', async ({ app, sandbox }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'How to search' }).click();
  const help = page.getByRole('dialog', { name: 'How to search' });
  await expect(help.getByRole('row')).toHaveCount(KEY_NAMES.length + 1);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.getByRole('button', { name: 'How to search' }).click();
  await help.getByRole('button', { name: 'status:active|pending' }).click();
  await expect(help).toBeHidden();
  await expect(searchBox(page)).toHaveValue('status:active|pending');
  await expect(searchBox(page)).toBeFocused();
  const found = served(sandbox).filter(({ current_status }) => ['active', 'pending'].includes(current_status)).length;
  await expect.poll(() => rowCount(page)).toBe(found);
});
