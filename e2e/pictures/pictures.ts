import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../src/sandbox/server';
import { DEFAULT_COLUMNS } from '../../src/shared/numbers/table-columns';
import type { PhoneNumber } from '../../src/shared/numbers/phone-number';
import { DEFAULT_SORT } from '../../src/shared/query/query';
import { expect, test as base, type RunningApp } from '../app';
import { connectByBridge, grid, rows, searchBox, served } from '../steps';

/** Not a test: takes the pictures of the README and the docs, in light and dark. */
const FOLDER = join(import.meta.dirname, '../../docs/pictures');

const test = base.extend<{ sandbox: Sandbox }>({
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ numbers: 240, seed: 11 });
    sandbox.change((numbers) => numbers.map((number, at) => (at % 3 === 0 ? number : inDollars(number))));
    await use(sandbox);
    await sandbox.close();
  },
});
test.use({ settings: { language: 'en' } });

/** Most numbers of a company are paid in one currency. */
function inDollars(number: PhoneNumber): PhoneNumber {
  return { ...number, currency: 'USD', current_price: 1.15, monthly_renewal_cost: 1.15 };
}

/** WebP is a third of the size of PNG, and every browser and GitHub show it. */
async function take({ page, electron }: RunningApp, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
  await page.mouse.move(0, 0);
  const session = await page.context().newCDPSession(page);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    // colors of the other theme, and what closes, fade out
    await page.evaluate(async () => {
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await painted();
      await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
      await painted();
    });
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
    writeFileSync(join(FOLDER, `${name}-${theme}.webp`), Buffer.from(data, 'base64'));
  }
  await session.detach();
}

const VIEWS = [
  ['Support lines', 'label:support'],
  ['Lapsing soon', 'lapses:<14d'],
  ['WhatsApp abroad', 'has:whatsapp -country:US'],
] as const;

/** Connects an environment whose user has saved views and labels. */
async function furnish(app: RunningApp, sandbox: Sandbox): Promise<void> {
  await expect(app.page.getByRole('heading', { name: 'Keep watch over your numbers' })).toBeVisible();
  const { environmentId } = await connectByBridge(app, sandbox, 'Production');
  const numbers = served(sandbox);
  const labelled = (label: string, every: number) => ({
    change: { add: [label] },
    numbers: numbers
      .filter((_, at) => at % every === 0)
      .map(({ id, number, formatted_number }) => ({ numberId: id, number, formatted: formatted_number })),
  });
  const edits = [labelled('support', 4), labelled('sales', 5), labelled('vip', 17)];
  const views = VIEWS.map(([name, query]) => {
    const view = { sort: DEFAULT_SORT, columns: [...DEFAULT_COLUMNS], groupBy: null, pinned: false, reminds: false };
    return { id: crypto.randomUUID(), name, query, ...view };
  });
  await app.page.evaluate(
    async (setup) => {
      const bridge = window.talkover!;
      await bridge.request('labels.edit', {
        environmentId: setup.environmentId,
        batch: crypto.randomUUID(),
        place: 0,
        edits: setup.edits,
        isLast: true,
      });
      for (const view of setup.views) await bridge.request('savedViews.put', { view });
    },
    { environmentId, edits, views },
  );
  await expect(grid(app.page)).toBeVisible();
}

test('the first screen', async ({ app }) => {
  await expect(app.page.getByRole('heading', { name: 'Keep watch over your numbers' })).toBeVisible();
  await take(app, 'first-run');
});

test('the views', async ({ app, sandbox }) => {
  const { page } = app;
  await furnish(app, sandbox);
  await page.getByRole('button', { name: 'Hide first steps' }).click();

  await searchBox(page).fill('has:voice renews:<30d -status:inactive');
  await rows(page).filter({ hasText: 'Lapses tomorrow' }).first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary', { name: /^Details of/ })).toBeVisible();
  await take(app, 'numbers');
  await page.keyboard.press('Escape');

  await searchBox(page).fill('');
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByLabel('Group by').selectOption('Country');
  await page.keyboard.press('Escape');
  await rows(page).nth(2).click();
  await take(app, 'grouped');

  await page.keyboard.press('Control+2');
  await take(app, 'agenda');
  await page.getByRole('tab', { name: 'Costs' }).click();
  await expect(page.getByText('Next 12 months')).toBeVisible();
  await take(app, 'costs');

  await page.keyboard.press('Control+4');
  await page.getByRole('navigation', { name: 'Settings sections' }).getByText('Reminders').click();
  await take(app, 'settings');
});
