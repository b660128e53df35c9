/** Stands on an element whose words may be cut off; its value is what they say as a whole, where that is more than they show. */
const MARK = 'data-whole';

/** Whether an element, or something in it, ends in an ellipsis. */
function isCut(element: Element): boolean {
  return [element, ...element.querySelectorAll('*')].some(
    (one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).textOverflow === 'ellipsis',
  );
}

/** What its tooltip depends on. */
const stateOf = (element: Element) => `${element.textContent}\n${element.getAttribute(MARK)}`;

const oneLine = (words: string) => words.replaceAll(/\s+/gu, ' ');

/** What the tooltip of an element says; null where all of it can be read without one. */
function missingWords(element: HTMLElement): string | null {
  const seen = element.innerText;
  const said = element.getAttribute(MARK) ?? '';
  const whole = said === '' ? seen : said;
  return !oneLine(seen).includes(oneLine(whole)) || isCut(element) ? whole : null;
}

/**
 * Gives what is marked with `data-whole` a tooltip while the pointer is on it, and only where that says more than can be seen.
 * One listener for the whole page: to measure each cell of each row as it is drawn would lay the page out again and again.
 */
export function showWholeWords(): void {
  let at: HTMLElement | null = null;
  let seen: string | null = null;

  function leave(): void {
    at?.removeAttribute('title');
    at = null;
  }

  document.addEventListener(
    'mousemove',
    ({ target }) => {
      const next = target instanceof Element ? target.closest<HTMLElement>(`[${MARK}]`) : null;
      if (next === at && (next === null || stateOf(next) === seen)) return;
      leave();
      if (!next) return;
      [at, seen] = [next, stateOf(next)];
      const words = missingWords(next);
      if (words !== null) next.title = words;
    },
    { passive: true },
  );
  // a row has another number afterwards, with the pointer where it was
  document.addEventListener('scroll', leave, { passive: true, capture: true });
}
