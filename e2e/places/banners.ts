import { expect } from '@playwright/test';
import type { EnvironmentDto } from '../../src/shared/bridge/state';
import { translate as t } from '../../src/shared/i18n/translate';
import { button, call, closeDialog, openDialog, replaceQuery, showView, type Place, type Stage } from './stage';
import { eachEnvironment } from './states';

const HOUR_MS = 3_600_000;

/** Shows every environment another way. */
const changed =
  (change: (environment: EnvironmentDto) => Partial<EnvironmentDto>) =>
  ({ page, tap }: Stage) => {
    tap.show((state) => eachEnvironment(state, change));
    return Promise.resolve(page.locator('.banner').first());
  };

/** In the language that is spoken when a place is opened. */
const offline = () => ({ code: 'offline', message: t('error.offline') }) as const;

/** What says something above a view, in the Numbers view. */
const BANNERS: readonly (Omit<Place, 'shows'> & { shows?: string[] })[] = [
  {
    name: 'proxy that asks for a password',
    open: ({ page, tap }) => {
      tap.show((state) => ({ ...state, proxy: { proxy: 'proxy.example.com:8080', isRefused: true } }));
      return Promise.resolve(page.getByRole('form', { name: t('proxy.title') }));
    },
  },
  {
    name: 'warning',
    shows: ['WarningBanners'],
    open: ({ page, tap }) => {
      const message = t('error.disk_full', { what: 'labels' });
      tap.show((state) => ({ ...state, warnings: [{ code: 'disk_full', message }] }));
      return Promise.resolve(page.getByText(message));
    },
  },
  {
    name: 'large loss',
    shows: ['LossBanners'],
    open: changed(() => ({
      loss: { at: Date.now() - HOUR_MS, lost: 120, before: 320, isRead: false, isDismissed: false },
    })),
  },
  {
    name: 'changes since the last visit',
    shows: ['ReturnSummary'],
    async open({ page }) {
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return button(page, 'activity.since.show');
    },
    async leave({ page }) {
      await button(page, 'activity.since.dismiss').click();
    },
  },
  {
    name: 'list that is out of date',
    shows: ['StaleBanner'],
    open: changed(({ sync }) => ({ sync: { ...sync, error: offline(), nextAttemptAt: Date.now() + HOUR_MS } })),
  },
  {
    name: 'outage',
    shows: ['StaleBanner'],
    open: changed(({ sync }) => ({
      outage: { since: Date.now() - 80 * HOUR_MS },
      sync: { ...sync, error: offline(), nextAttemptAt: Date.now() + HOUR_MS },
    })),
  },
  {
    name: 'token that was refused',
    shows: ['StaleBanner'],
    open: changed(({ sync }) => ({
      token: { held: 'none', hint: null },
      sync: { ...sync, phase: 'signed_out', error: { code: 'invalid_token', message: t('error.invalid_token') } },
    })),
  },
  {
    name: 'numbers that could not be read as a whole',
    shows: ['IncompleteBanner'],
    open: changed(({ sync }) => ({ sync: { ...sync, incomplete: 12, setAside: 3 } })),
  },
  {
    name: 'answer of Talkover',
    shows: ['AnswerBanner'],
    async open({ page }) {
      await replaceQuery(page, 'type:voice has:whatsapp');
      await call(page, 'ask', 'ask');
      return button(page, 'numbers.ask.back');
    },
    leave: ({ page }) => replaceQuery(page, ''),
  },
  {
    name: 'pasted numbers that the list lacks',
    shows: ['MissingNumbers'],
    async open({ page, numbers }) {
      await replaceQuery(page, `number:${numbers[0]!.number}|+999123|+999124`);
      return button(page, 'query.missing.copy');
    },
    leave: ({ page }) => replaceQuery(page, ''),
  },
  {
    name: 'first steps',
    open: ({ page, tap }) => {
      tap.show((state) => ({ ...state, firstSteps: { phase: 'open', done: [] } }));
      return Promise.resolve(page.locator('section.steps'));
    },
  },
  {
    name: 'strip over sample data',
    open: ({ page, tap, environmentIds: [first] }) => {
      tap.show((state) => eachEnvironment(state, ({ id, kind }) => ({ kind: id === first ? 'sample' : kind })));
      return Promise.resolve(page.getByRole('complementary', { name: t('frame.sample.title') }));
    },
  },
  {
    name: 'toast with Undo',
    shows: ['ToastStack'],
    async open({ page }) {
      await page.getByRole('grid').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('m');
      const undo = button(page, 'undo.label');
      await undo.hover();
      return undo;
    },
    async leave({ page }) {
      await button(page, 'undo.label').click();
      // it would come over the next toast
      await page.getByText(t('undo.undo.done', { what: t('numbers.reminders.saidMuted') })).waitFor();
      await page.mouse.move(0, 0);
    },
  },
  {
    name: 'toast over a dialog',
    shows: ['ToastStack'],
    async open({ page }) {
      const dialog = await openDialog(page, { kind: 'labels' });
      const words = t('keptFiles.added');
      await call(page, 'feedback', 'say', words);
      await dialog.getByText(words).hover();
      return dialog.getByText(words);
    },
    async leave({ page }) {
      await closeDialog(page);
      await page.mouse.move(0, 0);
    },
  },
];

export const BANNER_PLACES: readonly Place[] = BANNERS.map((banner) => ({
  shows: [],
  ...banner,
  async open(stage) {
    await showView(stage.page, 'numbers');
    return banner.open(stage);
  },
  async leave(stage) {
    await banner.leave?.(stage);
    stage.tap.show(null);
    await expect(stage.page.locator('.banner')).toHaveCount(0);
  },
}));
