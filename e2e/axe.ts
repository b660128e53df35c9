import type { Locator, Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** What axe looks at: colors, everything else, or both at once. */
const RULES = {
  everything: {},
  colors: { runOnly: ['color-contrast'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} satisfies Record<string, RunOptions>;

export type Rules = keyof typeof RULES;

/**
 * What axe finds, of any impact, each with the elements. Axe stays in the page for the next time.
 * @param within looks at this alone, unless it is null
 */
export async function faultsOf(page: Page, what: Rules, within: Locator | null = null): Promise<string[]> {
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
