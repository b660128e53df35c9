import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../app';
import { faultsOf } from '../axe';
import { connectEnvironment, grid, openExport, rowCount, rows, runByPalette, searchBox, served } from '../steps';

/** In a wide window; places.test.ts has all but colors in a narrow one, for every dialog, menu and banner too. */
const WINDOW = { width: 1280, height: 800 };
/** Zoomed to 200 %, a page has half as many pixels. */
const ZOOMED = { width: 640, height: 400 };

/** The colors that axe finds too pale, in light and in the dark. */
async function paleIn(page: Page): Promise<string[]> {
  const faults = await faultsOf(page, 'colors');
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await faultsOf(page, 'colors')));
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/** All that axe finds: in light, and zoomed where the colors are the system's; at colors in the dark too. */
async function faultsIn(page: Page): Promise<string[]> {
  const faults = [...(await faultsOf(page, 'structure')), ...(await paleIn(page))];
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize(ZOOMED);
  faults.push(...(await faultsOf(page, 'structure')));
  await page.setViewportSize(WINDOW);
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

const VIEWS = ['Numbers', 'Renewals', 'Activity', 'Settings'];

test('axe finds nothing in any view', async ({ app, sandbox }) => {
  test.setTimeout(300_000); // axe takes its time for every screen
  const { page } = app;
  const faults = () => faultsIn(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await faults()).toEqual([]);
  await connectEnvironment(page, sandbox);
  sandbox.change((numbers) => numbers.slice(3).map((number) => ({ ...number, auto_renewal: !number.auto_renewal })));
  await page.keyboard.press('Control+R');
  await expect(page.getByRole('button', { name: /^Activity.*unread/ })).toBeVisible();
  for (const [place, view] of VIEWS.entries()) {
    await page.keyboard.press(`Control+${place + 1}`);
    await expect(page.getByRole('heading', { name: view, level: 1 })).toBeVisible();
    if (view === 'Numbers') {
      await rows(page).first().click();
      await page.getByRole('button', { name: 'Customize' }).click();
      await expect(page.getByRole('group', { name: 'Before it renews' })).toBeVisible();
    }
    if (view === 'Activity') {
      await page.getByRole('button', { name: 'Removed from the environment' }).first().click();
      await expect(page.getByRole('complementary', { name: /^Last known details of/ })).toBeVisible();
    }
    if (view === 'Settings') {
      await page.getByRole('switch', { name: 'Quiet hours' }).click();
      await page.getByRole('button', { name: 'Add a day' }).first().click();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByText('Enter a whole number of days')).toBeVisible();
    }
    expect(await faults(), view).toEqual([]);
    for (const tab of view === 'Renewals' ? ['Month', 'Costs', 'Reminders'] : []) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await expect(page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) })).not.toBeEmpty();
      if (tab === 'Costs') await expect(page.getByRole('region', { name: 'Costs' }).getByRole('table')).toBeVisible();
      expect(await faults(), tab).toEqual([]);
    }
  }
  await page.keyboard.press('Control+1');
  // the rows behind what follows are in groups
  await runByPalette(page, 'Group by: Country');
  await expect(grid(page).getByRole('rowheader').first()).toBeVisible();
  await searchBox(page).fill('staus:x -has:fax status:');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  expect(await faults(), 'the proposals').toEqual([]);
  await page.getByRole('button', { name: 'How to search' }).click();
  await expect(page.getByRole('dialog', { name: 'How to search' })).toBeVisible();
  expect(await faults(), 'the help').toEqual([]);
});

