import { status } from '../../src/sandbox/faults';
import type { Sandbox } from '../../src/sandbox/server';
import { expect, openConnected, startNewSandbox, test, type RunningApp } from '../shared-app';
import {
  connectByForm,
  grid,
  rowCount,
  rows,
  runByPalette,
  searchBox,
  served,
  showEnvironment,
  switcher,
} from '../steps';

let second: Sandbox;
test.beforeEach(async () => {
  second = await startNewSandbox({ numbers: 50, seed: 5 });
});
test.afterEach(() => second.close());

/** Two environments, the second shown. */
async function connectBoth(app: RunningApp, first: Sandbox): Promise<void> {
  const { page } = app;
  await openConnected(app, first);
  await switcher(page).click();
  await page.getByText('Add environment…').click();
  await connectByForm(page, second, 'Staging');
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Numbers/ })
    .click();
  await expect.poll(() => rowCount(page)).toBe(50);
}

test('the numbers of all environments are listed together and asked one question', async ({ app, sandbox }) => {
  await connectBoth(app, sandbox);
  await showEnvironment(app.page, 'All environments');
  await expect(switcher(app.page)).toHaveAccessibleName(/All environments/);
  await expect.poll(() => rowCount(app.page)).toBe(250);

  await expect(grid(app.page).getByRole('columnheader', { name: 'Environment' })).toBeVisible();
  for (const name of ['Production', 'Staging']) {
    await expect(rows(app.page).getByText(name, { exact: true }).first()).toBeVisible();
  }
  // what all of them cost, in each currency
  const dollars = [...served(sandbox), ...served(second)]
    .filter(({ currency }) => currency === 'USD')
    .reduce((sum, number) => sum + (number.monthly_renewal_cost ?? 0), 0);
  await expect(app.page.getByText(`$${dollars.toFixed(2)}`)).toBeVisible();

  await runByPalette(app.page, 'Group by: Environment');
  const heads = grid(app.page).getByRole('rowheader');
  await expect(heads.first()).toContainText(/^Production200/);
  await runByPalette(app.page, 'Collapse all groups');
  await expect(heads).toHaveText([/^Production200/, /^Staging50/]);
  await runByPalette(app.page, 'Group by: No grouping');

  await searchBox(app.page).fill('status:active');
  const active = await rowCount(app.page);
  expect(active).toBeGreaterThan(50);
  await showEnvironment(app.page, 'Staging');
  await expect.poll(() => rowCount(app.page)).toBeLessThan(50); // the same question, of one
  await showEnvironment(app.page, 'All environments');
  await expect.poll(() => rowCount(app.page)).toBe(active);
});

test('numbers with the same id are distinguished by their environment', async ({ app, sandbox }) => {
  const [mine] = served(sandbox);
  second.change(([first, ...others]) => [{ ...first!, id: mine!.id }, ...others]);
  const [theirs] = served(second);
  await connectBoth(app, sandbox);
  await showEnvironment(app.page, 'All environments');
  await expect.poll(() => rowCount(app.page)).toBe(250);
  await searchBox(app.page).fill(`id:${mine!.id}`);
  await expect.poll(() => rowCount(app.page)).toBe(2);
  const details = app.page.getByRole('complementary', { name: /^Details of/ });
  for (const [number, environment] of [
    [mine, 'Production'],
    [theirs, 'Staging'],
  ] as const) {
    // prettier-ignore
    await rows(app.page).filter({ hasText: number!.formatted_number }).click();
    await expect(details.getByRole('heading', { level: 2 })).toHaveText(number!.formatted_number);
    await expect(details.getByText(environment, { exact: true })).toBeVisible();
  }
  // what is decided for one is nothing to the other
  await details.getByRole('button', { name: 'Mute' }).click();
  await expect(details.getByText('Muted', { exact: false }).first()).toBeVisible();
  await rows(app.page).filter({ hasText: mine!.formatted_number }).click();
  await expect(details.getByRole('button', { name: 'Mute' })).toBeVisible();
});

test('renewals say whose they are, and numbers of several environments lead to each in Talkover', async ({
  app,
  sandbox,
}) => {
  const { page } = app;
  await connectBoth(app, sandbox);
  await showEnvironment(app.page, 'All environments');
  await page.keyboard.press('Control+2');
  const agenda = page.getByRole('grid', { name: 'Renewals by day' });
  await expect(agenda.getByText('Production', { exact: true }).first()).toBeVisible();
  await expect(agenda.getByText('Staging', { exact: true }).first()).toBeVisible();

  await page.keyboard.press('Control+1');
  await grid(page).press('ControlOrMeta+a');
  const bar = page.getByRole('region', { name: 'Selected numbers' });
  await bar.getByRole('button', { name: 'Open in Talkover' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu', { name: 'Open in Talkover' }).getByRole('menuitem')).toHaveText(['Production', 'Staging']);
  await page.keyboard.press('Escape');
  await rows(page).first().click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Actions for this number' });
  await expect(menu.getByRole('menuitem', { name: 'Open Production in Talkover' })).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Open Staging in Talkover' })).toBeVisible();
}); // prettier-ignore

test('what changed in each environment stands together, and is read together', async ({ app, sandbox }) => {
  await connectBoth(app, sandbox);
  await showEnvironment(app.page, 'All environments');
  await expect.poll(() => rowCount(app.page)).toBe(250);
  const [mine, theirs] = [served(sandbox)[0]!, served(second)[0]!];
  sandbox.change((numbers) => numbers.slice(1));
  second.change((numbers) => numbers.slice(1));
  await app.page.getByRole('button', { name: 'Sync now' }).click();
  await expect(app.page.getByRole('button', { name: /^Activity.*2 unread changes/ })).toBeVisible();
  await app.page.keyboard.press('Control+3');
  const changes = app.page.getByRole('region', { name: 'Changes, newest first' });
  for (const environment of ['Production', 'Staging']) {
    await expect(changes.getByText(environment, { exact: true }).first()).toBeVisible();
  }
  await changes.getByRole('button').filter({ hasText: theirs.formatted_number }).click();
  await expect(app.page.getByRole('complementary', { name: /^Last known details of/ })).toContainText(theirs.number);
  await expect(changes.getByRole('button').filter({ hasText: mine.formatted_number })).toBeVisible();
  await app.page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(app.page.getByRole('button', { name: /^Activity.*unread/ })).toHaveCount(0);
  await showEnvironment(app.page, 'Staging');
  await expect(changes.getByRole('button')).toHaveCount(1);
});

test('the trouble of one environment is shown with the numbers of the others', async ({ app, sandbox }) => {
  await connectBoth(app, sandbox);
  await showEnvironment(app.page, 'All environments');
  await expect.poll(() => rowCount(app.page)).toBe(250);
  second.faults.always(status(401));
  await app.page.getByRole('button', { name: 'Sync now' }).click();
  await expect(app.page.getByRole('status').filter({ hasText: /^\s*Staging:/ })).toBeVisible();
  await expect(app.page.getByRole('status').filter({ hasText: /^\s*Production:/ })).toHaveCount(0);
  expect(await rowCount(app.page)).toBe(250);
});
