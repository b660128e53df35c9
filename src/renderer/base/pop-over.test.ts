// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { h } from 'vue';
import MenuButton from './MenuButton.vue';
import ModalDialog from './ModalDialog.vue';
import PickList from './PickList.vue';
import PopOver from './PopOver.vue';
import type { PickOption } from './pick-option';

enableAutoUnmount(afterEach);
beforeEach(() => document.body.replaceChildren());

const trigger = () => document.querySelector<HTMLButtonElement>('#trigger')!;
const panel = () => document.querySelector<HTMLElement>('[role=menu], [role=dialog]');
const inPanel = (selector: string) => [...(panel()?.querySelectorAll<HTMLElement>(selector) ?? [])];
const focused = () => document.activeElement?.textContent?.trim();

const button = ({ attrs }: { attrs: object }) => h('button', { id: 'trigger', ...attrs }, 'Open');

async function open(): Promise<void> {
  trigger().click();
  await flushPromises();
}

async function press(key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.activeElement!.dispatchEvent(event);
  await flushPromises();
  return event;
}

describe('a menu button', () => {
  const entries = [
    { key: 'copy', label: 'Copy', keys: 'Ctrl+C' },
    { key: 'lines', label: 'One per line', isChosen: true, begins: true },
    { key: 'commas', label: 'Comma-separated', isChosen: false },
  ];

  function menu() {
    return mount(MenuButton, {
      props: { label: 'Copy as', entries },
      slots: { default: button },
      attachTo: document.body,
    });
  }

  it('says what it opens, and whether it is open', async () => {
    menu();
    expect([trigger().getAttribute('aria-haspopup'), trigger().getAttribute('aria-expanded')]).toEqual([
      'menu',
      'false',
    ]);
    expect(panel()).toBeNull();
    await open();
    expect(trigger().getAttribute('aria-expanded')).toBe('true');
    expect([panel()?.getAttribute('role'), panel()?.getAttribute('aria-label')]).toEqual(['menu', 'Copy as']);
  });

  it('offers entries of which some are chosen, set apart by a line', async () => {
    menu();
    await open();
    const shown = inPanel('.option').map((one) => [one.getAttribute('role'), one.getAttribute('aria-checked')]);
    expect(shown).toEqual([
      ['menuitem', null],
      ['menuitemradio', 'true'],
      ['menuitemradio', 'false'],
    ]);
    expect(inPanel('[role=separator]')).toHaveLength(1);
    expect(inPanel('kbd').map(({ textContent }) => textContent)).toEqual(['Ctrl+C']);
  });

  it('is walked with the arrows, round and round, and to its ends', async () => {
    menu();
    await open();
    const seen = [focused()];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await press(key);
      seen.push(focused());
    }
    expect(seen.map((words) => words?.slice(0, 4))).toEqual(['Copy', 'One ', 'Comm', 'Copy', 'Comm', 'Copy', 'Comm']);
  });

  it('chooses, closes, and gives the keyboard back first', async () => {
    const wrapper = menu();
    await open();
    inPanel('.option')[2]!.click();
    expect(focused()).toBe('Open');
    expect(wrapper.emitted('choose')).toEqual([['commas']]);
    await flushPromises();
    expect(trigger().getAttribute('aria-expanded')).toBe('false');
  });

  it.each(['Escape', 'Tab'])('closes on %s, which goes no further', async (key) => {
    menu();
    await open();
    const event = await press(key);
    expect([event.defaultPrevented, focused(), trigger().getAttribute('aria-expanded')]).toEqual([
      true,
      'Open',
      'false',
    ]);
  });
});

