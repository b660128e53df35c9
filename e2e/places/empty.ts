import { textOfChunk, encodeNumbers } from '../../src/shared/packed/number-chunk';
import { sampleNumber } from '../../src/shared/testing/sample';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import type { EnvironmentDto } from '../../src/shared/bridge/state';
import { translate as t } from '../../src/shared/i18n/translate';
import { call, showView, type Place, type Stage } from './stage';
import { eachEnvironment } from './states';

/** What views show in place of rows, where there are none. */

/** Not of the lists that main sends. */
const LIST = 1_000_000;
const MIDDLE = 'main.view';

/** Shows other numbers as the list of the environment, or none that has ever come. */
async function showList(stage: Stage, numbers: readonly PhoneNumber[], fetchedAt: number | null): Promise<void> {
  const [environmentId] = stage.environmentIds;
  const receive = (message: object) => call(stage.page, 'list', 'receive', message);
  await receive({ type: 'start', list: LIST, environmentId, total: numbers.length, fetchedAt });
  for (const chunk of encodeNumbers(numbers)) await receive({ type: 'rows', list: LIST, chunk: textOfChunk(chunk) });
  await receive({ type: 'end', list: LIST });
}

/** Has main send the list again, as it does when another environment was shown meanwhile. */
async function bringBack({ tap, environmentIds: [first, second] }: Stage): Promise<void> {
  tap.show(null);
  await tap.request('environment.select', { environmentId: second });
  await tap.request('environment.select', { environmentId: first });
}

/** The Numbers view without a list. */
const missing = (
  name: string,
  title: () => string,
  { fetchedAt, change }: { fetchedAt: number | null; change: (of: EnvironmentDto) => Partial<EnvironmentDto> },
): Place => ({
  name: `no list: ${name}`,
  shows: ['MissingList'],
  part: MIDDLE,
  async open(stage) {
    await showView(stage.page, 'numbers');
    await showList(stage, [], fetchedAt);
    stage.tap.show((state) => eachEnvironment(state, change));
    return stage.page.getByRole('heading', { name: title() });
  },
  leave: bringBack,
});

/** No sync has ever succeeded. */
const failed = (phase: 'idle' | 'signed_out', code: 'offline' | 'invalid_token') => ({
  fetchedAt: null,
  change: ({ sync }: EnvironmentDto): Partial<EnvironmentDto> => ({
    sync: { ...sync, phase, lastSuccessAt: null, count: null, error: { code, message: t(`error.${code}`) } },
  }),
});

const missingLists: readonly Place[] = [
  {
    name: 'no list: still to come',
    shows: ['MissingList'],
    part: MIDDLE,
    async open(stage) {
      await showView(stage.page, 'numbers');
      await call(stage.page, 'list', 'receive', { type: 'shown', environmentIds: [] });
      return stage.page.locator('.loading');
    },
    leave: bringBack,
  },
  missing('signed out', () => t('numbers.signedOut'), failed('signed_out', 'invalid_token')),
  missing('failed', () => t('numbers.failed'), failed('idle', 'offline')),
  missing('suddenly empty', () => t('numbers.emptied'), {
    fetchedAt: Date.now(),
    change: () => ({ loss: { at: Date.now(), lost: 320, before: 320, isRead: false, isDismissed: false } }),
  }),
  missing('empty', () => t('numbers.empty'), { fetchedAt: Date.now(), change: () => ({ loss: null }) }),
];

/** A tab of Renewals, where no number renews. */
const withoutRenewals = (tab: 'agenda' | 'costs', title: () => string, component: string): Place => ({
  name: `Renewals: ${tab}, nothing in it`,
  shows: [component],
  part: MIDDLE,
  async open(stage) {
    const inactive = sampleNumber({ current_status: 'inactive', renewal_date: null, days_until_monthly_renewal: null });
    await showList(stage, [inactive], Date.now());
    await call(stage.page, 'renewals', 'showTab', tab);
    return stage.page.getByRole('heading', { name: title() });
  },
  leave: bringBack,
});

/** The Activity view without lines. */
const withoutActivity = (name: string, show: (stage: Stage) => Promise<string>): Place => ({
  name: `Activity: ${name}`,
  shows: ['ActivityView'],
  part: MIDDLE,
  async open(stage) {
    await showView(stage.page, 'activity');
    return stage.page.getByRole('heading', { name: await show(stage) });
  },
  async leave(stage) {
    await call(stage.page, 'activity-feed', 'showAll');
    await bringBack(stage);
  },
});

const unreachable: Place = {
  name: 'page that does not reach the app',
  shows: ['UnreachableApp'],
  part: 'main.unreachable',
  async open({ page }) {
    const failure = { code: 'offline', message: t('error.offline') };
    await call(page, 'app', '$patch', { failure });
    return page.locator('main.unreachable');
  },
  leave: ({ page }) => call(page, 'app', '$patch', { failure: null }),
};

export const EMPTY_PLACES: readonly Place[] = [
  ...missingLists,
  withoutRenewals('agenda', () => t('renewals.none'), 'NoRenewals'),
  withoutRenewals('costs', () => t('renewals.costs.none'), 'CostsTab'),
  withoutActivity('nothing found', async ({ page }) => {
    await call(page, 'activity-feed', 'replace', 'nothingisnamedlikethis');
    return t('activity.noMatch');
  }),
  withoutActivity('nothing yet', async ({ tap, environmentIds: [, second] }) => {
    await tap.request('environment.select', { environmentId: second });
    return t('activity.empty');
  }),
  unreachable,
];
