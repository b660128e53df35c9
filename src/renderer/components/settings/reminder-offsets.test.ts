// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_OFFSETS, MOST_OFFSETS, type OffsetsByKind } from '../../../shared/reminders/offsets';
import { settingsSchema, type SettingsPatch } from '../../../shared/settings';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { useUndoStore } from '../../stores/undo';
import { sampleState } from '../../testing/sample-state';
import { updateSettings } from '../../testing/update-settings';
import ReminderOffsets from './ReminderOffsets.vue';

enableAutoUnmount(afterEach);

vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (_name: string, patch: SettingsPatch) => Promise.resolve(patch).then(updateSettings),
  reportOfFailure: (error: Error) => ({ code: 'too_many_offsets', message: error.message }),
}));

const offsets = () => useAppStore().state!.settings.reminders.offsets;

function open(own: OffsetsByKind) {
  useAppStore().state = sampleState({ settings: settingsSchema.parse({ reminders: { offsets: own } }) });
  const section = mount(ReminderOffsets, { props: { offsets: offsets() }, attachTo: document.body });
  async function press(name: string): Promise<void> {
    const buttons = section.findAll('button');
    const of = (text: string | undefined) => text === name;
    await buttons.find((one) => of(one.text()) || of(one.attributes('aria-label')))!.trigger('click');
    await settle();
  }
  async function settle(): Promise<void> {
    await flushPromises();
    await section.setProps({ offsets: offsets() });
  }
  return { section, press, settle };
}

beforeEach(() => setActivePinia(createPinia()));

it('offers to undo the reset, and brings back exactly the days that were there', async () => {
  const own = { lapses: [60, 7], renews: [] };
  const { press, settle } = open(own);
  await press('Reset to defaults');
  expect(offsets()).toEqual(DEFAULT_OFFSETS);
  expect(useFeedbackStore().toast).toMatchObject({ words: 'Reminder days reset', action: { label: 'Undo' } });
  useFeedbackStore().takeOffer();
  await settle();
  expect(offsets()).toEqual(own);
  await useUndoStore().redo();
  expect(offsets()).toEqual(DEFAULT_OFFSETS);
});

it('puts a day back without touching what was changed after it', async () => {
  const { press, settle } = open({ lapses: [14, 7, 3], renews: [1] });
  await press('Remove 7 days before');
  await press('Remove 14 days before');
  expect(useFeedbackStore().toast?.words).toContain('Default reminder days changed');
  const [first] = useUndoStore().done;
  await useUndoStore().undoStep(first!);
  await settle();
  expect(offsets()).toEqual({ lapses: [7, 3], renews: [1] });
});

it('leaves a day alone that was changed again elsewhere, and says what could not be restored', async () => {
  const full = Array.from({ length: MOST_OFFSETS }, (_, at) => 100 - at);
  const { press } = open({ lapses: full, renews: [1] });
  await press('Remove 100 days before');
  updateSettings({ reminders: { offsets: { lapses: { add: 50 } } } });
  await useUndoStore().undo();
  expect(useFeedbackStore().failure?.code).toBe('too_many_offsets');
  expect(useUndoStore().next).not.toBeNull();
  updateSettings({ reminders: { offsets: { lapses: { remove: 50 } } } });
  await useUndoStore().undo();
  expect(offsets().lapses).toEqual(full);
});
