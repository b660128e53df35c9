import { expect, type Locator, type Page } from '@playwright/test';
import type { Sandbox } from '../../src/sandbox/server';
import type { ViewName } from '../../src/shared/settings';
import { DEFAULT_COLUMNS } from '../../src/shared/numbers/table-columns';
import { DEFAULT_SORT } from '../../src/shared/query/query';
import type { MessageKey } from '../../src/shared/i18n/translate';
import { translate as t } from '../../src/shared/i18n/translate';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import type { OpenDialog } from '../../src/renderer/stores/dialog';
import { environmentInput, served } from '../steps';
import { tapBridge, type BridgeTap } from './bridge-tap';

/** The app with something of everything in it, whatever language it speaks. */
export interface Stage {
  readonly page: Page;
  readonly tap: BridgeTap;
  /** Two environments. */
  readonly environmentIds: readonly [string, string];
  /** Numbers of the first of them. */
  readonly numbers: readonly PhoneNumber[];
}

/** A view, dialog, menu, banner or toast. */
export interface Place {
  name: string;
  /** The components that show it, by their files. */
  shows: readonly string[];
  /** Only in a wide window; else in a narrow one. */
  isWide?: boolean;
  /** It is longer than a window is high, so that all of it is looked at in a higher one. */
  isLong?: boolean;
  /** A view that only adds to another one of the places, by what it adds. */
  part?: string;
  /** Opens it, and answers with what must be visible then. What is behind it is left as it was found. */
  open(stage: Stage): Promise<Locator>;
  /** Leaves it; by Escape if absent. */
  leave?(stage: Stage): Promise<void>;
}

export const LONG_LABEL = 'Reception and after hours';
const VIEW_ID = '0f8fad5b-d9cb-469f-a165-708677289500';

/** Connects two environments, and puts labels, notes, saved views, activity and settings into the app. */
export async function setStage(page: Page, first: Sandbox, second: Sandbox): Promise<Stage> {
  const tap = await tapBridge(page);
  const connect = async (sandbox: Sandbox, name: string, color: 'teal' | 'violet') => {
    const input = environmentInput(sandbox, name, { keep: 'session', color });
    return (await tap.request('environment.add', input)).environmentId;
  };
  const firstId = await connect(first, 'Production', 'teal');
  const secondId = await connect(second, 'Customers in Latin America', 'violet');
  await tap.request('environment.select', { environmentId: firstId });
  await tap.request('firstSteps.close', undefined);

  const numbers = served(first);
  const named = numbers.map(({ id, number, formatted_number }) => ({ numberId: id, number, formatted: formatted_number })); // prettier-ignore
  const edits = [
    { change: { add: [LONG_LABEL, 'VIP'], note: 'Ask Ada before this one goes' }, numbers: named.slice(0, 5) },
    { change: { add: ['Support'] }, numbers: named.slice(3, 20) },
  ];
  const batch = '0f8fad5b-d9cb-469f-a165-708677289501';
  await tap.request('labels.edit', { environmentId: firstId, batch, place: 0, edits, isLast: true });
  const look = { sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null };
  for (const [at, name] of ['Voice', 'Numbers of the German subsidiary'].entries()) {
    const view = { ...look, id: VIEW_ID.replace(/.$/, `${at}`), name, query: 'type:voice', pinned: at === 0, reminds: false }; // prettier-ignore
    await tap.request('savedViews.put', { view });
  }
  await tap.request('settings.update', {
    reminders: { quietHours: { enabled: true }, repeatDaily: { enabled: true } },
    exchangeRates: { base: 'EUR', set: { base: 'EUR', currency: 'USD', rate: 0.92, setOn: '2026-01-05' } },
  });
  // some are removed, and one of them has labels and a note
  first.change((all) => all.slice(2).map((number) => ({ ...number, auto_renewal: !number.auto_renewal })));
  await tap.request('sync.now', { environmentId: null });
  await expect.poll(() => tap.state().environments.find(({ id }) => id === firstId)?.unreadGone).toBe(2);
  return { page, tap, environmentIds: [firstId, secondId], numbers: served(first) };
}

/** Calls what a store of the page can do. */
export async function call(page: Page, store: string, name: string, ...values: unknown[]): Promise<void> {
  await page.evaluate(
    ([of, what, given]) => {
      type Stores = Map<string, Record<string, (...all: unknown[]) => void>>;
      const { __vue_app__: app } = document.querySelector('#app') as unknown as {
        __vue_app__: { config: { globalProperties: { $pinia: { _s: Stores } } } };
      };
      app.config.globalProperties.$pinia._s.get(of)![what]!(...given);
    },
    [store, name, values] as const,
  );
}

export const showView = (page: Page, name: ViewName): Promise<void> => call(page, 'view', 'show', name, null);
export const showSettings = (page: Page, wish: object): Promise<void> => call(page, 'view', 'showSettings', wish);
export const replaceQuery = (page: Page, query: string): Promise<void> => call(page, 'query', 'replace', query);

/** Opens a dialog over whatever is shown, and answers with it. */
export async function openDialog(page: Page, dialog: OpenDialog): Promise<Locator> {
  await call(page, 'dialog', 'show', JSON.parse(JSON.stringify(dialog))); // functions don't cross
  const shown = page.locator('dialog[open]');
  await expect(shown).toBeVisible();
  return shown;
}

export const closeDialog = (page: Page): Promise<void> => call(page, 'dialog', 'close');

/** A button by what it says, in the language that is spoken. */
export function button(of: Page | Locator, key: MessageKey, values?: Parameters<typeof t>[1]): Locator {
  return of.getByRole('button', { name: t(key, values), exact: true }).first();
}

/** The menu that is open, or the panel that opened like one. */
export function opened(page: Page): Locator {
  return page.locator('.v-binder-follower-content .raised').last();
}
