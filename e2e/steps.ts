import { expect, type Locator, type Page } from '@playwright/test';
import type { Sandbox } from '../src/sandbox/server';
import type { PhoneNumber } from '../src/shared/phone-number';

/** Connects an environment with its token from the first screen, as a person would. */
export async function connectAccount(page: Page, sandbox: Sandbox, name = 'Production'): Promise<void> {
  await page.getByRole('button', { name: 'Connect with a token' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Base URL').fill(sandbox.url);
  await page.getByLabel('Token', { exact: true }).fill(sandbox.token);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(grid(page)).toBeVisible();
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
  return grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
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
