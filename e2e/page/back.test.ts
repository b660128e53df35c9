import type { Locator, Page } from '@playwright/test';
import { expect, openConnected, test, type RunningApp } from '../shared-app';
import { grid, searchBox, syncNow } from '../steps';

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 1 });

/** Leaves a view that is scrolled, and comes back to it. */
async function leadsBack(page: Page, scroller: Locator, back: () => Promise<void>): Promise<void> {
  await scroller.evaluate((element) => element.scrollTo({ top: 300 }));
  expect(await scroller.evaluate(({ scrollTop }) => scrollTop), 'scrolled').toBe(300);
  await page.keyboard.press('Control+1');
  await expect(grid(page)).toBeVisible();
  await back();
  await expect.poll(() => scroller.evaluate(({ scrollTop }) => scrollTop)).toBe(300);
}

test('Activity and Settings are gone back to as they were, by key and by mouse', async ({ app, sandbox }) => {
  const { page } = app;
  await openConnected(app, sandbox);
  sandbox.change((numbers) => numbers.map((number) => ({ ...number, type: number.type === 'fax' ? 'voice' : 'fax' })));
  await syncNow(page, sandbox);
  const byKey = () => page.keyboard.press('Alt+ArrowLeft');
  // Playwright's mouse has no such button
  const byMouse = () => grid(page).dispatchEvent('mouseup', { button: 3, bubbles: true });

  await page.keyboard.press('Control+3');
  const changes = page.getByRole('region', { name: 'Changes, newest first' });
  await page.getByRole('button', { name: /^Capabilities/ }).click();
  for (const back of [byKey, byMouse]) {
    await leadsBack(page, changes, back);
    await expect(page.getByRole('button', { name: /^Capabilities/, pressed: true })).toBeVisible();
  }

  // the changes of another kind begin at their top
  await page.getByRole('button', { name: /^All/ }).click();
  await expect.poll(() => changes.evaluate(({ scrollTop }) => scrollTop)).toBe(0);

  await page.keyboard.press('Control+4');
  const settings = page.getByRole('main').locator('.view-body');
  for (const back of [byKey, byMouse]) {
    await leadsBack(page, settings, back);
    await expect(heading(page, 'Settings')).toBeVisible();
  }
});

test('on a Mac, its own keys lead back and forward', async ({ app, sandbox }) => {
  const { page } = app;
  const end = await asMac(app);
  await openConnected(app, sandbox);
  await page.keyboard.press('Meta+3');
  await expect(heading(page, 'Activity')).toBeVisible();
  await page.keyboard.press('Meta+[');
  await expect(searchBox(page)).toBeVisible();
  await page.keyboard.press('Meta+]');
  await expect(heading(page, 'Activity')).toBeVisible();
  await end();
});

/** The pages that are opened now run on a Mac, as far as they can see. Resolves with how to end it. */
async function asMac({ page }: RunningApp): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await session.send('Emulation.setUserAgentOverride', { userAgent, platform: 'MacIntel' });
  return () => session.detach();
}
