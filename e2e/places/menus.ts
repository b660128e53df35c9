import type { Locator, Page } from '@playwright/test';
import { translate as t } from '../../src/shared/i18n/translate';
import { CHANGED_VIEW_MENUS } from './changed-view';
import { button, call, LONG_LABEL, opened, replaceQuery, showView, type Place, type Stage } from './stage';

const rows = (page: Page): Locator =>
  page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });

/** A menu that a button of the Numbers view opens. */
const byButton = (
  name: string,
  shows: string[],
  press: (stage: Stage) => Promise<void>,
  more: Partial<Place> = {},
): Place => ({
  name,
  shows,
  async open(stage) {
    await showView(stage.page, 'numbers');
    await press(stage);
    return opened(stage.page);
  },
  ...more,
});

const selectTwo = async ({ page }: Stage) => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
};

/** A menu of the bar for the selected numbers. */
const ofSelection = (key: 'selection.copy' | 'selection.label' | 'numbers.reminders', component: string): Place =>
  byButton(
    `menu of the selection: ${key}`,
    [component],
    async (stage) => {
      await selectTwo(stage);
      await button(stage.page.getByRole('region', { name: t('selection.title') }), key).click();
    },
    {
      async leave({ page }) {
        await page.keyboard.press('Escape');
        await call(page, 'selection', 'clear');
      },
    },
  );

const FILTERS = 'type:voice,sms status:active,pending has:sms -has:fax auto:off renews:<90d country:US,DE,BR,GB';

const ofNumbers: readonly Place[] = [
  byButton('menu of files', ['FilesMenu'], ({ page }) => button(page, 'files.menu').click()),
  byButton('menu of columns', ['ColumnsMenu'], ({ page }) => button(page, 'numbers.columns').click()),
  byButton('menu of filters', ['AddFilter'], ({ page }) => button(page, 'numbers.filter.button').click()),
  byButton('menu of filters with what is found', ['AddFilter'], async ({ page }) => {
    await button(page, 'numbers.filter.button').click();
    await opened(page).getByRole('textbox').fill('e');
    await opened(page).getByRole('checkbox').first().waitFor();
  }),
  byButton('values of a filter', ['AddFilter', 'FilterValues'], async ({ page }) => {
    await button(page, 'numbers.filter.button').click();
    await opened(page).getByRole('button').nth(1).click();
    await opened(page).getByRole('checkbox').first().waitFor();
  }),
  byButton(
    'menu of an active filter',
    ['FilterChip'],
    async ({ page }) => {
      await replaceQuery(page, 'status:active,pending');
      await page.locator('.chips button.words').first().click();
    },
    {
      async leave({ page }) {
        await page.keyboard.press('Escape');
        await replaceQuery(page, '');
      },
    },
  ),
  byButton(
    'filters that do not fit on a line',
    [],
    async ({ page }) => {
      await replaceQuery(page, FILTERS);
      await page.locator('.chips .one-line .more').click();
    },
    {
      async leave({ page }) {
        await page.keyboard.press('Escape');
        await replaceQuery(page, '');
      },
    },
  ),
  byButton(
    'form to save a view',
    ['NewSavedViewMenu'],
    async ({ page }) => {
      await replaceQuery(page, FILTERS);
      await button(page, 'savedViews.save').click();
      await opened(page).getByRole('textbox').fill('Text messages');
    },
    {
      async leave({ page }) {
        await page.keyboard.press('Escape');
        await replaceQuery(page, '');
      },
    },
  ),
  byButton('menu of a row', ['RowMenu'], async ({ page }) => {
    await rows(page).nth(1).getByRole('gridcell').first().click({ button: 'right' });
  }),
  byButton('menu of a column', ['ColumnMenu'], async ({ page }) => {
    await page.getByRole('columnheader').nth(1).click({ button: 'right' });
  }),
  byButton(
    'values of a cell',
    ['CellFilterButton'],
    async ({ page }) => {
      await page.locator('[role=gridcell]:has(.capabilities > :not(.absent) ~ :not(.absent))').first().hover();
      await page.locator('.cell-filter').click();
    },
    { isWide: true },
  ),
  ofSelection('selection.copy', 'SelectionBar'),
  ofSelection('selection.label', 'LabelMenu'),
  ofSelection('numbers.reminders', 'SelectionBar'),
  {
    name: 'menu of a label',
    shows: ['LabelContextMenu', 'LabelMenu', 'LabelPicker'],
    async open({ page, environmentIds: [environmentId], numbers }) {
      await call(page, 'view', 'showNumber', { environmentId, numberId: numbers[0]!.id });
      await button(page, 'labels.add').click();
      await opened(page).getByText(LONG_LABEL).click({ button: 'right' });
      return page.getByRole('menu');
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await button(page, 'numbers.details.close').click();
    },
  },
];

