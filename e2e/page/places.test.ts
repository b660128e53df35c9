import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startSandbox } from '../../src/sandbox/server';
import type { Language } from '../../src/shared/i18n/language';
import { speakLanguage } from '../../src/shared/i18n/load-messages';
import { expect, test } from '../app';
import { faultsOf } from '../axe';
import { illegible } from '../legible';
import { BANNER_PLACES } from '../places/banners';
import { DIALOG_PLACES } from '../places/dialogs';
import { MENU_PLACES } from '../places/menus';
import { setStage, type Place, type Stage } from '../places/stage';
import { VIEW_PLACES } from '../places/views';

const PLACES = [...VIEW_PLACES, ...DIALOG_PLACES, ...MENU_PLACES, ...BANNER_PLACES];

const RENDERER = join(import.meta.dirname, '../../src/renderer');
/** The controls that show something over a view, above it, or next to it. */
const SHOWS = /<(ModalDialog|ConfirmRemoval|PopOver|MenuButton|ContextMenu|PickList|SidePanel|BannerBar|ToastBar)\b/;

test('every component that shows a dialog, menu, panel, banner or toast is among the places', async () => {
  const shown = new Set(PLACES.flatMap(({ shows }) => shows));
  const missing: string[] = [];
  for await (const file of glob('{components,views}/**/*.vue', { cwd: RENDERER })) {
    const name = basename(file, '.vue');
    if (!shown.has(name) && SHOWS.test(await readFile(join(RENDERER, file), 'utf8'))) missing.push(name);
  }
  expect(missing).toEqual([]);
});

const NARROW = { width: 640, height: 700 };
const WIDE = { width: 1280, height: 800 };
/** Zoomed to 200 %, a page has half as many pixels. */
const ZOOMED_HEIGHT = 400;
/** As high as the longest view. */
const HIGH = 6000;

/** What is wrong with what a page shows, or with a part of it. */
type Look = (page: Page, within?: Locator) => Promise<string[]>;

/** Texts, and all that axe finds but colors where the system imposes its own and the page is zoomed. */
async function longer(page: Page, within?: Locator): Promise<string[]> {
  const faults = await illegible(page);
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ ...page.viewportSize()!, height: ZOOMED_HEIGHT });
  faults.push(...(await faultsOf(page, 'structure', within)));
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

const WALKS: { how: string; language: Language; places: readonly Place[]; look: Look }[] = [
  { how: '40 % longer, and at 200 % in forced colors', language: 'en-XA', places: PLACES, look: longer },
  { how: 'from right to left', language: 'ar-XB', places: [...VIEW_PLACES, ...DIALOG_PLACES], look: illegible },
];

for (const { how, language, places, look } of WALKS) {
  test.describe(() => {
    test.use({ settings: { language } });
    test.beforeEach(() => speakLanguage(language, 'en'));
    test.afterEach(() => speakLanguage('en', 'en'));

    test(`everything can be read and used ${how}`, async ({ app: { page }, sandbox }) => {
      test.setTimeout(300_000); // there are some seventy places
      const faults: string[] = [];
      const lookAt = async (name: string, within?: Locator) => {
        faults.push(...(await look(page, within)).map((fault) => `${name}: ${fault}`));
      };
      await page.setViewportSize(NARROW);
      await expect(page.locator('form')).toBeVisible();
      await lookAt('first run');
      const second = await startSandbox({ numbers: 20, seed: 5 });
      const stage = await setStage(page, sandbox, second);
      for (const place of places) {
        const size = place.isWide ? WIDE : NARROW;
        await page.setViewportSize(place.isLong ? { ...size, height: HIGH } : size);
        await expect(await place.open(stage), place.name).toBeVisible();
        await lookAt(place.name, VIEW_PLACES.includes(place) ? undefined : await added(page));
        await page.setViewportSize(size);
        await leave(place, stage);
      }
      await second.close();
      expect([...new Set(faults)]).toEqual([]);
    });
  });
}

/** What a place adds to a view: by what it is shown in. */
const ADDED = ['dialog[open]', '.v-binder-follower-content', '.toast', '.banner', '.proxy', '.steps', '.strip'];

/** What is shown over or above a view. */
async function added(page: Page): Promise<Locator> {
  for (const one of ADDED.map((selector) => page.locator(selector).last())) if ((await one.count()) > 0) return one;
  throw new Error('Nothing is shown over the view.');
}

async function leave(place: Place, stage: Stage): Promise<void> {
  if (place.leave) await place.leave(stage);
  else await stage.page.keyboard.press('Escape');
}
