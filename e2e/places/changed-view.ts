import type { Page } from '@playwright/test';
import { translate as t } from '../../src/shared/i18n/translate';
import { button, call, opened, replaceQuery, type Place, type Stage } from './stage';

async function showChanged({ page, tap }: Stage): Promise<void> {
  await call(page, 'saved-views', 'choose', tap.state().savedViews.at(-1));
  await replaceQuery(page, 'type:voice auto:off');
}

const leave = ({ page }: Stage): Promise<void> => call(page, 'saved-views', 'leave');

/** The Numbers view with a saved view in it that was changed. */
export const CHANGED_VIEW: Place = {
  name: 'a saved view that was changed',
  shows: [],
  part: '.view-top',
  async open(stage) {
    await showChanged(stage);
    return button(stage.page, 'savedViews.update');
  },
  leave,
};

/** What the arrow next to “Update view” leads to. */
const ofChanges = (name: string, go?: (page: Page) => Promise<void>): Place => ({
  name,
  shows: ['SavedViewChanges'],
  async open(stage) {
    await showChanged(stage);
    await button(stage.page, 'savedViews.changes').click();
    await go?.(stage.page);
    return opened(stage.page);
  },
  async leave(stage) {
    await stage.page.keyboard.press('Escape');
    await leave(stage);
  },
});

export const CHANGED_VIEW_MENUS: readonly Place[] = [
  ofChanges('menu of the changes to a saved view'),
  ofChanges('form to save a changed view as a new one', async (page) => {
    await opened(page)
      .getByRole('menuitem', { name: t('savedViews.saveAs') })
      .click();
    await opened(page).getByRole('textbox').fill('Voice without renewal');
  }),
];
