import type { Locator, Page } from '@playwright/test';
import axe, { type RunOptions } from 'axe-core';

/** What axe looks at: colors, everything else, or both at once. */
const RULES = {
  everything: {},
  colors: { runOnly: ['color-contrast'] },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} satisfies Record<string, RunOptions>;

export type Rules = keyof typeof RULES;

/** The color scheme of the page, and whether the user prefers more contrast. */
export type Scheme = `${'light' | 'dark'}${'' | ' with more contrast'}`;

/**
 * What axe finds, of any impact, each with the elements. Axe stays in the page for the next time.
 * @param within looks at this alone, unless it is null
 */
export async function faultsOf(page: Page, what: Rules, within: Locator | null = null): Promise<string[]> {
  await loadAxe(page);
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

/**
 * What axe finds in the colors of texts. It goes through the whole page for that, so it only runs where a text looks like
 * none that it has judged in this scheme: a look is all that axe judges by, the text's font, color and ground.
 */
export async function faultsOfNewColors(page: Page, scheme: Scheme, within: Locator | null): Promise<string[]> {
  await loadAxe(page);
  const options: RunOptions = {
    ...RULES.colors,
    resultTypes: ['violations', 'incomplete'],
    preload: false,
    elementRef: true,
  };
  const context = (await within?.elementHandle()) ?? null;
  return page.evaluate(
    async ([part, ofScheme, runOptions]) => {
      const { axe: runner, judged } = window as unknown as { axe: typeof axe; judged: Record<string, Set<string>> };
      const known = (judged[ofScheme] ??= new Set());
      const texts = textsIn(part ?? document.body);
      if (texts.every((element) => known.has(lookOf(element)))) return [];
      const { violations, incomplete } = await runner.run(part ?? document, runOptions);
      const undecided = new Set(incomplete.flatMap(({ nodes }) => nodes.map(({ element }) => element)));
      for (const element of texts) {
        if (!undecided.has(element as HTMLElement) && !isCutAway(element)) known.add(lookOf(element));
      }
      return violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${id} (${impact}): ${html}`));

      function textsIn(root: Element): Element[] {
        const found = new Set<Element>(root.querySelectorAll('input, textarea'));
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode as Text;
          if (parentElement && data.trim() !== '') found.add(parentElement);
        }
        return [...found].filter((one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
      }

      function lookOf(element: Element): string {
        const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
        const placeholder = getComputedStyle(element, '::placeholder').color;
        const isOff = element.closest(':disabled, [aria-disabled=true]') !== null;
        return [color, placeholder, fontSize, fontWeight, textShadow, isOff, ...groundOf(element)].join(' ');
      }

      /** What is painted behind a text: by what it stands in, and by anything else that lies there. */
      function groundOf(element: Element): string[] {
        const { left, top, width, height } = element.getBoundingClientRect();
        const stack = document.elementsFromPoint(left + width / 2, top + height / 2);
        const there = stack.indexOf(element);
        return [paintOf(ancestorsOf(element)), there < 0 ? '' : paintOf(stack.slice(there))];
      }

      function ancestorsOf(element: Element): Element[] {
        return element.parentElement ? [element, ...ancestorsOf(element.parentElement)] : [element];
      }

      /** The backgrounds down to the first that nothing shows through, and all that lets something show through. */
      function paintOf(elements: readonly Element[]): string {
        const paint: string[] = [];
        let isCovered = false;
        for (const { backgroundColor, backgroundImage, opacity, filter } of elements.map((one) =>
          getComputedStyle(one),
        )) {
          if (opacity !== '1' || filter !== 'none') paint.push(opacity, filter);
          if (isCovered || (backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none')) continue;
          paint.push(backgroundColor, backgroundImage);
          isCovered = backgroundColor.startsWith('rgb(');
        }
        return paint.join(' ');
      }

      /** Axe does not judge what cannot be seen even by scrolling. */
      function isCutAway(element: Element): boolean {
        const text = element.getBoundingClientRect();
        for (let at = element.parentElement; at; at = at.parentElement) {
          if (getComputedStyle(at).overflow.includes('visible')) continue;
          if (/auto|scroll/.test(getComputedStyle(at).overflow)) return false;
          const box = at.getBoundingClientRect();
          const isApart =
            text.right < box.left || text.left > box.right || text.bottom < box.top || text.top > box.bottom;
          if (isApart) return true;
        }
        return false;
      }
    },
    [context, scheme, options] as const,
  );
}

async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  await page.evaluate(axe.source);
  await page.evaluate(() => Object.assign(window, { judged: {} }));
}
