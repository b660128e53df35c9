// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import ModalDialog from './ModalDialog.vue';

enableAutoUnmount(afterEach);

function open(props: { isBare?: boolean } = {}) {
  const before = document.createElement('button');
  document.body.replaceChildren(before);
  before.focus();
  const wrapper = mount(ModalDialog, {
    props: { title: 'Labels', ...props },
    slots: { default: '<input class="inside" />', actions: '<button class="action">Done</button>' },
    attachTo: document.body,
  });
  const dialog = document.querySelector('dialog')!;
  return { wrapper, dialog, before, asked: () => wrapper.emitted('close')?.length ?? 0 };
}

describe('a dialog', () => {
  it('is modal as long as it is there, and called by its title', () => {
    const { wrapper, dialog } = open();
    expect([dialog.open, dialog.getAttribute('aria-label')]).toEqual([true, 'Labels']);
    expect(dialog.querySelector('h2')?.textContent).toBe('Labels');
    expect(dialog.querySelector('footer .action')).not.toBeNull();
    wrapper.unmount();
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('asks to be closed by its cross, by Escape and by a press next to it, and stays until it is', () => {
    const { dialog, asked } = open();
    dialog.querySelector<HTMLElement>('[aria-label=Close]')!.click();
    expect(asked()).toBe(1);
    const escape = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(escape);
    expect([asked(), escape.defaultPrevented, dialog.open]).toEqual([2, true, true]);
    dialog.dispatchEvent(new MouseEvent('mousedown'));
    expect(asked()).toBe(3);
    dialog.querySelector('.inside')!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    // a file chooser that the user cancels tells its field so, and the event goes on to the dialog
    dialog.querySelector('.inside')!.dispatchEvent(new Event('cancel', { bubbles: true }));
    expect(asked()).toBe(3);
  });

  it('closes before it is removed, which is what gives the keyboard back', () => {
    const { wrapper, dialog } = open();
    wrapper.unmount();
    expect(dialog.open).toBe(false);
  });

  it('closes at once for an action that looks for the keyboard', () => {
    const { wrapper, dialog, asked } = open();
    (wrapper.vm as unknown as { close(): void }).close();
    expect([dialog.open, asked() > 0]).toEqual([false, true]);
  });

  it('keeps its keys from the page', () => {
    const { dialog } = open();
    const keys: string[] = [];
    const listen = (event: KeyboardEvent) => keys.push(event.key);
    window.addEventListener('keydown', listen);
    dialog.querySelector('.inside')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    window.removeEventListener('keydown', listen);
    expect(keys).toEqual([]);
  });

  it('has no head where it is bare', () => {
    const { dialog } = open({ isBare: true });
    expect([dialog.getAttribute('aria-label'), dialog.querySelector('h2, [aria-label=Close]')]).toEqual([
      'Labels',
      null,
    ]);
  });
});
