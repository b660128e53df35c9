import type { Ref } from 'vue';

/** Which keys lead where in a list. */
const WAYS = {
  vertical: { back: 'ArrowUp', on: 'ArrowDown' },
  horizontal: { back: 'ArrowLeft', on: 'ArrowRight' },
} as const;

/**
 * Where a key leads in a list of `count` places that goes round: the place, or null for a key that leads nowhere.
 *
 * @param at the place that one is at; -1 where one is at none
 */
export function placeAfter(
  key: string,
  at: number,
  count: number,
  direction: keyof typeof WAYS = 'vertical',
): number | null {
  if (count === 0) return null;
  const { back, on } = WAYS[direction];
  if (key === on) return (at + 1) % count;
  if (key === back) return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Whether a key is pressed on its own, so that it may lead somewhere. */
export function isPlain(event: KeyboardEvent): boolean {
  return !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
}

/**
 * Lets the arrow keys move the focus among the elements of a panel that match a selector.
 *
 * @returns the elements, and a handler that says whether a key moved the focus
 */
export function useArrowFocus(panel: Readonly<Ref<HTMLElement | null>>, selector: () => string) {
  const stops = (): HTMLElement[] => [...(panel.value?.querySelectorAll<HTMLElement>(selector()) ?? [])];

  function press(event: KeyboardEvent): boolean {
    if (!isPlain(event)) return false;
    // in a field these move the caret
    if (event.target instanceof HTMLInputElement && (event.key === 'Home' || event.key === 'End')) return false;
    const all = stops();
    const place = placeAfter(event.key, all.indexOf(document.activeElement as HTMLElement), all.length);
    if (place === null) return false;
    event.preventDefault();
    all[place]?.focus();
    return true;
  }

  return { stops, press };
}