describe('a picker', () => {
  const options: PickOption[] = [
    { key: 'es', label: 'España', chosen: 'all' },
    { key: 'de', label: 'Germany', chosen: 'some' },
    { key: 'us', label: 'United States', chosen: 'none' },
  ];

  function picker(props: object = {}) {
    const list = mount(
      {
        components: { PopOver, PickList },
        props: ['events'],
        setup:
          (_: unknown, { emit }: { emit: (name: string, ...rest: unknown[]) => void }) =>
          () =>
            h(
              PopOver,
              { label: 'Country' },
              {
                trigger: button,
                default: () =>
                  h(PickList, {
                    label: 'Country',
                    options,
                    isMultiple: true,
                    find: 'Find',
                    nothing: 'No matches',
                    onToggle: (option: PickOption) => emit('toggle', option.key),
                    onEnter: () => emit('enter'),
                    ...props,
                  }),
              },
            ),
      },
      { attachTo: document.body },
    );
    return list;
  }

  const field = () => inPanel('input')[0] as HTMLInputElement;

  it('begins in its field, from where the arrows lead into the options', async () => {
    picker();
    await open();
    expect(panel()?.getAttribute('role')).toBe('dialog');
    expect(document.activeElement).toBe(field());
    await press('ArrowDown');
    expect(focused()).toBe('España');
    await press('ArrowUp');
    expect(document.activeElement).toBe(field());
    expect((await press('Home')).defaultPrevented).toBe(false);
    expect((await press('End')).defaultPrevented).toBe(false);
  });

  it('says of each option whether it holds for all, some or none', async () => {
    const wrapper = picker();
    await open();
    expect(inPanel('[role=checkbox]').map((one) => one.getAttribute('aria-checked'))).toEqual([
      'true',
      'mixed',
      'false',
    ]);
    inPanel('[role=checkbox]')[1]!.click();
    expect(wrapper.emitted('toggle')).toEqual([['de']]);
    expect(panel()).not.toBeNull();
  });

  it('offers one of several as radio buttons', async () => {
    picker({ isMultiple: false });
    await open();
    expect(inPanel('[role=radio]')).toHaveLength(3);
  });

  it('finds options whatever their case and accents, and says where there are none', async () => {
    const wrapper = picker();
    await open();
    for (const [typed, shown] of [
      ['ESPANA', ['España']],
      ['an', ['España', 'Germany']],
      ['x', []],
    ] as const) {
      field().value = typed;
      field().dispatchEvent(new Event('input'));
      await flushPromises();
      expect(inPanel('[role=checkbox]').map(({ textContent }) => textContent.trim())).toEqual(shown);
    }
    expect(panel()?.textContent).toContain('No matches');
    await press('Enter');
    expect(wrapper.emitted('enter')).toHaveLength(1);
  });

  it('says what is wrong with what was typed', async () => {
    picker({ problem: 'Too long' });
    await open();
    expect([field().getAttribute('aria-invalid'), inPanel('[role=alert]')[0]?.textContent]).toEqual([
      'true',
      'Too long',
    ]);
  });

  it('closes on Escape, and lets Tab go through it', async () => {
    picker();
    await open();
    expect((await press('Tab')).defaultPrevented).toBe(false);
    expect(panel()).not.toBeNull();
    await press('Escape');
    expect([focused(), trigger().getAttribute('aria-expanded')]).toEqual(['Open', 'false']);
  });
});

it('is closed by a dialog that opens, which gives the keyboard back to what opened it', async () => {
  const Page = {
    components: { MenuButton, ModalDialog },
    props: { hasDialog: Boolean },
    template: `<MenuButton v-slot="{ attrs }" label="Copy as" :entries="[{ key: 'copy', label: 'Copy' }]">
      <button id="trigger" v-bind="attrs">Open</button></MenuButton><ModalDialog v-if="hasDialog" title="Labels" />`,
  };
  const wrapper = mount(Page, { attachTo: document.body });
  await open();
  expect(focused()).toBe('Copy');
  await wrapper.setProps({ hasDialog: true });
  await flushPromises();
  expect(trigger().getAttribute('aria-expanded')).toBe('false');
  await wrapper.setProps({ hasDialog: false });
  expect(document.activeElement).toBe(trigger());
});
