import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { startSandbox } from '../../src/sandbox/server';
import type { Language } from '../../src/shared/i18n/language';
import { speakLanguage } from '../../src/shared/i18n/load-messages';
import { expect, test } from '../app';
import { faultsOf, faultsOfNewColors, type Rules } from '../axe';
import { illegible } from '../legible';
import { BANNER_PLACES } from '../places/banners';
import { DIALOG_PLACES } from '../places/dialogs';
import { MENU_PLACES } from '../places/menus';
import { setStage, type Place, type Stage } from '../places/stage';
import { VIEW_PLACES } from '../places/views';

const PLACES = [...VIEW_PLACES, ...DIALOG_PLACES, ...MENU_PLACES, ...BANNER_PLACES];

const RENDERER = join(import.meta.dirname, '../../src/renderer');
/** The controls that show something over a view, above it, next to it, or in place of its rows. */
const SHOWS =
  /<(ModalDialog|ConfirmRemoval|PopOver|MenuButton|ContextMenu|PickList|SidePanel|BannerBar|ToastBar|EmptyState|LoadingRows)\b/;

test('every component that shows a dialog, menu, panel, banner or toast, or that nothing is there, is among the places', async () => {
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
/** The wide one, zoomed to 200 %. */
const ZOOMED = { width: 640, height: 400 };
/** As high as the longest view. */
const HIGH = 6000;

/** What is wrong with what a page shows; `part` is what a place adds to a view that is looked at on its own, or null. */
type Look = (page: Page, part: Locator | null) => Promise<string[]>;

/** What axe finds in the colors, and in a view by more rules. */
const inColors =
  (scheme: 'light' | 'dark', ofView: Rules): Look =>
  async (page, part) => {
    // a wide window has columns and a side bar that a narrow one lacks
    if (!part) await resize(page, WIDE);
    const faults = ofView === 'colors' || part ? [] : await faultsOf(page, 'structure');
    faults.push(...(await faultsOfNewColors(page, scheme, part)));
    await page.emulateMedia({ contrast: 'more' });
    const withMore = await faultsOfNewColors(page, `${scheme} with more contrast`, part);
    await page.emulateMedia({ contrast: 'no-preference' });
    return [...faults, ...withMore.map((fault) => `with more contrast: ${fault}`)];
  };

/** All that axe finds where the system imposes its own colors. */
const inForcedColors: Look = async (page, part) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const faults = await faultsOf(page, 'everything', part);
  await page.emulateMedia({ forcedColors: 'none' });
  return faults.map((fault) => `in forced colors: ${fault}`);
};

interface Walk {
  how: string;
  language: Language;
  colorScheme: 'light' | 'dark';
  window: { width: number; height: number };
  looks: readonly Look[];
}

/** Texts are 40 % longer in both. */
const WALKS: readonly Walk[] = [
  {
    how: 'at 200 %, in light and in forced colors',
    language: 'en-XA',
    colorScheme: 'light',
    window: ZOOMED,
    looks: [illegible, inForcedColors, inColors('light', 'everything')],
  },
  {
    how: 'from right to left, in dark',
    language: 'ar-XB',
    colorScheme: 'dark',
    window: NARROW,
    looks: [illegible, inColors('dark', 'colors')],
  },
];

for (const { how, language, colorScheme, window, looks } of WALKS) {
  test.describe(() => {
    test.use({ settings: { language } });
    test.beforeEach(() => speakLanguage(language, 'en'));
    test.afterEach(() => speakLanguage('en', 'en'));

    test(`everything can be read and used ${how}`, async ({ app: { page }, sandbox }) => {
      test.setTimeout(300_000); // there are some ninety places
      const faults: string[] = [];
      const lookAt = async (name: string, part: Locator | null) => {
        for (const look of looks) faults.push(...(await look(page, part)).map((fault) => `${name}: ${fault}`));
      };
      await page.emulateMedia({ colorScheme });
      await resize(page, window);
      await expect(page.locator('form')).toBeVisible();
      await lookAt('first run', null);
      const second = await startSandbox({ numbers: 20, seed: 5 });
      const stage = await setStage(page, sandbox, second);
      for (const place of PLACES) {
        const size = place.isWide ? WIDE : window;
        await resize(page, place.isLong ? { ...size, height: HIGH } : size);
        await expect(await place.open(stage), place.name).toBeVisible();
        await lookAt(place.name, await partOf(place, page));
        await resize(page, size);
        await leave(place, stage);
      }
      await second.close();
      expect([...new Set(faults)]).toEqual([]);
    });
  });
}

/** Even a window that stays as large is laid out and painted again. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  const now = page.viewportSize();
  if (now?.width !== size.width || now.height !== size.height) await page.setViewportSize(size);
}

/** What a dialog, menu, banner or toast is shown in. */
const OVER = ['dialog[open]', '.v-binder-follower-content', '.toast', '.banner', '.proxy', '.steps', '.strip', '.peek'];

/** What a place adds to a view that is looked at on its own; null if the place is a view. */
async function partOf(place: Place, page: Page): Promise<Locator | null> {
  if (VIEW_PLACES.includes(place)) return place.part === undefined ? null : page.locator(place.part);
  for (const one of OVER.map((selector) => page.locator(selector).last())) if ((await one.count()) > 0) return one;
  throw new Error('Nothing is shown over the view.');
}

async function leave(place: Place, stage: Stage): Promise<void> {
  if (place.leave) await place.leave(stage);
  else await stage.page.keyboard.press('Escape');
}
