import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { isoFromDay, localDay } from '../src/shared/calendar/calendar-day';
import type { RequestInput } from '../src/shared/bridge/requests';
import { NO_FILTERS, type ENVIRONMENT_COLORS } from '../src/shared/environment';
import type { Sandbox } from '../src/sandbox/server';
import type { PhoneNumber } from '../src/shared/numbers/phone-number';
import type { RunningApp } from './app';
import { openBridge } from './bridge-client';

/** Connects an environment with its token from the first screen, as a person would. */
export async function connectEnvironment(page: Page, sandbox: Sandbox, name = 'Production'): Promise<void> {
  await connectByForm(page, sandbox, name);
  await expect(grid(page)).toBeVisible();
}

/** Fills in the form of an environment, on the first screen or in Settings, and connects. */
export async function connectByForm(page: Page, { token, url }: { token: string; url: string }, name: string) {
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await fillBaseUrl(page, url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Enters a base URL, which is under Advanced. */
export async function fillBaseUrl(page: Page, url: string): Promise<void> {
  const field = page.getByLabel('Base URL');
  if (!(await field.isVisible())) await page.getByText('Advanced').click();
  await field.fill(url);
}

/** What main is asked for to connect a sandbox without the form. */
export function environmentInput(
  { url, token }: Pick<Sandbox, 'url' | 'token'>,
  name: string,
  { keep, color = 'teal' }: { keep: 'keychain' | 'session'; color?: (typeof ENVIRONMENT_COLORS)[number] },
): RequestInput<'environment.add'> {
  return { details: { name, color, baseUrl: url, scope: NO_FILTERS }, token, keep };
}

/**
 * Connects an environment without the form. Resolves with what is needed to ask for it.
 * @param keep where its token is kept: without the keychain it is gone after a restart
 */
export async function connectByBridge(
  app: RunningApp,
  sandbox: Sandbox,
  name: string,
  keep: 'keychain' | 'session' = 'session',
): Promise<{ environmentId: string }> {
  const bridge = await openBridge(app);
  try {
    return await bridge.request('environment.add', environmentInput(sandbox, name, { keep }));
  } finally {
    bridge.close();
  }
}

/** The table of the Numbers view. */
export function grid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Phone numbers' });
}

/** The box in which the query is typed. */
export function searchBox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search numbers' });
}

/** The rows that are on screen, without the header. */
export function rows(page: Page): Locator {
  return rowsOf(grid(page));
}

/** The rows of a table of numbers that are on screen, without its heads. */
export function rowsOf(table: Locator): Locator {
  return table.getByRole('row').filter({ has: table.page().getByRole('gridcell') });
}

/** Opens the menu of a filter, from the one menu of all. */
export async function openFilter(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('dialog', { name: 'Add a filter' }).getByRole('button', { name, exact: true }).click();
}

/** How many rows the table says it has. */
export async function rowCount(page: Page): Promise<number> {
  return Number(await grid(page).getAttribute('aria-rowcount')) - 1;
}

/** The numbers that the sandbox serves now. */
export function served(sandbox: Sandbox): PhoneNumber[] {
  let numbers: PhoneNumber[] = [];
  sandbox.change((current) => (numbers = current));
  return numbers;
}

/**
 * What the user is handed as a file when something is pressed: saved by the desktop's own dialog as `name`, or downloaded
 * by the browser.
 */
