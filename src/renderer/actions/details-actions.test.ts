// @vitest-environment happy-dom
import { enableAutoUnmount } from '@vue/test-utils';
import { afterEach, expect, it } from 'vitest';
import { ref } from 'vue';
import { isAvailable, offer } from '../testing/offered-actions';
import { useDetailsActions } from './details-actions';
import { followShortcuts } from './registry';

enableAutoUnmount(afterEach);

function pressEscapeIn(element: HTMLElement): boolean {
  document.body.append(element);
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  element.dispatchEvent(event);
  element.remove();
  return event.defaultPrevented;
}

it('Escape closes the details that are open, from a field of theirs too, and is left alone where none are', () => {
  const isOpen = ref(true);
  offer(() => {
    useDetailsActions(
      () => isOpen.value,
      () => (isOpen.value = false),
    );
    followShortcuts();
  });
  expect(isAvailable('details.close')).toBe(true);
  expect([pressEscapeIn(document.createElement('textarea')), isOpen.value]).toEqual([true, false]);
  expect([pressEscapeIn(document.createElement('textarea')), isAvailable('details.close')]).toEqual([false, false]);
});
