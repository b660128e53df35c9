import type { Locator, Page } from '@playwright/test';
import { NARROWEST } from '../../src/shared/numbers/table-columns';
import {
  columnHead as head,
  columnHeads as heads,
  columnsMenu as menu,
  DEFAULT_HEADS,
  rowHeight,
  widthOf,
} from '../columns-steps';
import { expect, openConnected, test } from '../shared-app';
import { grid, rows, runByPalette, served } from '../steps';

async function openMenu(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await expect(menu(page)).toBeVisible();
  return menu(page);
}

test.beforeEach(async ({ app, sandbox }) => {
  await openConnected(app, sandbox);
});

test('columns are chosen and put in order with the mouse, and reset', async ({ app, sandbox }) => {
  const { page } = app;
  await expect(heads(page)).toHaveText(DEFAULT_HEADS);
  const columns = await openMenu(page);
  await columns.getByRole('checkbox', { name: 'Type', exact: true }).click();
  await columns.getByRole('checkbox', { name: 'Country', exact: true }).click();
  await columns.getByRole('checkbox', { name: 'Created', exact: true }).click();
  await expect(heads(page)).toHaveText(['Number', 'Capabilities', 'Status', 'Renews', 'Monthly cost', 'Created']);
  await columns.getByRole('checkbox', { name: 'Created', exact: true }).dragTo(columns.getByRole('checkbox', { name: 'Status', exact: true }), { targetPosition: { x: 40, y: 3 } }); // prettier-ignore
  const chosen = ['Number', 'Capabilities', 'Created', 'Status', 'Renews', 'Monthly cost'];
  await expect(heads(page)).toHaveText(chosen);
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();

  await head(page, 'Created').getByRole('button').click();
  await expect(head(page, 'Created')).toHaveAttribute('aria-sort', 'ascending');
  const oldest = served(sandbox).reduce((a, b) => (Date.parse(a.created_at ?? '') <= Date.parse(b.created_at ?? '') ? a : b));
  await expect(rows(page).first()).toContainText(oldest.number);

  await expect.poll(async () => JSON.stringify(await app.settings())).toContain('"created_at","width":null');
  await openMenu(page);
  await columns.getByRole('button', { name: 'Reset' }).click();
  await expect(heads(page)).toHaveText(DEFAULT_HEADS);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(heads(page)).toHaveText(chosen);
}); // prettier-ignore

test('columns are chosen, put in order and made wider by keyboard alone', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Columns', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(menu(page).getByRole('checkbox', { name: 'Number', exact: true })).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(heads(page)).toHaveText([
    'Country',
    'Number',
    'Type',
    'Capabilities',
    'Status',
    'Renews',
    'Monthly cost',
  ]);
  await expect(menu(page).getByRole('checkbox', { name: 'Number', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(heads(page)).toHaveText(['Number', 'Type', 'Capabilities', 'Status', 'Renews', 'Monthly cost']);
  await expect(menu(page).getByRole('checkbox', { name: 'Country', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns', exact: true })).toBeFocused();

  await grid(page).focus();
  await page.keyboard.press('Tab');
  await expect(head(page, 'Number').getByRole('button')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(head(page, 'Type').getByRole('button')).toBeFocused();
  const before = await widthOf(head(page, 'Type'));
  await page.keyboard.press('Alt+ArrowRight');
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => widthOf(head(page, 'Type'))).toBe(before + 32);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => widthOf(head(page, 'Type'))).toBe(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(() => widthOf(head(page, 'Type'))).toBe(before + 32);
  await page.keyboard.press('Alt+Backspace');
  await expect.poll(() => widthOf(head(page, 'Type'))).toBe(before);
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect(heads(page)).toHaveText(['Type', 'Number', 'Capabilities', 'Status', 'Renews', 'Monthly cost']);
  await expect(head(page, 'Type').getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(head(page, 'Type')).toHaveAttribute('aria-sort', 'ascending');
  await page.keyboard.press('ArrowDown');
  await expect(grid(page)).toBeFocused();
});

test('a column is dragged wider at its edge, and to another place at its head', async ({ app }) => {
  const { page } = app;
  await head(page, 'Type').dragTo(head(page, 'Number'), { targetPosition: { x: 8, y: 10 } });
  await expect(heads(page)).toHaveText([
    'Type',
    'Number',
    'Country',
    'Capabilities',
    'Status',
    'Renews',
    'Monthly cost',
  ]);
  const before = await widthOf(head(page, 'Status'));
  const edge = page.getByRole('separator', { name: 'Width of Status' });
  const box = await edge.boundingBox();
  if (!box) throw new Error('There is no edge.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(before + 60);
  await expect(rows(page).first().getByRole('gridcell').nth(4)).toHaveCSS('width', `${before + 60}px`);
  // where it was let go, because the columns before it did not give way
  await expect.poll(async () => (await edge.boundingBox())?.x).toBe(box.x + 60);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(before + 60);
  await edge.dblclick();
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(before);
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(heads(page)).toHaveText(DEFAULT_HEADS);
});

test('every field can be a column; what does not fit is scrolled to, with the number in sight', async ({ app, sandbox }) => {
  const { page } = app;
  const columns = await openMenu(page);
  const others = columns.getByRole('group', { name: 'More' }).getByRole('checkbox');
  for (let left = await others.count(); left > 0; left--) await others.first().press('Space');
  await columns.getByText('Compact').click();
  await page.keyboard.press('Escape');
  await expect(heads(page)).toHaveCount(28);
  await expect(grid(page)).toHaveAttribute('aria-colcount', '28');
  const first = served(sandbox).reduce((a, b) => ((a.renewal_date ?? '9') <= (b.renewal_date ?? '9') ? a : b));
  await expect(rows(page).first()).toContainText(first.id);
  await grid(page).evaluate((table) => table.scrollTo({ left: table.scrollWidth }));
  await expect(head(page, 'Due')).toBeInViewport();
  await expect(rows(page).first().getByRole('gridcell').first()).toBeInViewport();
}); // prettier-ignore

test('widths and dense rows are remembered', async ({ app }) => {
  const { page } = app;
  await expect.poll(() => rowHeight(page)).toBe(40);
  await runByPalette(page, 'Choose columns');
  await menu(page).getByText('Compact').click();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect.poll(() => rowHeight(page)).toBe(32);
  const before = await widthOf(head(page, 'Status'));
  await head(page, 'Status').getByRole('button').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(before + 16);
  await expect.poll(async () => JSON.stringify(await app.settings())).toContain(`"status","width":${before + 16}`);
});

test('a tooltip says what a cell has no room for, and nothing that is seen', async ({ app }) => {
  const { page } = app;
  const status = rows(page).first().getByRole('gridcell').nth(4);
  const words = (await status.textContent()) ?? '';
  await status.hover();
  await expect(status).not.toHaveAttribute('title');
  await head(page, 'Status').getByRole('button').hover();
  await head(page, 'Status').click({ button: 'right' });
  await page.keyboard.press('Escape');
  const before = await widthOf(head(page, 'Status'));
  for (let width = before; width > NARROWEST; width -= 16) await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => widthOf(head(page, 'Status'))).toBe(NARROWEST);
  await status.hover();
  await expect(status).toHaveAttribute('title', words);
  await head(page, 'Status').getByRole('button').hover();
  await expect(status).not.toHaveAttribute('title');
});
