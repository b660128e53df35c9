/** Whether the language of the page is written from right to left. */
export function isRightToLeft(): boolean {
  return document.documentElement.dir === 'rtl';
}

/**
 * What a pressed key means in the reading direction: where the page is written from right to left, the left arrow leads on
 * and the right arrow back, so that each goes to what is seen on its side. Other keys are what they are.
 *
 * @param key as `KeyboardEvent.key` says it
 * @returns `ArrowRight` for the arrow that leads on, `ArrowLeft` for the one that leads back
 */
export function keyInReadingDirection(key: string): string {
  if (!isRightToLeft()) return key;
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
