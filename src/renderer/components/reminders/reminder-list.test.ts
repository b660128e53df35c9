// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PreviewedNumber } from '../../../shared/bridge/requests/reminders';
import { useAppStore } from '../../stores/app';
import { useNavigationStore } from '../../stores/navigation';
import { sampleState } from '../../testing/sample-state';
import ReminderList from './ReminderList.vue';
import type { ReminderEntry, ReminderLine } from './reminder-lines';

enableAutoUnmount(afterEach);

let digest: PreviewedNumber[];
let asked: { name: string; input: unknown }[];
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request(name: string, input: unknown) {
    if (name === 'reminders.preferences') return Promise.resolve({});
    asked.push({ name, input });
    return Promise.resolve(name === 'reminders.previewNumbers' ? digest : undefined);
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  asked = [];
  digest = [{ environmentId: 'a', numberId: '1', isHandled: false }];
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
  openCount: 1,
  target: null,
  preview: { at: 1, index: 0, title: 'digest' },
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

it('H marks those numbers of a digest that are not handled, or takes the marks back if all are', async () => {
  const ref = (numberId: string, isHandled: boolean) => ({ environmentId: 'a', numberId, isHandled });
  digest = [ref('1', false), ref('2', true), ref('3', false)];
  await pressH({ ...upcoming, number: null, count: 3, openCount: 2 });
  const input = { environmentId: 'a', numberIds: ['1', '3'], change: { handled: true } };
  const whose = { name: 'reminders.previewNumbers', input: upcoming.preview };
  expect(asked).toEqual([whose, { name: 'reminders.prefer', input }]);
  asked = [];
  digest = [ref('2', true)];
  await pressH({ ...upcoming, number: null, count: 1, openCount: 0 });
  expect(asked).toEqual([whose, marked('2', false)]);
});

it('H takes the mark back from what is handled, also where the reminder was sent already', async () => {
  expect(await pressH({ ...upcoming, openCount: 0 })).toBe(true);
  expect(await pressH({ ...upcoming, section: 'sent', openCount: 0 })).toBe(true);
  expect(asked).toEqual([marked('0', false), marked('0', false)]);
});

it('H leaves alone what can’t be decided about, and keys with a modifier', async () => {
  expect(await pressH({ ...upcoming, section: 'sent', number: null, target: { view: 'renewals', environmentId: null, only: null } })).toBe(false); // prettier-ignore
  expect(await pressH(upcoming, { ctrlKey: true })).toBe(false);
  expect(asked).toEqual([]);
});

/** What the menu of a reminder offers, by its words. */
async function menuOf(entry: ReminderEntry) {
  const lines: ReminderLine[] = [{ kind: 'entry', entry }];
  const props = { lines, isLookingAhead: false, problem: null, isComplete: true };
  const wrapper = mount(ReminderList, { props, attachTo: document.body });
  await flushPromises();
  await wrapper.get('.title').trigger('contextmenu', { clientX: 9, clientY: 9 });
  const entries = () => [...document.querySelectorAll<HTMLElement>('[role=menu] [role=menuitem]')];
  await vi.waitFor(() => expect(entries()).not.toEqual([]));
  return new Map(entries().map((one) => [one.textContent.trim(), one]));
}

it('has a menu for each row with what the button of the row offers', async () => {
  const menu = await menuOf(upcoming);
  expect([...menu.keys()]).toContain('Mute this number');
  menu.get('Mark as handled')!.click();
  await flushPromises();
  expect(asked).toEqual([marked('0')]);
});

it.each([
  ['one number', upcoming, 'a'],
  ['a number that was removed', { ...upcoming, section: 'sent', number: null, target: { view: 'activity', environmentId: 'b', filter: 'gone' } }, 'b'],
] as const)('leads to Talkover from the menu of a reminder of %s', async (_, entry, environmentId) => {
  const menu = await menuOf(entry);
  menu.get('Open in Talkover')!.click();
  await flushPromises();
  expect(asked).toEqual([{ name: 'talkover.open', input: { environmentId } }]);
}); // prettier-ignore

it('leads to Talkover from a digest only where it can be about one environment alone', async () => {
  const many = { ...upcoming, number: null, count: 3 };
  expect((await menuOf(many)).has('Open in Talkover')).toBe(false);
  document.body.replaceChildren();
  useAppStore().state = sampleState({ environments: sampleState().environments.slice(0, 1) });
  const menu = await menuOf(many);
  menu.get('Open in Talkover')!.click();
  await flushPromises();
  expect(asked).toEqual([{ name: 'talkover.open', input: { environmentId: 'a' } }]);
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
