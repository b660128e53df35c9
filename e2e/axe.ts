import type { Locator, Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** What axe looks at: colors, or everything else. */
const RULES = {
  colors: { runOnly: ['color-contrast'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} satisfies Record<string, RunOptions>;

/**
 * What axe finds, of any impact, each with the elements. Axe stays in the page for the next time.
 * @param within looks at this alone
 */
export async function faultsOf(page: Page, what: keyof typeof RULES, within?: Locator): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: RunOptions = { ...RULES[what], resultTypes: ['violations'], preload: false };
  const context = (await within?.elementHandle()) ?? null;
  const violations = await page.evaluate(
    async ([element, runOptions]) => {
      const { axe: runner } = window as unknown as { axe: typeof axe };
      return (await runner.run(element ?? document, runOptions)).violations;
    },
    [context, options] as const,
  );
  return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${id} (${impact}): ${html}`));
}
