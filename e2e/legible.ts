import type { Page } from '@playwright/test';

const SELECTORS = {
  /** Another layer may lie over the page. */
  layers:
    'dialog, .raised, [popover], aside.panel, .n-popover, [role=dialog], [role=menu], [role=listbox], [role=status], [role=separator]',
  /** What says under the pointer what it has no room for. */
  whole: '[title], [data-whole], [data-day]',
};

/**
 * The messages on screen that cannot be read as a whole, because something cuts them off or covers them. Sees what the
 * pseudo-languages write: a message ends with the bracket it began with.
 */
export async function illegible(page: Page): Promise<string[]> {
  await stillness(page);
  return page.evaluate(({ layers, whole }) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const text = node.data.trim();
      const parent = node.parentElement;
      if (!/^\[.*\]$/su.test(text) || !parent || !isShown(parent)) continue;
      for (const rect of rectsOf(node)) {
        const fault = cutOff(parent, rect) ?? coveredAt(parent, rect);
        if (fault) found.add(`${text}: ${fault}`);
      }
    }
    return [...found];

    function rectsOf(node: Text): DOMRect[] {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    }

    /** What only screen readers get is one pixel wide. */
    function isShown(element: Element): boolean {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { clipPath, clip } = getComputedStyle(at);
        if (clipPath === 'inset(50%)' || clip.startsWith('rect(0px, 0px')) return false;
      }
      return true;
    }

    function cutOff(element: Element, text: DOMRect): string | null {
      let scrollsDown = false;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        if (overflowX !== 'visible' && (text.right > box.right + 1 || text.left < box.left - 1)) {
          if (overflowX === 'auto' || overflowX === 'scroll' || saysItAll(at)) return null;
          return `cut off by ${nameOf(at)}`;
        }
        scrollsDown ||= overflowY === 'auto' || overflowY === 'scroll';
        if (!scrollsDown && overflowY !== 'visible' && text.bottom > box.bottom + 2 && !saysItAll(at)) {
          return `cut off below by ${nameOf(at)}`;
        }
        if (position === 'fixed') break;
      }
      return text.right > innerWidth + 1 || text.left < -1 ? 'beyond the edge of the window' : null;
    }

    /** What ends in an ellipsis is shown as a whole under the pointer: by a title, or, of a day, by what it opens. */
    function saysItAll(element: Element): boolean {
      return getComputedStyle(element).textOverflow === 'ellipsis' && element.closest(whole) !== null;
    }

    function coveredAt(element: Element, text: DOMRect): string | null {
      if (getComputedStyle(element).pointerEvents === 'none') return null; // found at no point
      const y = text.top + text.height / 2;
      for (const share of [0.02, 0.5, 0.98]) {
        // not on the edge itself, which belongs to what is next to it
        const x = Math.min(Math.max(text.left + text.width * share, text.left + 1), text.right - 1);
        const top = document.elementFromPoint(x, y);
        if (!top || top.contains(element) || element.contains(top)) continue;
        if (top.closest(layers) || element.closest('label')?.contains(top)) continue;
        if (isScrolledAway(element, x, y) || isScrolledUnder(element, top)) continue; // a scroller ends somewhere
        return `covered by ${nameOf(top)}`;
      }
      return null;
    }

    function isScrolledAway(element: Element, x: number, y: number): boolean {
      for (let at: Element | null = element; at; at = at.parentElement) {
        if (getComputedStyle(at).overflowY === 'visible') continue;
        const box = at.getBoundingClientRect();
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) return true;
      }
      return false;
    }

    /** What keeps its place in a scroller, such as the heads of a table, is over what is scrolled. */
    function isScrolledUnder(element: Element, top: Element): boolean {
      let at: Element | null = top;
      while (at && !at.contains(element) && getComputedStyle(at).position !== 'sticky') at = at.parentElement;
      return at !== null && !at.contains(element);
    }

    function nameOf(element: Element): string {
      return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
    }
  }, SELECTORS);
}

/** Waits for what is still moving, which is not where it will be read. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}
