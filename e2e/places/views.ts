import { CHANNEL_KINDS } from '../../src/shared/channels/channel-kinds';
import { translate as t } from '../../src/shared/i18n/translate';
import { CHANGED_VIEW } from './changed-view';
import { EMPTY_PLACES } from './empty';
import { button, call, opened, replaceQuery, showSettings, showView, type Place, type Stage } from './stage';
import { everySetting } from './states';

const nothing = ({ tap }: Stage): Promise<void> => Promise.resolve(tap.show(null));

/** A tab of Renewals, as soon as it has something in it. */
const tab = (name: string, within: string, look?: (stage: Stage) => void): Place => ({
  name: `Renewals: ${name}`,
  shows: [],
  ...(look && { part: '#renewals-panel' }),
  async open(stage) {
    look?.(stage);
    await call(stage.page, 'renewals', 'showTab', name.split(',')[0]);
    return stage.page.locator('#renewals-panel').locator(within).first();
  },
  leave: nothing,
});

const inNumbers: readonly Place[] = [
  {
    name: 'Numbers',
    shows: [],
    async open({ page }) {
      await showView(page, 'numbers');
      return page.getByRole('row').nth(3);
    },
    leave: nothing,
  },
  {
    name: 'Numbers in groups, all of them selected, the head of a group stuck over its rows',
    shows: ['SelectionBar'],
    async open({ page }) {
      await call(page, 'grouping', 'choose', 'country');
      await page.getByRole('grid').focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('grid').evaluate((grid) => grid.scrollTo(0, 100));
      return page.getByRole('region', { name: t('selection.title') });
    },
    async leave({ page }) {
      await page.keyboard.press('Escape');
      await call(page, 'grouping', 'choose', null);
    },
  },
  {
    name: 'Numbers without a match, and proposals for the query',
    shows: ['NothingMatches'],
    async open({ page }) {
      await page.getByRole('combobox', { name: t('numbers.search') }).fill('staus:x -has:fax status:');
      await page.keyboard.press('ArrowDown');
      return page.getByRole('listbox');
    },
    async leave({ page }) {
      await replaceQuery(page, '');
      await page.getByRole('grid').focus();
    },
  },
];

const details: Place = {
  name: 'details of a number that lapses, its reminder days being chosen',
  shows: ['DetailsPanel'],
  part: 'aside.panel',
  async open({ page, environmentIds: [environmentId], numbers }) {
    const lapsing = numbers.find(({ auto_renewal, current_status }) => !auto_renewal && current_status === 'active')!;
    await call(page, 'view', 'showNumber', { environmentId, numberId: lapsing.id });
    await button(page, 'numbers.reminders.useOwn').click();
    return page.getByRole('group', { name: t('numbers.reminders.own.lapses') });
  },
  async leave({ page }) {
    await button(page, 'numbers.details.close').click();
  },
};

const allEnvironments: Place = {
  name: 'Numbers of all environments',
  shows: [],
  async open({ page, tap }) {
    await tap.request('environment.select', { environmentId: null });
    return page.getByRole('columnheader', { name: t('numbers.column.environment') });
  },
  async leave({ tap, environmentIds: [environmentId] }) {
    await tap.request('environment.select', { environmentId });
  },
};

const renewals: readonly Place[] = [
  tab('agenda', '.lapsing'),
  tab('month', '[role=grid]'),
  tab('costs', 'table'),
  tab('reminders, limited, with a channel that fails', '.limited', ({ tap }) => tap.show(everySetting)),
  tab('reminders, which could not be shown', '.notShown', ({ tap }) =>
    tap.show((state) => {
      const reason = t('error.keychain_denied');
      return { ...state, reminders: { ...state.reminders, held: 'failed', reason, waiting: 3 } };
    }),
  ),
  tab('reminders', '.row'),
];

const activity: Place = {
  name: 'Activity, and what was last known of a number',
  shows: ['LastKnown'],
  async open({ page }) {
    await showView(page, 'activity');
    await page.getByText(t('activity.gone')).first().click();
    return page.locator('aside.panel');
  },
  async leave({ page }) {
    await page
      .locator('aside.panel')
      .getByRole('button', { name: t('activity.lastKnown.close') })
      .click();
  },
};

const settings: readonly Place[] = [
  {
    name: 'Settings with every section',
    shows: [],
    isLong: true,
    async open({ page, tap }) {
      tap.show(everySetting);
      await showView(page, 'settings');
      await button(page, 'offset.add').click();
      await button(page, 'offset.addIt').click();
      await page.locator('#settings-keptFiles').waitFor();
      return page.locator('#settings-reminders').getByRole('alert').filter({ hasText: /./ });
    },
    async leave({ page, tap }) {
      await page.keyboard.press('Escape');
      tap.show(null);
    },
  },
  {
    name: 'form of an environment, without a keychain',
    shows: [],
    part: '.setting-form',
    isLong: true,
    async open({ page, tap }) {
      tap.show(everySetting);
      await showSettings(page, { kind: 'add-environment' });
      await page.locator('summary').click();
      await button(page, 'environment.connect').click();
      return page.getByText(t('environment.keychainMissing'));
    },
    async leave({ page, tap }) {
      await button(page, 'environment.cancel').click();
      tap.show(null);
    },
  },
  ...CHANNEL_KINDS.map((kind): Place => ({
    name: `form of a channel: ${kind}`,
    shows: ['ChannelsSection'],
    part: '.setting-form',
    async open({ page }) {
      await showView(page, 'settings');
      await button(page, 'channels.add').click();
      await opened(page)
        .getByRole('menuitem', { name: t(`channels.kind.${kind}`), exact: true })
        .click();
      await button(page, 'channels.form.save').click();
      return page.locator('.setting-form .stacked-form');
    },
    async leave({ page }) {
      await button(page, 'channels.form.cancel').click();
    },
  })),
];

/** The dialogs open over the last of them, and axe goes through what is behind them each time: it has the fewest elements. */
export const VIEW_PLACES: readonly Place[] = [
  ...settings,
  ...inNumbers,
  CHANGED_VIEW,
  details,
  allEnvironments,
  activity,
  ...EMPTY_PLACES,
  ...renewals,
];