export async function savedFile(
  app: RunningApp,
  name: string,
  press: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  if (app.electron) {
    const path = join(app.dataDir, name);
    await answerSaveDialog(app, path);
    await rm(path, { force: true });
    await press();
    // it is there as a whole or not at all
    await expect.poll(() => existsSync(path)).toBe(true);
    return { name, text: await readFile(path, 'utf8') };
  }
  const [download] = await Promise.all([app.page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Plays the user who chooses where a file goes, in the system's dialog; only in the desktop shell. */
export async function answerSaveDialog({ electron }: RunningApp, path: string): Promise<void> {
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** Notes the addresses that the system is asked to open, and opens none; only in the desktop shell. Resolves with how to read them. */
export async function watchOpened({ electron }: RunningApp): Promise<() => Promise<string[]>> {
  await electron!.evaluate(({ app, shell }) => {
    const opened: string[] = [];
    Object.assign(app, { opened });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  return () => electron!.evaluate(({ app }) => (app as unknown as { opened: string[] }).opened);
}

/** Chooses a file as in the system's file chooser, which `choose` opens. */
export async function chooseFile(
  page: Page,
  file: { name: string; mimeType: string; text: string },
  choose: () => Promise<unknown>,
): Promise<void> {
  // asked once before, so that the page's file choosers are held already when a key opens one at once
  page.on('filechooser', () => undefined);
  await page.evaluate(() => undefined);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose()]);
  await chooser.setFiles({ ...file, buffer: Buffer.from(file.text) });
}

/** The text on the clipboard. */
export function clipboardText({ page, electron }: RunningApp): Promise<string> {
  return electron
    ? electron.evaluate(({ clipboard }) => clipboard.readText())
    : page.evaluate(() => navigator.clipboard.readText());
}

/** Opens the export of all that is shown, from the menu at the foot of the table. */
export async function openExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Export…' }).click();
}

/** Does what the command palette finds first for some words. */
export async function runByPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find an action or a number' });
  await palette.getByRole('combobox').fill(words);
  await expect(palette.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

/**
 * Leaves one number of the sandbox for each of some days from today, on which it lapses, in the order of their digits.
 * Returns how they are written.
 */
export function leaveLapsing(sandbox: Sandbox, ...days: number[]): string[] {
  sandbox.change((numbers) =>
    [...numbers]
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .slice(0, days.length)
      .map((number, index) => ({
        ...number,
        current_status: 'active',
        auto_renewal: false,
        renewal_date: isoFromDay(localDay(Date.now()) + (days[index] ?? 0)),
      })),
  );
  return served(sandbox).map((number) => number.formatted_number);
}

/** Syncs, and waits until the app has the list as the sandbox has it now. */
export async function syncNow(page: Page, sandbox: Sandbox): Promise<void> {
  const fetches = sandbox.requests.length;
  await page.getByRole('button', { name: /Sync now/ }).click();
  await expect.poll(() => sandbox.requests.length).toBeGreaterThan(fetches);
  await expect(page.getByText('Updated just now')).toBeVisible();
}

/** The reminders in the details of a number, opened in the Numbers view. */
export async function openReminders(page: Page, number: string): Promise<Locator> {
  await showNumbers(page);
  await rows(page).filter({ hasText: number }).click();
  return page.getByRole('complementary', { name: `Details of ${number}` }).getByRole('region', { name: 'Reminders' });
}

/** Shows the Numbers view, by its entry among the views. */
export function showNumbers(page: Page): Promise<void> {
  return page.getByRole('navigation').getByRole('button', { name: /^Numbers/ }).click(); // prettier-ignore
}

/** The entry of Activity among the views. */
export function activityEntry(page: Page): Locator {
  return page.getByRole('navigation').getByRole('button', { name: /^Activity/ });
}

/** What the app says while it makes sure that numbers are gone. */
export function checkingLoss(page: Page, count: number): Locator {
  return page.getByText(`Checking: the list has ${count} fewer numbers`);
}

/** The button that says which environment is shown. */
export function switcher(page: Page): Locator {
  return page.getByRole('button', { name: /^Switch environment/ });
}

/** Shows another environment, or all. */
export async function showEnvironment(page: Page, name: string): Promise<void> {
  await switcher(page).click();
  await page.getByText(name, { exact: true }).last().click();
}

/** The entry of a saved view in the side bar. */
export function savedViewEntry(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Views' }).locator(`button[data-whole="${name}"]`);
}

/** Asks something, and saves it as a new view. */
export async function saveView(page: Page, query: string, name: string): Promise<void> {
  await searchBox(page).fill(query);
  // where another one is chosen, in its menu
  await page.getByRole('button', { name: /^(Save view|Changes to this view)$/ }).click();
  const asNew = page.getByRole('menuitem', { name: 'Save as new view' });
  await expect(asNew.or(page.getByRole('textbox', { name: 'View name' }))).toBeVisible();
  if (await asNew.isVisible()) await asNew.click();
  await page.getByRole('textbox', { name: 'View name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(savedViewEntry(page, name)).toBeVisible();
}
