import type { Locator, Page } from '@playwright/test';
import { isoFromDay, localDay, type Day } from '../src/shared/calendar/calendar-day';
import type { PhoneNumber } from '../src/shared/numbers/phone-number';

/** The day on which the tests run. */
export const today = () => localDay(Date.now());

/** A tab of Renewals. */
export const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
/** What a tab of Renewals shows. */
export const panel = (page: Page, name: string) => page.getByRole('tabpanel', { name: new RegExp(`^${name}`) });

/** Opens a tab of Renewals, and answers with what it shows. */
export async function openRenewals(page: Page, name: string): Promise<Locator> {
  await page.keyboard.press('Control+2');
  await tab(page, name).click();
  return panel(page, name);
}

/** Some numbers that lapse tomorrow, some that renew on a day far enough ahead not to be announced, and nothing else. */
export function arranged(lapsing: number, renewing: number, renewsOn: Day) {
  return (numbers: PhoneNumber[]): PhoneNumber[] =>
    numbers.slice(0, lapsing + renewing).map((number, index) => ({
      ...number,
      current_status: 'active',
      auto_renewal: index >= lapsing,
      renewal_date: isoFromDay(index < lapsing ? today() + 1 : renewsOn),
    }));
}
