// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../../stores/app';
import { useNavigationStore } from '../../stores/navigation';
import { sampleState } from '../../testing/sample-state';
import ReminderList from './ReminderList.vue';
import type { ReminderEntry, ReminderLine } from './reminder-lines';

enableAutoUnmount(afterEach);

let asked: { name: string; input: unknown }[];
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request(name: string, input: unknown) {
    if (name === 'reminders.preferences') return Promise.resolve({});
    asked.push({ name, input });
    return Promise.resolve(name === 'reminders.previewNumbers' ? [{ environmentId: 'a', numberId: '1' }] : undefined);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  asked = [];
  // a DOM without a layout: a list of no height shows nothing
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400);
});

const upcoming: ReminderEntry = {
  key: 'one',
  section: 'upcoming',
  title: '(415) 555-0132 lapses tomorrow',
  body: '',
  urgency: 'critical',
  at: Date.now(),
  clickedAt: null,
  startsDay: true,
  count: 1,
  number: { environmentId: 'a', numberId: '0' },
  isHandled: false,
  target: null,
  preview: { at: 1, index: 0 },
};

/** The list with one reminder, which has the focus; H is pressed in it. */
async function pressH(entry: ReminderEntry, keys: KeyboardEventInit = {}) {
  const lines: ReminderLine[] = [
    { kind: 'heading', section: entry.section, count: 1 },
    { kind: 'entry', entry },
  ];
  const wrapper = mount(ReminderList, { props: { lines, isLookingAhead: false, problem: null, isComplete: true }, attachTo: document.body }); // prettier-ignore
  await flushPromises();
  await wrapper.find('[data-line="1"]').trigger('focusin');
  const event = new KeyboardEvent('keydown', { key: 'h', bubbles: true, cancelable: true, ...keys });
  wrapper.find('[data-line="1"] button').element.dispatchEvent(event);
  await flushPromises();
  return event.defaultPrevented;
}
const marked = (numberId: string, handled = true) => ({ name: 'reminders.prefer', input: { environmentId: 'a', numberIds: [numberId], change: { handled } } }); // prettier-ignore

it('H marks the focused reminder’s renewal as handled, and goes no further', async () => {
  expect(await pressH(upcoming)).toBe(true);
  expect(asked).toEqual([marked('0')]);
});

it('H marks the reminder that has the focus, also after one above it was sent', async () => {
  const linesOf = (...ids: string[]): ReminderLine[] => [
    { kind: 'heading', section: 'upcoming', count: ids.length },
    ...ids.map((numberId): ReminderLine => {
      const number = { environmentId: 'a', numberId };
      return { kind: 'entry', entry: { ...upcoming, key: numberId, title: `number ${numberId}`, number } };
    }),
  ];
  const props = { lines: linesOf('0', '1', '2'), isLookingAhead: false, problem: null, isComplete: true };
  const wrapper = mount(ReminderList, { props, attachTo: document.body });
  await flushPromises();
  wrapper.find<HTMLElement>('[data-line="2"] button').element.focus();
  await wrapper.setProps({ lines: linesOf('1', '2') });
  await flushPromises();
  expect(document.activeElement?.textContent).toContain('number 1');
  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }));
  await flushPromises();
  expect(asked).toEqual([marked('1')]);
});

it('H marks all numbers of a digest', async () => {
  await pressH({ ...upcoming, number: null, count: 2 });
  expect(asked).toEqual([{ name: 'reminders.previewNumbers', input: { at: 1, index: 0 } }, marked('1')]);
});

it('H takes the mark back from what is handled, also where the reminder was sent already', async () => {
  expect(await pressH({ ...upcoming, isHandled: true })).toBe(true);
  expect(await pressH({ ...upcoming, section: 'sent', isHandled: true })).toBe(true);
  expect(asked).toEqual([marked('0', false), marked('0', false)]);
});

it('H leaves alone what can’t be decided about, and keys with a modifier', async () => {
  expect(await pressH({ ...upcoming, section: 'sent', number: null, target: { view: 'renewals', environmentId: null, only: null } })).toBe(false); // prettier-ignore
  expect(await pressH(upcoming, { ctrlKey: true })).toBe(false);
  expect(asked).toEqual([]);
});

it('is scrolled where it was left once everything has come', async () => {
  const scrollTo = vi.spyOn(Element.prototype, 'scrollTo');
  useNavigationStore().present.kept.set('reminders', 300);
  const props = { lines: [], isLookingAhead: true, problem: null, isComplete: false };
  const wrapper = mount(ReminderList, { props, attachTo: document.body });
  scrollTo.mockClear();
  await wrapper.setProps({ isLookingAhead: false, isComplete: true });
  expect(scrollTo).toHaveBeenCalledWith({ top: 300 });
});
