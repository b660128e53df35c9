// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { showWholeWords } from './whole-words';

showWholeWords();

beforeEach(() => {
  document.body.innerHTML = '';
  // a DOM without a layout: everything in `.narrow` is cut off
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(100);
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return this.closest('.narrow') ? 150 : 100;
  });
});

/** The title of an element once the pointer is on it. */
function under(pointer: Element): string | null {
  pointer.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }));
  return pointer.closest('[data-whole]')?.getAttribute('title') ?? null;
}

function place(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.querySelector('b')!;
}

it.each([
  ['words that are seen', '<p data-whole=""><b>Active</b></p>', null],
  ['words that are cut off', '<p data-whole="" class="narrow" style="text-overflow: ellipsis"><b>Active</b></p>', 'Active'],
  ['words of which a part is cut off', '<p data-whole=""><b class="narrow" style="text-overflow: ellipsis">Active</b></p>', 'Active'],
  ['what is wider without an ellipsis', '<p data-whole="" class="narrow"><b>Active</b></p>', null],
  ['more than is seen', '<p data-whole="3 Nov, 9:00"><b>3 Nov</b></p>', '3 Nov, 9:00'],
  ['what is seen among other words', '<p data-whole="$3.00"><b>$3.00 a month</b></p>', null],
  ['what is not marked', '<p class="narrow" style="text-overflow: ellipsis"><b>Active</b></p>', null],
])('has a tooltip of its own only where it says more: %s', (_, html, title) => {
  expect(under(place(html))).toBe(title);
}); // prettier-ignore

it('takes it away where the pointer leaves, and where the list is scrolled below it', () => {
  const words = place('<i>x</i><p data-whole="more"><b>Active</b></p>');
  expect(under(words)).toBe('more');
  document.querySelector('i')!.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }));
  expect(words.parentElement!.hasAttribute('title')).toBe(false);
  expect(under(words)).toBe('more');
  words.dispatchEvent(new Event('scroll'));
  expect(words.parentElement!.hasAttribute('title')).toBe(false);
});

it('says what stands there now', () => {
  const words = place('<p data-whole="" class="narrow" style="text-overflow: ellipsis"><b>Active</b></p>');
  expect(under(words)).toBe('Active');
  words.textContent = 'Suspended';
  expect(under(words)).toBe('Suspended');
  words.parentElement!.dataset.whole = 'Suspended since 3 Nov';
  expect(under(words)).toBe('Suspended since 3 Nov');
});