/** Pressed in the side bar, whatever view is shown. */
const ofFrame: readonly Place[] = [
  byButton('environments', ['EnvironmentSwitcher'], ({ page }) => page.locator('.switcher').click()),
  byButton('menu of an environment', ['EnvironmentMenu'], ({ page }) =>
    page.locator('.switcher').click({ button: 'right' }),
  ),
  byButton(
    'menu of a saved view',
    ['SavedViewEntry'],
    ({ page }) => page.locator('.views .entry').last().click({ button: 'right' }),
    { isWide: true },
  ),
  byButton('saved views', ['SavedViewsMenu'], ({ page }) => button(page, 'frame.savedViews').click()),
  {
    name: 'menu of a saved view behind the button of all',
    shows: ['SavedViews'],
    async open({ page }) {
      await showView(page, 'numbers');
      await button(page, 'frame.savedViews').click();
      await opened(page).getByRole('menuitemradio').last().click({ button: 'right' });
      return page.getByRole('menuitem', { name: t('savedViews.rename'), exact: true });
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
  },
  byButton('pause of reminders', ['TrayBlock'], ({ page }) => button(page, 'frame.tray.pause').click(), {
    isWide: true,
  }),
  byButton(
    'menu of a renewal',
    ['TrayRenewalRow'],
    async ({ page }) => {
      await page.locator('.tray .row').first().hover();
      await page.locator('.tray .row .more').first().click();
    },
    { isWide: true },
  ),
  byButton('renewals and pause', ['TrayMenu'], ({ page }) => page.locator('.sidebar .rail-button').last().click()),
];

/** A day on which numbers renew or lapse. */
const BUSY_DAY = '#renewals-panel [data-day]:has(.count)';

const ofOtherViews: readonly Place[] = [
  {
    name: 'menu of a reminder',
    shows: ['ReminderRow'],
    async open({ page }) {
      await call(page, 'renewals', 'showTab', 'reminders');
      await page.locator('#renewals-panel .row .icon-button').first().click();
      return opened(page);
    },
  },
  {
    name: 'menu of a reminder at the pointer',
    shows: ['RunMenu'],
    async open({ page }) {
      await call(page, 'renewals', 'showTab', 'reminders');
      await page.locator('#renewals-panel .row').first().click({ button: 'right' });
      return page.getByRole('menu');
    },
  },
  {
    name: 'menu of a row of costs',
    shows: ['CostList'],
    async open({ page }) {
      await call(page, 'renewals', 'showTab', 'costs');
      await page.locator('#renewals-panel tbody tr').first().click({ button: 'right' });
      return page.getByRole('menu');
    },
  },
  {
    name: 'numbers of a day under the pointer',
    shows: ['DayPeek'],
    async open({ page }) {
      await call(page, 'renewals', 'showTab', 'month');
      await page.locator(BUSY_DAY).last().hover();
      return page.locator('.peek');
    },
    leave: ({ page }) => page.mouse.move(0, 0),
  },
  {
    name: 'menu of a day',
    shows: ['MonthGrid'],
    async open({ page }) {
      await call(page, 'renewals', 'showTab', 'month');
      await page.locator(BUSY_DAY).first().click({ button: 'right' });
      return page.getByRole('menu');
    },
  },
  {
    name: 'pause in the list of reminders',
    shows: ['ReminderStatus'],
    async open({ page }) {
      await call(page, 'renewals', 'showTab', 'reminders');
      await button(page.locator('#renewals-panel'), 'renewals.inbox.status.pause').click();
      return opened(page);
    },
  },
  {
    name: 'environments in which numbers that lapse are',
    shows: ['OpenTalkoverOfAny'],
    async open({ page, tap }) {
      await tap.request('environment.select', { environmentId: null });
      await call(page, 'renewals', 'showTab', 'agenda');
      await page
        .locator('.lapsing')
        .getByRole('button', { name: t('actions.openTalkover') })
        .click();
      return opened(page);
    },
    async leave({ page, tap, environmentIds: [environmentId] }) {
      await page.keyboard.press('Escape');
      await tap.request('environment.select', { environmentId });
    },
  },
  {
    name: 'kinds of channel',
    shows: ['ChannelsSection'],
    async open({ page }) {
      await showView(page, 'settings');
      await button(page, 'channels.add').click();
      return opened(page);
    },
  },
];

export const MENU_PLACES: readonly Place[] = [...ofNumbers, ...CHANGED_VIEW_MENUS, ...ofFrame, ...ofOtherViews];
