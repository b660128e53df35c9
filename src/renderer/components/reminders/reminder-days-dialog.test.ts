// @vitest-environment happy-dom
import { enableAutoUnmount, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { DEFAULT_OFFSETS } from '../../../shared/reminders/offsets';
import { NO_PREFERENCE, type ReminderPreference } from '../../../shared/reminders/preference';
import { useAppStore } from '../../stores/app';
import { useReminderPreferencesStore } from '../../stores/reminder-preferences';
import { useUndoStore } from '../../stores/undo';
import { createLateMain, type LateMain } from '../../testing/late-main';
import { sampleState } from '../../testing/sample-state';
import ReminderDaysDialog from './ReminderDaysDialog.vue';

enableAutoUnmount(afterEach);

let main: LateMain;
let asked: unknown[];
let kept: Record<string, ReminderPreference>;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (...input: Parameters<LateMain['request']>) => main.request(...input),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

const numbers = ['1', '2'].map((numberId) => ({ environmentId: 'a', numberId }));
const custom = { ...NO_PREFERENCE, offsets: { lapses: [30, 2], renews: [] } };

describe('reminder days of several numbers', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    useAppStore().state = sampleState();
    asked = [];
    kept = {};
    main = createLateMain({
      'reminders.preferences': ({ environmentId }) => (environmentId === 'a' ? kept : {}),
      'reminders.prefer': (input) => {
        asked.push(input);
        for (const id of input.numberIds) kept[id] = { ...NO_PREFERENCE, offsets: input.change.offsets as never };
        const app = useAppStore();
        const { reminders } = app.state!;
        app.state = { ...app.state!, reminders: { ...reminders, revision: reminders.revision + 1 } };
      },
    });
  });

  async function dialog() {
    useReminderPreferencesStore();
    await main.answer();
    const wrapper = mount(ReminderDaysDialog, { props: { numbers }, attachTo: document.body });
    await nextTick();
    const buttonOf = (name: string) =>
      [...document.querySelectorAll('button')].findLast(
        (one) => one.getAttribute('aria-label') === name || one.textContent.trim() === name,
      )!;
    const chips = () => [...document.querySelectorAll('dialog .chip')].map((chip) => chip.textContent.trim());
    return { wrapper, buttonOf, chips };
  }

  it('begin with what they have in common, and replace it when saved, until that is undone', async () => {
    kept = { '1': custom, '2': custom };
    const { wrapper, buttonOf, chips } = await dialog();
    expect(chips()).toEqual(['30 days', '2 days']);
    buttonOf('Remove 2 days before').click();
    await nextTick();
    expect([chips(), asked]).toEqual([['30 days'], []]);
    buttonOf('Save').click();
    await main.answer();
    await main.answer();
    const change = { offsets: { lapses: [30], renews: [] } };
    expect(asked).toEqual([{ environmentId: 'a', numberIds: ['1', '2'], change }]);
    expect(wrapper.emitted('close')).toHaveLength(1);
    const undone = useUndoStore().undo();
    await nextTick();
    await main.answer();
    await undone;
    expect(asked[1]).toEqual({ environmentId: 'a', numberIds: ['1', '2'], change: { offsets: custom.offsets } });
  });

  it('begin with the defaults where they differ, which is said', async () => {
    kept = { '1': custom };
    const { chips } = await dialog();
    expect(chips()).toHaveLength(DEFAULT_OFFSETS.lapses.length + DEFAULT_OFFSETS.renews.length);
    expect(document.body.textContent).toContain('different reminder days');
  });

  it('stay as they are where the dialog is closed', async () => {
    const { wrapper, buttonOf } = await dialog();
    buttonOf('Remove 14 days before').click();
    buttonOf('Cancel').click();
    await nextTick();
    expect([wrapper.emitted('close')?.length, main.waiting, asked]).toEqual([1, [], []]);
  });
});
