import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../app';
import { connectAccount, rows, searchBox } from '../steps';

const VIEWS = ['Numbers', 'Renewals', 'Activity', 'Settings'];

for (const theme of ['Light', 'Dark']) {
  test(`no view has a serious fault of accessibility in ${theme.toLowerCase()}`, async ({ app, sandbox }) => {
    test.slow(); // axe takes its time for every screen
    const { page } = app;
    // legacy: Electron cannot open the blank page that axe would like to do its last step in
    const faults = async () => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    };
    await page.emulateMedia({ colorScheme: theme === 'Light' ? 'light' : 'dark', reducedMotion: 'reduce' });
    expect(await faults()).toEqual([]);
    await connectAccount(page, sandbox);
    sandbox.change((numbers) => numbers.slice(3).map((number) => ({ ...number, auto_renewal: !number.auto_renewal })));
    await page.keyboard.press('Control+R');
    await expect(page.getByRole('button', { name: /^Activity.*unread/ })).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByText(theme, { exact: true }).click();
    await expect(page.getByRole('radio', { name: theme })).toBeChecked();
    for (const view of VIEWS) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${view}`) })
        .click();
      await expect(page.getByRole('heading', { name: view, level: 1 })).toBeVisible();
      if (view === 'Numbers') {
        await rows(page).first().click();
        await page.getByRole('button', { name: 'Set own days' }).click();
        await expect(page.getByRole('group', { name: 'Before it renews' })).toBeVisible();
      }
      if (view === 'Activity') {
        await page.getByRole('button', { name: 'is gone from the account' }).first().click();
        await expect(page.getByRole('complementary', { name: /^Last known of/ })).toBeVisible();
      }
      if (view === 'Settings') {
        await page.getByRole('switch', { name: 'Quiet hours' }).click();
        await page.getByRole('button', { name: 'Add a day' }).first().click();
        await page.getByRole('button', { name: 'Add', exact: true }).click();
        await expect(page.getByText('Give a whole number of days')).toBeVisible();
      }
      expect(await faults(), view).toEqual([]);
      for (const tab of view === 'Renewals' ? ['Month', 'Costs', 'Reminders'] : []) {
        await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
        await expect(page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) })).not.toBeEmpty();
        if (tab === 'Costs') await expect(page.getByRole('img', { name: /^Chart of/ }).locator('svg')).toBeVisible();
        expect(await faults(), tab).toEqual([]);
      }
    }
    await page.keyboard.press('Control+1');
    await searchBox(page).fill('staus:x -has:fax status:');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    expect(await faults(), 'the proposals').toEqual([]);
    await page.getByRole('button', { name: 'How to search' }).click();
    await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible();
    expect(await faults(), 'the help').toEqual([]);
  });
}
