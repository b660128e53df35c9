// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { hasModifier, isTyping, onPageKey } from './shortcuts';

enableAutoUnmount(afterEach);
afterEach(() => document.body.replaceChildren());

/** A key that is pressed in an element, as the page hears it. */
function pressIn(element: Element, init: KeyboardEventInit = { key: 'm' }): KeyboardEvent {
  document.body.append(element);
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  element.dispatchEvent(event);
  return event;
}

function element(tag: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

describe('what is typed', () => {
  it.each(['text', 'search', 'number', 'password'])('goes into a field for %s', (type) => {
    expect(isTyping(pressIn(element('input', { type })))).toBe(true);
  });

  it.each(['textarea', 'select'])('goes into a %s', (tag) => {
    expect(isTyping(pressIn(element(tag)))).toBe(true);
  });

  it.each(['checkbox', 'radio'])('does not go into a %s, where a click leaves the keyboard', (type) => {
    expect(isTyping(pressIn(element('input', { type })))).toBe(false);
  });

  it('does not go into the page or a button', () => {
    expect(isTyping(pressIn(element('button')))).toBe(false);
    expect(isTyping(pressIn(element('div')))).toBe(false);
  });
});

it('the modifier of the platform counts alone', () => {
  const held = (init: KeyboardEventInit) => hasModifier(new KeyboardEvent('keydown', { key: 'k', ...init }));
  expect(held({ ctrlKey: true })).toBe(true);
  for (const other of ['metaKey', 'altKey', 'shiftKey']) expect(held({ ctrlKey: true, [other]: true })).toBe(false);
  expect(held({ metaKey: true })).toBe(false);
  expect(held({})).toBe(false);
});

it('keys of the page are heard while the component is there, but for those that were handled closer by', () => {
  const heard = vi.fn();
  const field = element('input');
  field.addEventListener('keydown', (event) => event.preventDefault());
  const page = mount(
    defineComponent(() => {
      onPageKey(({ key }) => void heard(key));
      return () => h('div');
    }),
  );
  pressIn(element('div'), { key: 'a' });
  pressIn(field, { key: 'b' });
  page.unmount();
  pressIn(element('div'), { key: 'c' });
  expect(heard.mock.calls).toEqual([['a']]);
});
