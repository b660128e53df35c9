import type { Page } from '@playwright/test';
import { speakLanguage } from '../../src/shared/i18n/load-messages';
import { translate as t, type MessageKey } from '../../src/shared/i18n/translate';
import { expect, test } from '../app';
import { illegible } from '../legible';

const VIEWS = ['numbers', 'renewals', 'activity', 'settings'] as const;
const RENEWALS_TABS = ['agenda', 'month', 'costs', 'reminders'] as const;

const press = (page: Page, key: MessageKey) =>
  page
    .getByRole('button', { name: t(key) })
    .first()
    .click();

/** What opens over the Numbers view, by what opens it. */
const OVERLAYS: Record<string, (page: Page) => Promise<void>> = {
  palette: (page) => page.keyboard.press('ControlOrMeta+k'),
  shortcuts: (page) => page.keyboard.press('?'),
  columns: (page) => press(page, 'numbers.columns'),
  help: (page) => press(page, 'query.help'),
  export: (page) => fromFilesMenu(page, 'export.open'),
  import: (page) => fromFilesMenu(page, 'import.open'),
};

async function fromFilesMenu(page: Page, entry: MessageKey): Promise<void> {
  await press(page, 'files.menu');
  await page.getByRole('menuitem', { name: t(entry) }).click();
}

for (const language of ['en-XA', 'ar-XB'] as const) {
  test.describe(() => {
    test.use({ settings: { language } });
    test.beforeEach(() => speakLanguage(language, 'en'));
    test.afterEach(() => speakLanguage('en', 'en'));

    test(`nothing is cut off or covered at 640 px in ${language}`, async ({ app }) => {
      const { page } = app;
      const faults: string[] = [];
      const look = async (where: string) =>
        void faults.push(...(await illegible(page)).map((fault) => `${where}: ${fault}`));
      await page.setViewportSize({ width: 640, height: 700 });
      await look('first run');
      await press(page, 'firstRun.sample');
      await expect(page.getByRole('grid')).toBeVisible();
      for (const [at, view] of VIEWS.entries()) {
        await page.keyboard.press(`ControlOrMeta+${at + 1}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t(`frame.view.${view}`));
        await look(view);
        for (const tab of view === 'renewals' ? RENEWALS_TABS : []) {
          await page.getByRole('tab', { name: t(`renewals.tab.${tab}`) }).click();
          await look(tab);
        }
      }
      await page.keyboard.press('ControlOrMeta+1');
      await page.getByRole('gridcell').first().click();
      await expect(page.locator('aside.panel')).toBeVisible();
      await look('details');
      // over the list, and all of it
      await page
        .locator('aside.panel')
        .getByRole('button', { name: t('numbers.details.close') })
        .click();
      for (const [name, open] of Object.entries(OVERLAYS)) {
        await open(page);
        await expect(page.getByRole('dialog').first()).toBeVisible();
        await look(name);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
      await page.getByRole('gridcell').first().click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await look('context menu');
      await page.keyboard.press('Escape');
      await page.keyboard.press('ControlOrMeta+4');
      await press(page, 'settings.environment.add');
      await expect(page.getByLabel(t('environment.token'), { exact: true })).toBeVisible();
      await look('environment');
      await press(page, 'environment.cancel');
      await press(page, 'channels.add');
      await look('kinds of channel');
      await page.getByRole('menuitem').first().click();
      await expect(page.getByLabel(t('channels.form.name'), { exact: true })).toBeVisible();
      await look('channel');
      expect([...new Set(faults)]).toEqual([]);
    });
  });
}
