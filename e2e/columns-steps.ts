import type { Locator, Page } from '@playwright/test';
import { grid, rows } from './steps';

/** The columns of a table that are shown until they are changed. */
export const DEFAULT_HEADS = ['Number', 'Country', 'Type', 'Capabilities', 'Status', 'Renews', 'Monthly cost'];

/** The menu in which columns are chosen. */
export function columnsMenu(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Columns' });
}

/** The heads of the table's columns. */
export function columnHeads(page: Page): Locator {
  return grid(page).getByRole('columnheader');
}

/** The head of one column of the table. */
export function columnHead(page: Page, name: string): Locator {
  return grid(page).getByRole('columnheader', { name, exact: true });
}

/** How wide something is, in whole pixels. */
export async function widthOf(element: Locator): Promise<number> {
  return Math.round((await element.boundingBox())?.width ?? 0);
}

/** How high the rows of the table are, in whole pixels. */
export async function rowHeight(page: Page): Promise<number> {
  return Math.round((await rows(page).first().boundingBox())?.height ?? 0);
}
