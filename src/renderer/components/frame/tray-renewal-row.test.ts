// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import type { TrayRenewal } from '../../../shared/bridge/state';
import { useAppStore } from '../../stores/app';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import TrayRenewalRow from './TrayRenewalRow.vue';

enableAutoUnmount(afterEach);

const asked: unknown[][] = [];
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request(...question: unknown[]) {
    if (question[0] === 'reminders.prefer' || question[0] === 'talkover.open') asked.push(question);
    return Promise.resolve({});
  },
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const renewal: TrayRenewal = {
  label: '+1 234 lapses tomorrow',
  target: { view: 'numbers', environmentId: 'a', numberId: '7' },
  ref: { environmentId: 'a', numberId: '7' },
  number: '+1234',
  hasTalkover: true,
  isHandled: false,
};

async function openMenu(patch: Partial<TrayRenewal> = {}) {
  asked.length = 0;
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
  const wrapper = mount(TrayRenewalRow, { props: { renewal: { ...renewal, ...patch } }, attachTo: document.body });
  await wrapper.get('[aria-haspopup]').trigger('click');
  await nextTick();
  const entries = [...document.querySelectorAll<HTMLButtonElement>('[role=menuitem]')];
  const choose = async (label: string) => {
    entries.find(({ textContent }) => textContent.trim() === label)!.click();
    await nextTick();
  };
  return { wrapper, labels: entries.map(({ textContent }) => textContent.trim()), choose };
}

it('leads to its number, and has a menu that is named after it', async () => {
  const { wrapper, labels } = await openMenu();
  await wrapper.get('button.next').trigger('click');
  expect(useAppStore().target).toEqual(renewal.target);
  expect(wrapper.get('[aria-haspopup]').attributes('aria-label')).toContain('+1 234 lapses tomorrow');
  expect(labels).toEqual(['Open in Talkover', 'Copy number', 'Remind me tomorrow', 'Handled']);
});

it('puts a reminder off, and marks a renewal as handled or not', async () => {
  const prefer = (change: object) => [['reminders.prefer', { environmentId: 'a', numberIds: ['7'], change }]];
  await (await openMenu()).choose('Remind me tomorrow');
  expect(asked).toEqual(prefer({ snoozeDays: 1 }));
  await (await openMenu()).choose('Handled');
  expect(asked).toEqual(prefer({ handled: true }));
  await (await openMenu({ isHandled: true })).choose('Not handled');
  expect(asked).toEqual(prefer({ handled: false }));
});

it('undoes that a reminder was put off', async () => {
  const prefer = (change: object) => ['reminders.prefer', { environmentId: 'a', numberIds: ['7'], change }];
  await (await openMenu()).choose('Remind me tomorrow');
  await useUndoStore().undo();
  expect(asked).toEqual([prefer({ snoozeDays: 1 }), prefer({ snoozeDays: null })]);
});

it('offers no address of sample data, which has none', async () => {
  expect((await openMenu({ hasTalkover: false })).labels).toEqual(['Copy number', 'Remind me tomorrow', 'Handled']);
});

it('opens the environment in Talkover', async () => {
  await (await openMenu()).choose('Open in Talkover');
  expect(asked).toEqual([['talkover.open', { environmentId: 'a' }]]);
});

it('copies the number', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  await (await openMenu()).choose('Copy number');
  expect(writeText).toHaveBeenCalledWith('+1234');
  vi.unstubAllGlobals();
});
