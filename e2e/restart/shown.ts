import type { Sandbox } from '../../src/sandbox/server';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { columnHead, columnHeads, columnsMenu, DEFAULT_HEADS, rowHeight, widthOf } from '../columns-steps';
import { session, type Kept } from './kept';
import { expect, type RunningApp } from '../shared-app';
import { activityEntry, grid, runByPalette, saveView, savedViewEntry, searchBox, syncNow } from '../steps';

export const withCalm = (numbers: readonly PhoneNumber[]): PhoneNumber[] =>
  numbers.map((number) => ({ ...number, current_status: 'active', type: 'voice', renewal_date: '2099-01-01' }));

export function unreadChanges(app: RunningApp, sandbox: Sandbox): Kept {
  return {
    name: 'unread changes',
    async before() {
      sandbox.change(([first, second, ...others]) => [
        { ...first!, current_status: 'suspended' },
        { ...second!, type: 'sms' },
        ...others,
        { ...first!, id: 'new', number: '+1999', formatted_number: '1999' },
      ]);
      await syncNow(app.page, sandbox);
      await expect(activityEntry(app.page)).toContainText('3 unread changes');
    },
    async after() {
      const { page } = app;
      const changes = page.getByRole('region', { name: 'Changes, newest first' }).getByRole('button');
      const summary = page.getByRole('status').filter({ hasText: /^Since .+ today/ });
      await expect(summary).toContainText('1 added, 1 suspended, capabilities of 1 changed');
      await summary.getByRole('button', { name: 'Show' }).click();
      await expect(changes).toHaveCount(3);
      await expect(summary).toBeHidden();
      await runByPalette(page, 'Changes: Status');
      await expect(changes).toHaveCount(1);
      await runByPalette(page, 'Mark all as read');
      await expect(activityEntry(page)).not.toContainText('unread');
      await expect(page.getByRole('button', { name: 'Mark all as read' })).toBeHidden();
    },
  };
}

export function chosenView(app: RunningApp): Kept {
  return {
    name: 'the saved view that was looked at',
    async before() {
      await saveView(app.page, 'type:voice', 'Voices');
      await searchBox(app.page).fill('type:sms');
      await expect(app.page.getByRole('button', { name: 'Update view' })).toBeEnabled();
      await app.page.keyboard.press('Control+s');
      await expect(app.page.getByRole('button', { name: 'Update view' })).toBeDisabled();
      await expect.poll(() => session(app)).toMatch(/type:sms.*"savedViewId":"/);
    },
    async after() {
      await expect(savedViewEntry(app.page, 'Voices')).toHaveAttribute('aria-current', 'page');
      await expect(searchBox(app.page)).toHaveValue('type:sms');
    },
  };
}

export function columns(app: RunningApp): Kept {
  const chosen = ['Number', 'Capabilities', 'Created', 'Status', 'Renews', 'Monthly cost'];
  let width = 0;
  return {
    name: 'columns, their widths, dense rows and groups',
    async before() {
      const { page } = app;
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      const menu = columnsMenu(page);
      for (const column of ['Type', 'Country', 'Created'])
        await menu.getByRole('checkbox', { name: column, exact: true }).click();
      // above the monthly cost, the renewal and the status
      for (let place = 5; place > 2; place--)
        await menu.getByRole('checkbox', { name: 'Created', exact: true }).press('Alt+ArrowUp');
      await expect(columnHeads(page)).toHaveText(chosen);
      await menu.getByText('Compact').click();
      await menu.getByRole('combobox', { name: 'Group by' }).selectOption('Country');
      await page.keyboard.press('Escape');
      await expect(menu).toBeHidden();
      const before = await widthOf(columnHead(page, 'Status'));
      width = before + 16;
      await columnHead(page, 'Status').getByRole('button').focus();
      await page.keyboard.press('Alt+ArrowRight');
      await expect.poll(() => widthOf(columnHead(page, 'Status'))).toBe(width);
      const kept = `"created_at","width":null.*"status","width":${width}.*"groupBy":"country".*"savedViewId":"`;
      await expect.poll(() => session(app)).toMatch(new RegExp(kept));
    },
    async after() {
      const { page } = app;
      await expect(columnHeads(page)).toHaveText(chosen);
      await expect.poll(() => widthOf(columnHead(page, 'Status'))).toBe(width);
      await expect.poll(() => rowHeight(page)).toBe(32);
      await expect(grid(page).getByRole('rowheader').first()).toBeVisible();
      await expect(grid(page).locator('#number-row-0')).toHaveAttribute('aria-rowindex', '3');
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      await columnsMenu(page).getByRole('button', { name: 'Reset' }).click();
      await expect(columnHeads(page)).toHaveText(DEFAULT_HEADS);
      await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
      await expect(columnHeads(page)).toHaveText(chosen);
    },
  };
}
