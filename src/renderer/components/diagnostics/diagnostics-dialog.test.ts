// @vitest-environment happy-dom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAppStore } from '../../stores/app';
import { useFeedbackStore } from '../../stores/feedback';
import { sampleState } from '../../testing/sample-state';
import DiagnosticsDialog from './DiagnosticsDialog.vue';

enableAutoUnmount(afterEach);

/** What main does where a file is to be written. */
let begin: () => unknown;
vi.mock('../../bridge/bridge-client', () => ({
  transport: {},
  request: (name: string) =>
    Promise.resolve().then(() =>
      name === 'file.begin' ? begin() : { text: 'Version 1.0.0', name: 'diagnostics.txt' },
    ),
  reportOfFailure: (error: Error) => ({ code: 'internal', message: error.message }),
}));

beforeEach(() => {
  setActivePinia(createPinia());
  useAppStore().state = sampleState();
});

async function opened() {
  const dialog = mount(DiagnosticsDialog, { props: { first: 'export' }, attachTo: document.body });
  await flushPromises();
  const save = async () => {
    document.querySelector<HTMLElement>('[data-action=export]')!.click();
    await flushPromises();
  };
  return { dialog, save };
}

it('stays open where no place was chosen, whatever had failed before', async () => {
  useFeedbackStore().fail('sync.now', new Error('Talkover can’t be reached.'));
  const { dialog, save } = await opened();
  begin = () => ({ outcome: 'cancelled' });
  await save();
  expect(dialog.emitted('close')).toBeUndefined();
});

it('makes way for why the file could not be written, and for the file', async () => {
  const { dialog, save } = await opened();
  begin = () => {
    throw new Error('The disk is full.');
  };
  await save();
  expect([dialog.emitted('close')?.length, useFeedbackStore().failure?.message]).toEqual([1, 'The disk is full.']);
  begin = () => ({ outcome: 'begun', fileId: 'f', name: 'diagnostics.txt' });
  await save();
  expect(dialog.emitted('close')).toHaveLength(2);
});
