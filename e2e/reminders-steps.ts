import { expect, type Locator, type Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/server';
import { rows, served } from './steps';

/**
 * Gives the numbers names that no other sandbox of the shared app has, after its port: what was announced of them can then
 * be searched for in the data folder. Returns the names.
 */
export function nameByPort(sandbox: Sandbox): string[] {
  const { port } = new URL(sandbox.url);
  sandbox.change((numbers) =>
    numbers.map((number, index) => ({ ...number, formatted_number: `(415) 55${index}-${port}` })),
  );
  return served(sandbox).map((number) => number.formatted_number);
}

/** What a row of the table says of the reminders of its number. */
export function reminderMark(page: Page, number: string): Locator {
  return rows(page)
    .filter({ hasText: number })
    .getByRole('img', { name: /^Reminders/ });
}

/** What a row of the table says of a renewal that is handled. */
export function handledMark(page: Page, number: string): Locator {
  return rows(page).filter({ hasText: number }).getByRole('img', { name: 'Renewal handled' });
}

/** The reminders in Settings. */
export async function openReminderSettings(page: Page): Promise<Locator> {
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
  return page.getByRole('region', { name: 'Reminders' });
}

/** Waits for the list of upcoming reminders to say something, and comes back to Settings. */
export async function expectUpcoming(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: /^Reminders/ }).click();
  await expect(page.getByRole('region', { name: 'Upcoming and sent reminders' })).toContainText(text);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
}