/** Everything that opens over the Numbers view; each ends with what must be seen of it. */
const OVERLAYS: [name: string, open: (page: Page) => Promise<Locator>][] = [
  [
    'palette',
    async (page) => {
      await page.keyboard.press('ControlOrMeta+k');
      return page.getByRole('dialog', { name: 'Find an action or a number' });
    },
  ],
  [
    'sheet of shortcuts',
    async (page) => {
      await page.keyboard.press('?');
      return page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    },
  ],
  [
    'columns',
    async (page) => {
      await page.getByRole('button', { name: 'Columns', exact: true }).click();
      return page.getByRole('dialog', { name: 'Columns' });
    },
  ],
  [
    'filter menu',
    async (page) => {
      await page.keyboard.press('f');
      await page.keyboard.type('e');
      return page.getByRole('dialog', { name: 'Add a filter' });
    },
  ],
  [
    'form to save a view',
    async (page) => {
      await page.getByRole('button', { name: 'Save as new view' }).click();
      return page.getByRole('dialog', { name: 'Save view' });
    },
  ],
  [
    'menu of a view',
    async (page) => {
      await page.getByRole('button', { name: 'More actions for Voices' }).focus();
      await page.keyboard.press('Enter');
      return page.getByRole('menuitem', { name: 'Only remind me about this view…' });
    },
  ],
  [
    'export of the result',
    async (page) => {
      await openExport(page);
      return page.getByRole('dialog', { name: 'Export numbers' });
    },
  ],
  [
    'labels',
    async (page) => {
      await runByPalette(page, 'Manage labels');
      const dialog = page.getByRole('dialog', { name: 'Labels and notes' });
      await dialog.getByRole('button', { name: 'Delete label ours' }).click();
      await expect(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
      return dialog.getByText('Numbers not in the list');
    },
  ],
  [
    'preview of an import',
    async (page) => {
      const number = await rows(page).nth(1).locator('.sub').first().innerText();
      await runByPalette(page, 'Import labels and notes');
      const dialog = page.getByRole('dialog', { name: 'Import labels and notes' });
      await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
      await dialog.locator('input[type=file]').setInputFiles({
        name: 'labels.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`number,labels\n${number.split(' ')[0]},new\n+999123,nowhere\n`),
      });
      await expect(dialog.getByText('Not in the list')).toBeVisible();
      return dialog.getByRole('button', { name: 'Import for 1 number' });
    },
  ],
  [
    'comparison with a file',
    async (page) => {
      const number = await rows(page).nth(1).locator('.sub').first().innerText();
      await runByPalette(page, 'Compare with a file');
      const dialog = page.getByRole('dialog', { name: 'Compare with a file' });
      await dialog.locator('input[type=file]').setInputFiles({
        name: 'pbx.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`number,status\n${number.split(' ')[0]},retired\n+999123,active\n`),
      });
      await dialog.getByText('In both (1)').click();
      return dialog.getByText('1 number differs');
    },
  ],
  ...(['Copy', 'Label', 'Reminders'] as const).map((name): (typeof OVERLAYS)[number] => [
    `menu ${name} of the selection`,
    async (page) => {
      await grid(page).focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      const bar = page.getByRole('region', { name: 'Selected numbers' });
      await bar.getByRole('button', { name, exact: true }).click();
      return page.getByRole(name === 'Label' ? 'textbox' : 'menu').last();
    },
  ]),
];

test('the colors of dialogs and menus can be told apart', async ({ app, sandbox }) => {
  test.setTimeout(300_000); // axe takes its time for each
  const { page } = app;
  page.setDefaultTimeout(20_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await connectEnvironment(page, sandbox);
  await expect.poll(() => rowCount(page)).toBe(200);
  await grid(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByRole('region', { name: 'Selected numbers' }).getByRole('button', { name: 'Label' }).click();
  await page.getByRole('textbox', { name: 'Find or create a label' }).fill('ours');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'ours' })).toBeChecked();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await searchBox(page).fill('type:voice');
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'View name' }).fill('Voices');
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
  sandbox.change((numbers) => numbers.slice(1));
  await searchBox(page).fill('has:sms');
  await page.keyboard.press('ControlOrMeta+r');
  const left = served(sandbox).filter(({ has_sms }) => has_sms).length;
  await expect.poll(() => rowCount(page)).toBe(left);
  for (const [name, open] of OVERLAYS) {
    await grid(page).focus();
    await expect(await open(page)).toBeVisible();
    expect(await paleIn(page), name).toEqual([]);
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

/** The color behind an element. */
const fill = (element: Locator) => element.evaluate((node) => getComputedStyle(node).backgroundColor);

test('what is chosen is filled with the system’s color where that imposes its own', async ({ app }) => {
  const { page } = app;
  await page.emulateMedia({ forcedColors: 'active' });
  await page.getByRole('button', { name: 'Explore sample data' }).click();
  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect(rows(page).nth(0)).toHaveAttribute('aria-selected', 'true');
  const highlight = await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<i id="probe" style="background: Highlight"></i>');
    return getComputedStyle(document.querySelector('#probe')!).backgroundColor;
  });
  const nav = page.getByRole('navigation', { name: 'Views', exact: true });
  expect(await fill(nav.getByRole('button', { name: /^Numbers/ }))).toBe(highlight);
  expect(await fill(nav.getByRole('button', { name: /^Settings/ }))).not.toBe(highlight);
  expect(await fill(rows(page).nth(0))).toBe(highlight);
  expect(await fill(rows(page).nth(1))).not.toBe(highlight);
  expect(await fill(page.getByRole('button', { name: /^All 250/ }))).toBe(highlight);
  await page.keyboard.press('Control+k');
  expect(await fill(page.getByRole('option', { selected: true }))).toBe(highlight);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+4');
  expect(await fill(page.getByRole('switch', { name: 'Renewal reminders' }))).toBe(highlight);
  expect(await fill(page.getByRole('switch', { name: 'Quiet hours' }))).not.toBe(highlight);
  expect(await fill(page.getByText('Comfortable', { exact: true }))).toBe(highlight);
  expect(await fill(page.getByText('Compact', { exact: true }))).not.toBe(highlight);
});
