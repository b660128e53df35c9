import { records } from '../../src/sandbox/faults';
import { asSent } from '../../src/shared/numbers/extras';
import { expect, openConnected, startNewSandbox, test as base } from '../shared-app';
import { clipboardText, grid, openExport, rowCount, rows, runByPalette, savedFile, searchBox, served } from '../steps';

/** The app with an environment whose first numbers have values that the API reference does not have. */
const test = base.extend({
  sandbox: async ({}, use) => {
    const sandbox = await startNewSandbox({ numbers: 60, seed: 11, oddValues: true });
    await use(sandbox);
    await sandbox.close();
  },
});

test('numbers with values that cannot be read are counted, found and explained', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await expect.poll(() => rowCount(page)).toBe(60);
  await expect(page.getByText(/^Talkover sent 3 numbers with values that the app can’t read/)).toBeVisible();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(searchBox(page)).toHaveValue('is:incomplete');
  await expect.poll(() => rowCount(page)).toBe(3);
  await expect(rows(page).filter({ hasText: 'Renewal date unknown' })).toHaveCount(2);

  await searchBox(page).fill(`is:incomplete ${served(sandbox)[4]?.number}`);
  await expect.poll(() => rowCount(page)).toBe(1);
  await rows(page).first().click();
  const details = page.getByRole('complementary', { name: /Details of/ });
  await expect(details.getByText('Renewal date: Talkover sent “04/05/2027”.')).toBeVisible();
  await expect(details.getByText('None: the app can’t read the renewal date that Talkover sent.')).toBeVisible();
  await expect(details.getByText(/^Reminders about this number may be missing or wrong/)).toBeVisible();

  // what is read in other spellings is no fault, nor is a number without price and date
  await searchBox(page).fill('-is:incomplete');
  await expect.poll(() => rowCount(page)).toBe(57);

  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('3 numbers have values that the app can’t read.')).toBeVisible();

  // and once they can be read, nothing is said of it
  sandbox.faults.always(records(served(sandbox).map(asSent)));
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('3 numbers have values that the app can’t read.')).toBeHidden();
});

test('agents are shown, searched, exported and followed, and other fields are kept', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  await expect.poll(() => rowCount(page)).toBe(60);
  for (const [query, count] of [['agent:"night shift"', 2], ['agent:reception', 2], ['night', 2], ['agent:none', 58]] as const) {
    await searchBox(page).fill(query);
    await expect.poll(() => rowCount(page)).toBe(count);
  } // prettier-ignore

  await searchBox(page).fill('agent:reception');
  await runByPalette(page, 'Group by: Agent');
  await expect(grid(page).getByRole('rowheader')).toHaveText([/^Reception and Night shift2/]);
  await runByPalette(page, 'Group by: No grouping');

  await searchBox(page).fill(served(sandbox)[10]?.id ?? '');
  await expect.poll(() => rowCount(page)).toBe(1);
  await rows(page).first().click();
  const details = page.getByRole('complementary', { name: /Details of/ });
  await expect(details.getByText('Reception, Night shift')).toBeVisible();
  await expect(details.getByText('Live', { exact: true })).toBeVisible();
  await details.getByRole('button', { name: 'Copy as JSON' }).click();
  const copied = async () => JSON.parse(await clipboardText(app)) as Record<string, unknown>;
  await expect.poll(copied).toMatchObject({ environment: { id: 'env-1', name: 'Live' } });

  await searchBox(page).fill('agent:reception');
  await openExport(page);
  const dialog = page.getByRole('dialog', { name: 'Export numbers' });
  await dialog.getByText('CSV', { exact: true }).click();
  await dialog.getByText('All fields', { exact: true }).click();
  const file = await savedFile(app, 'numbers.csv', () =>
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  );
  expect(file.text).toContain('Reception; Night shift');

  await searchBox(page).fill(served(sandbox)[12]?.id ?? '');
  await expect.poll(() => rowCount(page)).toBe(1);
  await rows(page).first().click();
  await expect(details.getByRole('heading', { name: 'Also sent' })).toBeVisible();
  await expect(details.getByText('["front desk"]')).toBeVisible();

  const day = [{ id: 'agent-9', name: 'Day shift' }];
  sandbox.faults.always(records(served(sandbox).map((number, at) => ({ ...asSent(number), ...(at === 10 && { agents: day }) })))); // prettier-ignore
  await page.getByRole('button', { name: 'Sync now' }).click();
  await page.getByRole('button', { name: 'Activity' }).click();
  await expect(page.getByText(/now answered by Day shift \(was Reception and Night shift\)/i)).toBeVisible();
});
